import { HOUR } from "#lib/units/instant.ts";
import type { Column, CourseSeries, Hour, Mark } from "./course-series.ts";

/** A measurement is read out while the pointer is this close to it. */
const NEAR = 3 * HOUR;

/** What the course holds at an instant. */
export interface Readout {
  readonly instant: number;
  /** The hour the instant lies in, if one was filled or expected. */
  readonly hour: Hour | null;
  readonly column: Column | null;
  readonly bloodGas: Mark | null;
}

/** The hour at an instant and the measurements nearest to it. */
export function readoutAt(series: CourseSeries, instant: number): Readout {
  return {
    instant,
    hour: series.hours.find((hour) => hour.from <= instant && instant < hour.to) ?? null,
    column: nearest(series.columns, instant),
    bloodGas: nearest(series.pfRatio, instant),
  };
}

function nearest<Item extends { readonly x: number }>(items: readonly Item[], instant: number): Item | null {
  let best: Item | null = null;
  for (const item of items) {
    const distance = Math.abs(item.x - instant);
    if (distance <= NEAR && (best === null || distance < Math.abs(best.x - instant))) best = item;
  }
  return best;
}
