import type { VentilationState } from "../study/ventilation-state.ts";
import { type Instant, toIso } from "../units/instant.ts";
import type { ReadingsByParameter } from "../ventilation/reading.ts";
import type { FeedView } from "./bed-view.ts";
import { type HeardSource, heardSources, latestSources } from "./heard-sources.ts";
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
  // While a device of the last hour is heard, which is nearly always, nothing older needs a look.
  const atWork = standingOf(latestSources(readings, context), ventilation, context);
  if (atWork.byDevice && atWork.view.state === "live") return atWork;
  return standingOf(heardSources(readings, context), ventilation, context);
}

function standingOf(
  sources: readonly HeardSource[],
  ventilation: VentilationState["state"],
  context: ViewContext,
): FeedStanding & { readonly byDevice: boolean } {
  const devices = sources.filter(({ isDevice }) => isDevice);
  const byDevice = devices.length > 0;
  const heardAt = lastHeardAt(byDevice ? devices : sources);
  if (heardAt === null) return { view: { state: "none", last_at: null }, changes: [], byDevice };
  const silentFrom = oncePast(heardAt, context.protocol.feed.silentAfterMs);
  const isSilent = byDevice && ventilation !== "off" && context.now >= silentFrom;
  return {
    view: { state: isSilent ? "silent" : "live", last_at: toIso(heardAt) },
    changes: [silentFrom, ...sources.map(({ fadesAt }) => fadesAt)],
    byDevice,
  };
}

function lastHeardAt(sources: readonly HeardSource[]): Instant | null {
  if (sources.length === 0) return null;
  return Math.max(...sources.map(({ heardAt }) => heardAt)) as Instant;
}
