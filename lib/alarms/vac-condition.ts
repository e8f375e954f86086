import { vacEvents } from "../study/vac-record.ts";
import { type Cause, causeOf } from "./cause.ts";
import type { Sight } from "./sight.ts";

/**
 * Meets the surveillance definition of a ventilator-associated condition; somebody looks, and says so. One that is
 * there only because of readings that came late, or that is found long after, is in the record and asks nobody.
 */
export function vacMet({ input, closedDays }: Sight): readonly Cause[] {
  const event = vacEvents(input, closedDays).at(-1);
  if (event === undefined) return [];
  const { ventilatorDay, from, to, judgedFrom, inTime, day } = event;
  const raises = inTime && input.now - judgedFrom <= input.protocol.vac.raisesWithinMs;
  const figures = { day: ventilatorDay, from, to };
  return [causeOf("VAC", judgedFrom, figures, { occasion: day.start, raises })];
}
