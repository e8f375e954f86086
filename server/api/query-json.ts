import type { QueryJson } from "#lib/contract/queries.ts";
import type { SubjectQuery } from "#lib/projections/subject-query.ts";
import type { SiteCalendar } from "#lib/study/site-calendar.ts";
import { studyDayAt } from "#lib/study/study-day.ts";
import { toIso } from "#lib/units/instant.ts";
import { suspectedUnit } from "#lib/ventilation/suspected-unit.ts";
import type { AskedOfSubject } from "../queries/query-table.ts";
import { toReadingJson } from "./subject-json.ts";

/** As many readings of one question as a person looks at. */
const LISTED = 20;

/** One question as programs see it. */
export function toQueryJson(
  query: SubjectQuery,
  { subject, infusionStart }: Pick<AskedOfSubject, "subject" | "infusionStart">,
  calendar: SiteCalendar,
): QueryJson {
  const { readings, steps, from, to, askedAt, askedBy } = query;
  return {
    id: query.id,
    subject,
    kind: query.kind,
    state: query.state,
    parameter: query.parameter,
    source: query.source,
    count: readings.length,
    readings: readings.slice(-LISTED).map(toReadingJson),
    sent: sentOf(query),
    from: toIso(from),
    to: toIso(to),
    local_date: calendar.localDate(from),
    study_day: studyDayAt(calendar, infusionStart, from),
    figures: query.figures,
    beyond: query.beyond,
    asked_at: toIso(askedAt),
    asked_by: askedBy?.replace(/^@/, "") ?? null,
    addressee: query.addressee,
    text: query.text,
    steps: steps.map(({ step, by, at, code, text }) => ({
      step,
      by: by.replace(/^@/, ""),
      at: toIso(at),
      code,
      text,
    })),
  };
}

/** Of an impossible value what was sent, and in which unit it would be possible. */
function sentOf({ kind, sent, readings }: SubjectQuery): QueryJson["sent"] {
  const [reading] = readings;
  if (kind !== "implausible" || reading === undefined) return null;
  const { value, unit } = sent ?? reading;
  return { value, unit, suspected_unit: suspectedUnit(reading.parameter, { value, unit }) };
}
