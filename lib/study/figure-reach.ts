import type { Protocol } from "../protocol/protocol.ts";
import type { Instant } from "../units/instant.ts";
import type { LocalDay, SiteCalendar } from "./site-calendar.ts";

/**
 * Whether a reading of an instant can have a part in a day's figures: within the day, paired with a plateau or a
 * blood gas of it, or the blood gas of the evening before an infusion. A first look, which errs on the side of yes.
 */
export function mayTouchDay(observedAt: Instant, day: LocalDay, { pairing, bloodGas }: Protocol): boolean {
  const after = Math.max(pairing.peepAfterMs, pairing.tidalVolumeWithinMs);
  const before = Math.max(
    pairing.peepBeforeMs,
    pairing.tidalVolumeWithinMs,
    bloodGas.beforeInfusionMs + pairing.fio2BeforeMs,
  );
  return observedAt >= day.start - before && observedAt < day.end + after;
}

/** The days up to one in whose figures a reading of an instant can have a part: its own, and a neighbour at most. */
export function touchedDays(
  observedAt: Instant,
  upTo: LocalDay,
  calendar: SiteCalendar,
  protocol: Protocol,
): readonly LocalDay[] {
  const own = calendar.dayAt(observedAt).index;
  return [own - 1, own, own + 1]
    .filter((index) => index <= upTo.index)
    .map((index) => calendar.day(index))
    .filter((day) => mayTouchDay(observedAt, day, protocol));
}
