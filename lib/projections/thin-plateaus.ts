import { MINUTE } from "../units/instant.ts";
import type { Reading } from "../ventilation/reading.ts";

const QUARTER = 15 * MINUTE;

/**
 * The plateaus that a chart draws, in order of time: of several in one quarter of an hour the last, as a
 * device that reports one a minute would fill a chart of days with more columns than it has pixels. A
 * reading for which `always` holds stays.
 */
export function thinPlateaus(
  plateaus: readonly Reading[],
  always: (reading: Reading) => boolean = () => false,
): readonly Reading[] {
  return plateaus.filter((reading, index) => {
    const next = plateaus[index + 1];
    return next === undefined || quarterOf(next) !== quarterOf(reading) || always(reading);
  });
}

/** Every time zone's hours begin on some quarter of UTC's, so that none of their last plateaus is lost. */
function quarterOf({ observedAt }: Reading): number {
  return Math.floor(observedAt / QUARTER);
}
