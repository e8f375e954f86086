import type { VentilationState } from "../study/ventilation-state.ts";
import { type Instant, toIso } from "../units/instant.ts";
import type { ReadingsByParameter } from "../ventilation/reading.ts";
import type { FeedView } from "./bed-view.ts";
import { type HeardSource, heardSources } from "./heard-sources.ts";
import { oncePast } from "./next-instant.ts";
import type { ViewContext } from "./view-input.ts";

/** The feed's state with when time alone may change it. */
export interface FeedStanding {
  readonly view: FeedView;
  readonly changes: readonly Instant[];
}

/**
 * Whether data still comes. Only a device can fall silent, and only on a ventilator: an hourly source is
 * watched by what is overdue. `last_at` is when the devices, or without any the other sources, were last heard.
 */
export function projectFeed(
  readings: ReadingsByParameter,
  ventilation: VentilationState["state"],
  context: ViewContext,
): FeedStanding {
  const sources = heardSources(readings, context);
  const devices = sources.filter(({ isDevice }) => isDevice);
  const heardAt = lastHeardAt(devices.length > 0 ? devices : sources);
  if (heardAt === null) return { view: { state: "none", last_at: null }, changes: [] };
  const silentFrom = oncePast(heardAt, context.protocol.feed.silentAfterMs);
  const isSilent = devices.length > 0 && ventilation !== "off" && context.now >= silentFrom;
  return {
    view: { state: isSilent ? "silent" : "live", last_at: toIso(heardAt) },
    changes: [silentFrom, ...sources.map(({ fadesAt }) => fadesAt)],
  };
}

function lastHeardAt(sources: readonly HeardSource[]): Instant | null {
  if (sources.length === 0) return null;
  return Math.max(...sources.map(({ heardAt }) => heardAt)) as Instant;
}
