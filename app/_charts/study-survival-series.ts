import type { StudySurvival } from "#lib/projections/study-view.ts";

/** A corner of a curve; `y` from 0 to 1. */
export interface CurvePoint {
  readonly x: number;
  readonly y: number;
}

/** What is drawn of survival: the curve, its band and the marks of those who are followed no further. */
export interface SurvivalSeries {
  readonly curve: readonly CurvePoint[];
  readonly lower: readonly CurvePoint[];
  readonly upper: readonly CurvePoint[];
  readonly censored: readonly CurvePoint[];
}

type Curve = Pick<StudySurvival, "steps" | "horizon">;

/** From everybody alive on day 0 to the last day that somebody is followed; a band where it is known. */
export function survivalSeries({ steps, horizon }: Curve): SurvivalSeries {
  const last = steps.at(-1);
  const end = last === undefined ? 0 : Math.min(last.time, horizon);
  const along = (value: (step: (typeof steps)[number]) => number | null): CurvePoint[] => {
    const points: CurvePoint[] = [{ x: 0, y: 1 }];
    for (const step of steps) {
      const y = value(step);
      // Where nobody is left there is no interval: the band ends.
      if (y === null) {
        const before = points.at(-1);
        if (before !== undefined) points.push({ x: step.time, y: before.y });
        return points;
      }
      points.push({ x: step.time, y });
    }
    points.push({ x: end, y: points.at(-1)?.y ?? 1 });
    return points;
  };
  return {
    curve: along(({ survival }) => survival),
    lower: along(({ lower }) => lower),
    upper: along(({ upper }) => upper),
    censored: steps.flatMap(({ time, censored, survival }) =>
      censored > 0 ? [{ x: time, y: survival }] : [],
    ),
  };
}
