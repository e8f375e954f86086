import type { Instant } from "../units/instant.ts";
import type { ReadingsByParameter } from "../ventilation/reading.ts";
import { type HeardSource, heardSources, latestSources, type Senders } from "./heard-sources.ts";
import { oncePast } from "./next-instant.ts";
import type { VentilationState } from "./ventilation-state.ts";

/** Whether data still comes, since when, and when time alone may change that. */
export interface FeedStanding {
  /** `silent`: a device that went quiet; `none`: nothing was ever sent. */
  readonly state: "live" | "silent" | "none";
  /** When the devices, or without any the other sources, were last heard; `null`: never. */
  readonly heardAt: Instant | null;
  readonly changes: readonly Instant[];
  /** Whose being heard this is: the devices', or without any the other sources'. */
  readonly sources: ReadonlySet<string>;
}

/**
 * Whether data still comes. Only a device can fall silent, and only on a ventilator: an hourly source is watched by
 * what is overdue. Where a ventilator sends by itself, a pump that goes on beside it does not stand for it.
 */
export function feedStanding(
  readings: ReadingsByParameter,
  ventilation: VentilationState["state"],
  senders: Senders,
): FeedStanding {
  // While a ventilator of the last hour is heard, which is nearly always, nothing older needs a look.
  const atWork = standingOf(latestSources(readings, senders), ventilation, senders);
  if (atWork.byVentilator && atWork.state === "live") return atWork;
  return standingOf(heardSources(readings, senders), ventilation, senders);
}

function standingOf(
  sources: readonly HeardSource[],
  ventilation: VentilationState["state"],
  senders: Senders,
): FeedStanding & { readonly byVentilator: boolean } {
  const devices = sources.filter(({ isDevice }) => isDevice);
  const ventilators = devices.filter(({ isVentilator }) => isVentilator);
  const byVentilator = ventilators.length > 0;
  const byDevice = devices.length > 0;
  const watched = byVentilator ? ventilators : byDevice ? devices : sources;
  const names = new Set(watched.map(({ source }) => source));
  const heardAt = lastHeardAt(watched);
  if (heardAt === null) return { state: "none", heardAt, changes: [], sources: names, byVentilator };
  const silentFrom = oncePast(heardAt, senders.protocol.feed.silentAfterMs);
  const isSilent = byDevice && ventilation !== "off" && senders.now >= silentFrom;
  return {
    state: isSilent ? "silent" : "live",
    heardAt,
    changes: [silentFrom, ...sources.map(({ fadesAt }) => fadesAt)],
    sources: names,
    byVentilator,
  };
}

function lastHeardAt(sources: readonly HeardSource[]): Instant | null {
  if (sources.length === 0) return null;
  return Math.max(...sources.map(({ heardAt }) => heardAt)) as Instant;
}
