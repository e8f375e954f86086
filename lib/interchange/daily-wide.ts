import type { DaysView } from "../projections/day-view.ts";
import type { Group } from "../ventilation/subject.ts";
import type { CsvRow } from "./csv.ts";
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
export function* dailyWideRows(view: DaysView, group: Group): Generator<CsvRow> {
  for (const day of view.days) {
    const figures = day.segments.ALL;
    yield [
      view.subject,
      group,
      day.study_day,
      day.local_date,
      ...MEANS.flatMap((key) => {
        const { mean, n, expected, completeness } = figures[key];
        return [mean, n, expected, completeness];
      }),
      figures.pf_ratio.value,
      figures.pf_ratio.n,
      figures.pf_ratio.minimum,
      view.protocol.version,
      view.protocol.hash,
      null,
      null,
      view.simulated ? SIMULATED : null,
    ];
  }
}
