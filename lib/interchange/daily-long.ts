import { DAILY_FIGURES } from "../study/daily-figure.ts";
import { plainActor } from "./actor-name.ts";
import type { CsvRow } from "./csv.ts";
import type { ExportedDays } from "./exported-days.ts";
import { SIMULATED } from "./simulated.ts";
import type { TimeWriter } from "./site-time.ts";

/** The columns of `daily_long`. Source: domain.md section 6; `simulated` is ours, and last. */
export const DAILY_LONG_COLUMNS = [
  "subject",
  "group",
  "study_day",
  "segment",
  "local_date",
  "param",
  "value",
  "sd",
  "min",
  "max",
  "n",
  "expected",
  "completeness",
  "reason",
  "calc_version",
  "config_hash",
  "signed_by",
  "signed_at",
  "simulated",
] as const;

/**
 * One subject's days, a row for each figure of each segment. A figure without a value keeps its row: its
 * `n` of `expected` is a finding too. Unrounded, in the figures' own units.
 */
export function* dailyLongRows({
  subject,
  group,
  days,
  figuresOf,
  protocol,
  signatureOf,
  simulated,
  write,
}: ExportedDays & { readonly write: TimeWriter }): Generator<CsvRow> {
  for (const { day, studyDay, segments } of days) {
    for (const summary of segments) {
      const figures = figuresOf(summary);
      for (const param of DAILY_FIGURES) {
        const figure = figures[param];
        const signed = signatureOf({ localDate: day.date, figure: param });
        yield [
          subject,
          group,
          studyDay,
          summary.segment.name,
          day.date,
          param,
          figure.value,
          figure.sd,
          figure.min,
          figure.max,
          figure.n,
          figure.expected,
          figure.completeness,
          figure.reason,
          protocol.version,
          protocol.hash,
          signed === null ? null : plainActor(signed.by),
          signed === null ? null : write(signed.at),
          simulated ? SIMULATED : null,
        ];
      }
    }
  }
}
