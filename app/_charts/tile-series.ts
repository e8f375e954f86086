import type { TrendView } from "#lib/projections/bed-view.ts";
import { parseInstant } from "#lib/units/instant.ts";
import { forComparison } from "#lib/units/rounding.ts";

/** Hours from the trend's start, and cmH2O; `y` NaN ends a line there. */
export interface TilePoint {
  readonly x: number;
  readonly y: number;
}

/** A floating bar from `y[0]` to `y[1]`, cmH2O. */
export interface TileBar {
  readonly x: number;
  readonly y: [number, number];
}

/** A plateau's cap; `isLatest` marks the one whose figures stand beside the chart. */
export interface TileCap extends TilePoint {
  readonly isLatest: boolean;
}

export interface TileSeries {
  readonly hours: number;
  readonly peep: readonly TilePoint[];
  readonly ceiling: readonly TilePoint[];
  readonly older: readonly TileBar[];
  readonly latest: readonly TileBar[];
  readonly olderOver: readonly TileBar[];
  readonly latestOver: readonly TileBar[];
  readonly caps: readonly TileCap[];
  /** T0 on this axis; `null`: none, or before it. */
  readonly flag: number | null;
  readonly range: readonly [lowest: number, highest: number];
}

/** Limits of a column, cmH2O. */
interface TileLimits {
  readonly plateau_pressure: number;
  readonly driving_pressure: number;
}

/** What every tile shows at least, so that heights compare across the ward. cmH2O */
const LOWEST = 4;
const HIGHEST = 34;

/** The ceiling of a column that stands on this PEEP: the plateau limit, or PEEP and the driving limit, if lower. */
export function ceilingOf(peep: number, limits: TileLimits): number {
  return Math.min(limits.plateau_pressure, peep + limits.driving_pressure);
}

/** The last 24 h as the tile draws them. A missing hour is a gap; nothing is carried forward. */
export function tileSeries(trend: TrendView, limits: TileLimits, infusedAt: string | null): TileSeries {
  const from = parseInstant(trend.from) ?? 0;
  const hourOf = (iso: string): number => ((parseInstant(iso) ?? from) - from) / trend.step_ms;
  const hours = trend.peep.length;
  const plateaus = trend.plateaus.map(({ observed_at, value, paired_peep }, index) => ({
    x: hourOf(observed_at),
    value,
    peep: paired_peep,
    isLatest: index === trend.plateaus.length - 1,
  }));
  const bars: Record<"older" | "latest" | "olderOver" | "latestOver", TileBar[]> = {
    older: [],
    latest: [],
    olderOver: [],
    latestOver: [],
  };
  for (const { x, value, peep, isLatest } of plateaus) {
    if (peep === null || value <= peep) continue;
    const ceiling = Math.max(peep, ceilingOf(peep, limits));
    const isOver = forComparison(value) > forComparison(ceiling);
    bars[isLatest ? "latest" : "older"].push({ x, y: [peep, isOver ? ceiling : value] });
    if (isOver) bars[isLatest ? "latestOver" : "olderOver"].push({ x, y: [ceiling, value] });
  }
  const flag = infusedAt === null ? null : hourOf(infusedAt);
  return {
    hours,
    peep: steps(trend.peep, (peep) => peep),
    ceiling: steps(trend.peep, (peep) => ceilingOf(peep, limits)),
    ...bars,
    caps: plateaus.map(({ x, value, isLatest }) => ({ x, y: value, isLatest })),
    flag: flag !== null && flag >= 0 && flag <= hours ? flag : null,
    range: rangeOf(trend),
  };
}

/** Each hour's value from its start to its end; the line breaks at an hour without one. */
function steps(hours: readonly (number | null)[], level: (peep: number) => number): readonly TilePoint[] {
  const points: TilePoint[] = [];
  hours.forEach((peep, hour) => {
    if (peep === null) return;
    points.push({ x: hour, y: level(peep) });
    const next = hours[hour + 1] ?? null;
    if (next === null) points.push({ x: hour + 1, y: level(peep) }, { x: hour + 1, y: Number.NaN });
  });
  return points;
}

function rangeOf({ peep, plateaus }: TrendView): readonly [number, number] {
  const shown = [...peep.filter((value) => value !== null), ...plateaus.map(({ value }) => value)];
  return [
    Math.min(LOWEST, ...shown.map((value) => value - 1)),
    Math.max(HIGHEST, ...shown.map((value) => value + 1)),
  ];
}
