import type { Protocol } from "../protocol/protocol.ts";
import type { Instant } from "../units/instant.ts";
import { type ReadingsByParameter, readingsBetween } from "../ventilation/reading.ts";
import type { Transport } from "../ventilation/subject.ts";

type Rules = Pick<Protocol["alarms"], "transportSuspendsMs">;

/**
 * When recorded transports suspend what would be overdue: from each start to its end, thirty minutes at the most.
 * One that follows another without a PEEP charted in between goes on with what is left of that one's thirty
 * minutes, for nobody has looked: else one transport after the other would suspend for ever.
 */
export function transportSuspensions(
  transports: readonly Transport[],
  readings: ReadingsByParameter,
  { transportSuspendsMs }: Rules,
): readonly { readonly from: Instant; readonly to: Instant }[] {
  let journeyFrom: Instant | null = null;
  let lastEndedAt: Instant | null = null;
  return transports.map(({ startedAt, endedAt }) => {
    if (journeyFrom === null || (lastEndedAt !== null && wasCharted(readings, lastEndedAt, startedAt))) {
      journeyFrom = startedAt;
    }
    lastEndedAt = endedAt;
    const longest = journeyFrom + transportSuspendsMs;
    return { from: startedAt, to: (endedAt === null ? longest : Math.min(endedAt, longest)) as Instant };
  });
}

/** Until when the overdue rules are suspended, as is known now; `null`: they count. */
export function suspendedUntil(
  transports: readonly Transport[],
  readings: ReadingsByParameter,
  now: Instant,
  rules: Rules,
): Instant | null {
  const suspensions = transportSuspensions(transports, readings, rules);
  return suspensions.find(({ from, to }) => from <= now && now < to)?.to ?? null;
}

function wasCharted(readings: ReadingsByParameter, from: Instant, to: Instant): boolean {
  return readingsBetween(readings, "peep", from, (to + 1) as Instant).some(
    ({ status }) => status === "valid",
  );
}
