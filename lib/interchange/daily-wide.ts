import type { Signature } from "../log/figure-review.ts";
import { DAILY_FIGURES } from "../study/daily-figure.ts";
import { wholeDaySummary } from "../study/day-summary.ts";
import { plainActor } from "./actor-name.ts";
import type { CsvRow } from "./csv.ts";
import type { ExportedDays, ExportedFigure } from "./exported-days.ts";
import { SIMULATED } from "./simulated.ts";
import type { TimeWriter } from "./site-time.ts";

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
  "pf_ratio_completeness",
  "lis",
  "lis_n",
  "lis_completeness",
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
  figuresOf,
  protocol,
  signatureOf,
  simulated,
  write,
}: ExportedDays & { readonly write: TimeWriter }): Generator<CsvRow> {
  for (const one of days) {
    const figures = figuresOf(wholeDaySummary(one));
    const signatures = DAILY_FIGURES.filter((figure) => asksForReview(figures[figure])).map((figure) =>
      signatureOf({ localDate: one.day.date, figure }),
    );
    // A day is signed when every figure that there is of it is, and by whoever completed that.
    const signed = lastOf(signatures);
    yield [
      subject,
      group,
      one.studyDay,
      one.day.date,
      ...MEANS.flatMap((key) => {
        const { value, n, expected, completeness } = figures[key];
        return [value, n, expected, completeness];
      }),
      figures.pf_ratio.value,
      figures.pf_ratio.n,
      figures.pf_ratio.min,
      figures.pf_ratio.completeness,
      figures.lis.value,
      figures.lis.n,
      figures.lis.completeness,
      protocol.version,
      protocol.hash,
      signed === null ? null : plainActor(signed.by),
      signed === null ? null : write(signed.at),
      simulated ? SIMULATED : null,
    ];
  }
}

function asksForReview({ value, completeness }: ExportedFigure): boolean {
  return value !== null || completeness !== null;
}

/** The last of all signatures; `null` where one is missing, or nothing asks for any. */
function lastOf(signatures: readonly (Signature | null)[]): Signature | null {
  let last: Signature | null = null;
  for (const signature of signatures) {
    if (signature === null) return null;
    if (last === null || signature.at >= last.at) last = signature;
  }
  return last;
}
