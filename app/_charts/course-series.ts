import type { CoursePlateau, CourseView } from "#lib/projections/subject-view.ts";
import { HOUR } from "#lib/units/instant.ts";
import { forComparison } from "#lib/units/rounding.ts";
import { ceilingOf } from "./tile-series.ts";

/** A point on the time axis; `y` null ends a line there. */
export interface Point {
  readonly x: number;
  readonly y: number | null;
}

/** A figure of one measurement; `over` its limit it is drawn hollow, not only in another colour. */
export interface Mark {
  readonly x: number;
  readonly y: number;
  readonly over: boolean;
  readonly plateau?: CoursePlateau;
}

/** A plateau pressure standing on its own PEEP; unpaired it has a cap and no column. */
export interface Column {
  readonly x: number;
  readonly top: number;
  readonly floor: number | null;
  /** The lower of the plateau limit and its PEEP with the driving pressure limit: beyond it the column is hatched. */
  readonly ceiling: number | null;
  readonly over: boolean;
  readonly plateau: CoursePlateau;
}

/** A slot of the strips under the chart: filled, or expected and missing. */
export interface Slot {
  readonly from: number;
  readonly to: number;
  readonly filled: boolean;
}

/** An hour of PEEP; `value` null: expected and missing. */
export interface Hour extends Slot {
  readonly value: number | null;
}

export interface CourseSeries {
  readonly peep: readonly Point[];
  readonly columns: readonly Column[];
  readonly drivingPressure: readonly Mark[];
  readonly staticCompliance: readonly Mark[];
  readonly pfRatio: readonly Mark[];
  readonly hours: readonly Hour[];
  readonly plateauSlots: readonly Slot[];
}

/** Points further apart are not joined: nothing is known of the time between (design rule). */
export const JOIN_WITHIN = { plateau: 9 * HOUR, pfRatio: 30 * HOUR } as const;

interface Limits {
  readonly plateau_pressure: number;
  readonly driving_pressure: number;
}

/** The course as the chart draws it. Nothing is carried forward, nothing is filled in. */
export function courseSeries(course: CourseView, limits: Limits, now: number): CourseSeries {
  const plateaus = course.plateaus;
  return {
    peep: peepSteps(course.peep, now),
    columns: plateaus.map((plateau) => ({
      x: Date.parse(plateau.observed_at),
      top: plateau.value,
      floor: plateau.driving_pressure === null ? null : plateau.peep,
      ceiling:
        plateau.driving_pressure === null || plateau.peep === null
          ? null
          : Math.max(plateau.peep, ceilingOf(plateau.peep, limits)),
      over:
        exceeds(plateau.value, limits.plateau_pressure) ||
        exceeds(plateau.driving_pressure, limits.driving_pressure),
      plateau,
    })),
    drivingPressure: marks(plateaus, "driving_pressure", limits.driving_pressure),
    staticCompliance: marks(plateaus, "static_compliance", null),
    pfRatio: course.pf_ratio.map((gas) => ({ x: Date.parse(gas.observed_at), y: gas.value, over: false })),
    hours: course.peep.map((slot) => ({
      from: Date.parse(slot.from),
      to: Date.parse(slot.to),
      filled: slot.value !== null,
      value: slot.value,
    })),
    plateauSlots: course.plateau_slots.map((slot) => ({
      from: Date.parse(slot.from),
      to: Date.parse(slot.to),
      filled: slot.filled,
    })),
  };
}

function exceeds(value: number | null, limit: number): boolean {
  return value !== null && forComparison(value) > limit;
}

function marks(
  plateaus: readonly CoursePlateau[],
  key: "driving_pressure" | "static_compliance",
  limit: number | null,
): readonly Mark[] {
  return plateaus.flatMap((plateau) => {
    const y = plateau[key];
    if (y === null) return [];
    return [{ x: Date.parse(plateau.observed_at), y, over: limit !== null && exceeds(y, limit), plateau }];
  });
}

/** Each filled hour is a level stretch of its own length, the running one up to now; a missing hour ends the line. */
function peepSteps(slots: CourseView["peep"], now: number): readonly Point[] {
  const points: Point[] = [];
  let end: number | null = null;
  for (const slot of slots) {
    if (slot.value === null) continue;
    const from = Date.parse(slot.from);
    const to = Math.max(Math.min(Date.parse(slot.to), now), from);
    if (end !== null && end !== from) points.push({ x: end, y: null });
    points.push({ x: from, y: slot.value }, { x: to, y: slot.value });
    end = to;
  }
  return points;
}

/** A line through measurements that breaks where two are further apart than `within`. */
export function joined(items: readonly Mark[], within: number): readonly Point[] {
  const points: Point[] = [];
  let before: Mark | undefined;
  for (const item of items) {
    if (before !== undefined && item.x - before.x > within) points.push({ x: before.x, y: null });
    points.push({ x: item.x, y: item.y });
    before = item;
  }
  return points;
}

/**
 * The bottom and top of a lane: the usual span, opened as far as the data need in whole `step`s, so that
 * nothing measured ever lies outside the drawing.
 */
export function laneDomain(
  usual: readonly [number, number],
  step: number,
  values: Iterable<number | null>,
): readonly [number, number] {
  let [low, high] = usual;
  for (const value of values) {
    if (value === null) continue;
    if (value < low) low = Math.floor(value / step) * step;
    if (value > high) high = Math.ceil(value / step) * step;
  }
  return [low, high];
}
