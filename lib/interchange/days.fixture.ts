import type { DailyMean, DaySegmentView, DaysView } from "../projections/day-view.ts";

/** A daily mean that is complete from three values on. */
export const mean = (value: number | null, n: number, expected: number): DailyMean => ({
  mean: value,
  n,
  expected,
  completeness: n >= 3 ? "COMPLETE" : "INSUFFICIENT",
});

/** A day whose PEEP is given and whose compliance is missing. */
export const segment = (peep: DailyMean): DaySegmentView => ({
  peep,
  plateau_pressure: mean(27, 4, 4),
  driving_pressure: mean(16, 4, 4),
  static_compliance: mean(null, 0, 4),
  pf_ratio: { value: 128.5, n: 2, minimum: 94 },
});

/** Two days of one subject, day 0 in its segments; POST of day 0 has no PEEP, day 1 a true zero. */
export const view: DaysView = {
  subject: "S-014",
  time_zone: "Asia/Shanghai",
  infusion_started_at: "2026-03-01T06:32:00.000Z",
  protocol: { version: "1.0.0", hash: "7c1f92" },
  simulated: false,
  days: [
    {
      study_day: 0,
      local_date: "2026-03-01",
      segments: {
        ALL: segment(mean(242 / 24, 24, 24)),
        PRE: segment(mean(10, 14, 14)),
        POST: segment(mean(null, 0, 10)),
      },
    },
    { study_day: 1, local_date: "2026-03-02", segments: { ALL: segment(mean(0, 24, 24)) } },
  ],
};
