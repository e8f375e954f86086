import type { TrendView } from "#lib/projections/bed-view.ts";
import { parseInstant } from "#lib/units/instant.ts";

/** An hour of the trend: `idle` where no PEEP is asked for, or not yet. */
export type HourCell = "filled" | "missing" | "idle";

export interface HourCells {
  readonly cells: readonly HourCell[];
  /** The first cell of today, which may lie before the first or after the last. */
  readonly today: number;
}

/** The trend's hours as they stand. The running hour is not missing before it is over. */
export function hourCells(trend: TrendView): HourCells {
  const from = parseInstant(trend.from) ?? 0;
  const last = trend.peep.length - 1;
  const cells = trend.peep.map((peep, hour): HourCell => {
    if (peep !== null) return "filled";
    return trend.expected[hour] === true && hour < last ? "missing" : "idle";
  });
  return { cells, today: ((parseInstant(trend.today_from) ?? 0) - from) / trend.step_ms };
}
