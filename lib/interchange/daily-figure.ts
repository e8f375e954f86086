import type { DaySegmentView } from "../projections/day-view.ts";

/** The daily figures that the exports carry, by the names of their columns and `param` values. */
export const DAILY_FIGURES = [
  "peep",
  "plateau_pressure",
  "driving_pressure",
  "static_compliance",
  "pf_ratio",
] as const satisfies readonly (keyof DaySegmentView)[];

/** The segments of a day as they are exported; PRE and POST exist on day 0 only. */
export const SEGMENTS = ["ALL", "PRE", "POST"] as const;

/** What the exports' last column says of a row that stands on a simulated reading; otherwise it is empty. */
export const SIMULATED = "SIMULATED";
