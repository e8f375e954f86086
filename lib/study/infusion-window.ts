import type { Protocol } from "../protocol/protocol.ts";
import type { Instant } from "../units/instant.ts";
import type { Infusion } from "../ventilation/subject.ts";

/** The hours after an infusion's start in which an infusion-associated event counts; both ends inclusive. */
export interface InfusionWindow {
  readonly startedAt: Instant;
  /** The last instant of the early part, in which most prescribed events count. */
  readonly earlyEndsAt: Instant;
  /** The last instant of the whole. */
  readonly endsAt: Instant;
}

/**
 * The window of the latest infusion; `null` before any. A bag that starts while a window is open belongs to
 * it; one that starts later is a further infusion with a window of its own. Source: domain.md section 3.
 */
export function latestInfusionWindow(
  infusions: readonly Infusion[],
  lengths: Protocol["infusionWindow"],
): InfusionWindow | null {
  let window: InfusionWindow | null = null;
  for (const { startedAt } of infusions) {
    if (window !== null && startedAt <= window.endsAt) continue;
    window = {
      startedAt,
      earlyEndsAt: (startedAt + lengths.earlyMs) as Instant,
      endsAt: (startedAt + lengths.wholeMs) as Instant,
    };
  }
  return window;
}
