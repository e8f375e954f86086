import { suspendedUntil } from "../study/transport.ts";
import { toIso, toIsoOrNull } from "../units/instant.ts";
import type { ReadingsByParameter } from "../ventilation/reading.ts";
import type { Transport } from "../ventilation/subject.ts";
import type { TransportView } from "./bed-view.ts";
import type { ViewContext } from "./view-input.ts";

/** The transport that is under way; `null`: none is. */
export function projectTransport(
  transports: readonly Transport[],
  readings: ReadingsByParameter,
  { now, protocol }: Pick<ViewContext, "now" | "protocol">,
): TransportView | null {
  const last = transports.at(-1);
  if (last === undefined || last.endedAt !== null) return null;
  return {
    started_at: toIso(last.startedAt),
    suspended_until: toIsoOrNull(suspendedUntil(transports, readings, now, protocol.alarms)),
  };
}
