import { studyDayAt } from "../study/study-day.ts";
import { vacEvents } from "../study/vac-record.ts";
import type { CsvRow } from "./csv.ts";
import { SIMULATED } from "./simulated.ts";
import type { ExportedSubject } from "./subject-table.ts";

/** The columns of `vac`: a row for each ventilator-associated condition of surveillance. */
export const VAC_COLUMNS = [
  "subject",
  "group",
  "study_day",
  "local_date",
  "ventilator_day",
  "param",
  "baseline",
  "value",
  "in_time",
  "calc_version",
  "config_hash",
  "simulated",
] as const;

/** One subject's conditions by domain.md section 5: `baseline` and `value` are daily minima in the parameter's unit. */
export function* vacRows({ days }: ExportedSubject): Generator<CsvRow> {
  const { subject, group, input, protocol, simulated } = days;
  for (const { day, ventilatorDay, parameter, from, to, inTime } of vacEvents(input, null)) {
    yield [
      subject,
      group,
      studyDayAt(input.calendar, input.infusionStart, day.start),
      day.date,
      ventilatorDay,
      parameter,
      from,
      to,
      inTime ? "1" : "0",
      protocol.version,
      protocol.hash,
      simulated ? SIMULATED : null,
    ];
  }
}
