import type { Protocol } from "../protocol/protocol.ts";
import type { Instant } from "../units/instant.ts";
import type { Transport } from "../ventilation/subject.ts";

/** When recorded transports suspend what would be overdue: from each start to its end, thirty minutes at the most. */
export function transportSuspensions(
  transports: readonly Transport[],
  { transportSuspendsMs }: Pick<Protocol["alarms"], "transportSuspendsMs">,
): readonly { readonly from: Instant; readonly to: Instant }[] {
  return transports.map(({ startedAt, endedAt }) => {
    const longest = startedAt + transportSuspendsMs;
    return { from: startedAt, to: (endedAt === null ? longest : Math.min(endedAt, longest)) as Instant };
  });
}

/** Until when the overdue rules are suspended, as is known now; `null`: they count. */
export function suspendedUntil(
  transports: readonly Transport[],
  now: Instant,
  rules: Pick<Protocol["alarms"], "transportSuspendsMs">,
): Instant | null {
  const holding = transportSuspensions(transports, rules).find(({ from, to }) => from <= now && now < to);
  return holding?.to ?? null;
}
