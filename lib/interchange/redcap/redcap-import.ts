import type { CsvCell, CsvRow } from "../csv.ts";
import type { ExportedSubject } from "../subject-table.ts";
import { DAY_FIELDS } from "./day-fields.ts";
import { ENROLMENT_FIELDS } from "./enrolment-fields.ts";
import type { RedcapValue } from "./redcap-field.ts";

/** The columns of `redcap_import`, as REDCap's import tool takes them. */
export const REDCAP_IMPORT_COLUMNS: readonly string[] = [
  "record_id",
  "redcap_event_name",
  ...ENROLMENT_FIELDS.map(({ name }) => name),
  ...DAY_FIELDS.map(({ name }) => name),
];

/** One event for what is entered once, and one for each study day. */
export const ENROLMENT_EVENT = "enrolment_arm_1";

/** The event of a study day. */
export function dayEvent(studyDay: number): string {
  return `day_${studyDay}_arm_1`;
}

const BLANK: readonly CsvCell[] = [];

/**
 * One subject's rows. Of the fields of an event none is blank, since a blank changes nothing there; those of other
 * events always are, since the event does not have them.
 */
export function* redcapRows(subject: ExportedSubject): Generator<CsvRow> {
  const { record, context, days } = subject;
  const enrolment = ENROLMENT_FIELDS.map((field) => cellOf(field.value(subject)));
  yield [record.subject, ENROLMENT_EVENT, ...enrolment, ...blank(DAY_FIELDS.length)];
  const { first, last } = context.protocol.studyDays;
  for (const summary of days.days) {
    const { studyDay } = summary;
    if (studyDay === null || studyDay < first || studyDay > last) continue;
    const cells = DAY_FIELDS.map((field) => cellOf(field.value({ subject, summary })));
    yield [record.subject, dayEvent(studyDay), ...blank(ENROLMENT_FIELDS.length), ...cells];
  }
}

function blank(count: number): readonly CsvCell[] {
  return count === 0 ? BLANK : Array.from({ length: count }, () => null);
}

function cellOf(value: RedcapValue): CsvCell {
  return typeof value === "object" ? value.missing : value;
}
