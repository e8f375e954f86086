import { wholeDaySummary } from "../study/day-summary.ts";
import type { CsvRow } from "./csv.ts";
import { type ExportedDays, exportedFigure } from "./exported-days.ts";
import { SIMULATED } from "./simulated.ts";

const MEANS = ["peep", "plateau_pressure", "driving_pressure", "static_compliance"] as const;

/** The columns of `daily_wide`: one row a subject and day, segment ALL. Source: domain.md section 6. */
export const DAILY_WIDE_COLUMNS: readonly string[] = [
  "subject",
  "group",
  "study_day",
  "local_date",
  ...MEANS.flatMap((mean) => [mean, `${mean}_n`, `${mean}_expected`, `${mean}_completeness`]),
  "pf_ratio",
  "pf_ratio_n",
  "pf_ratio_min",
  "calc_version",
  "config_hash",
  "signed_by",
  "signed_at",
  "simulated",
];

/** One subject's days, a row each: the outcomes of the literal calendar day. Unrounded. */
export function* dailyWideRows({
  subject,
  group,
  days,
  input,
  protocol,
  simulated,
}: ExportedDays): Generator<CsvRow> {
  for (const one of days) {
    const all = wholeDaySummary(one);
    const pf = exportedFigure("pf_ratio", all, input);
    yield [
      subject,
      group,
      one.studyDay,
      one.day.date,
      ...MEANS.flatMap((key) => {
        const { value, n, expected, completeness } = exportedFigure(key, all, input);
        return [value, n, expected, completeness];
      }),
      pf.value,
      pf.n,
      pf.min,
      protocol.version,
      protocol.hash,
      null,
      null,
      simulated ? SIMULATED : null,
    ];
  }
}
