import type { DaySegmentView, DaysView } from "../projections/day-view.ts";
import { DAILY_FIGURES, type DailyFigureKey } from "../study/daily-figure.ts";
import type { Group } from "../ventilation/subject.ts";
import type { CsvCell, CsvRow } from "./csv.ts";
import { SIMULATED } from "./simulated.ts";

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

/** PRE and POST exist on day 0 only. */
const SEGMENTS = ["ALL", "PRE", "POST"] as const;

type Column = (typeof DAILY_LONG_COLUMNS)[number];
type Figure = Partial<Record<Column, CsvCell>>;

/**
 * One subject's days, a row for each figure of each segment. A figure without a value keeps its row: its
 * `n` of `expected` is a finding too. Unrounded, in the figures' own units.
 */
export function* dailyLongRows(view: DaysView, group: Group): Generator<CsvRow> {
  for (const day of view.days) {
    for (const segment of SEGMENTS) {
      const figures = day.segments[segment];
      if (figures === undefined) continue;
      for (const param of DAILY_FIGURES) {
        const row: Figure = {
          subject: view.subject,
          group,
          study_day: day.study_day,
          segment,
          local_date: day.local_date,
          param,
          ...figureCells(figures, param),
          calc_version: view.protocol.version,
          config_hash: view.protocol.hash,
          simulated: view.simulated ? SIMULATED : null,
        };
        yield DAILY_LONG_COLUMNS.map((column) => row[column] ?? null);
      }
    }
  }
}

function figureCells(figures: DaySegmentView, param: DailyFigureKey): Figure {
  if (param === "pf_ratio") {
    const { value, n, minimum } = figures.pf_ratio;
    return { value, min: minimum, n };
  }
  const { mean, n, expected, completeness } = figures[param];
  return { value: mean, n, expected, completeness };
}
