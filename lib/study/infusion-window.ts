import type { Protocol } from "../protocol/protocol.ts";
import type { Instant } from "../units/instant.ts";
import type { InfusionEventCode } from "../ventilation/infusion-event-code.ts";
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
 * The windows of all infusions, in order. A bag that starts while a window is open belongs to it; one that starts
 * later is a further infusion with a window of its own. Source: domain.md section 3.
 */
export function infusionWindows(
  infusions: readonly Infusion[],
  lengths: Protocol["infusionWindow"],
): readonly InfusionWindow[] {
  const windows: InfusionWindow[] = [];
  for (const { startedAt } of infusions) {
    const last = windows.at(-1);
    if (last !== undefined && startedAt <= last.endsAt) continue;
    windows.push({
      startedAt,
      earlyEndsAt: (startedAt + lengths.earlyMs) as Instant,
      endsAt: (startedAt + lengths.wholeMs) as Instant,
    });
  }
  return windows;
}

/** The window of the latest infusion; `null` before any. */
export function latestInfusionWindow(
  infusions: readonly Infusion[],
  lengths: Protocol["infusionWindow"],
): InfusionWindow | null {
  return infusionWindows(infusions, lengths).at(-1) ?? null;
}

/** The window that an event belongs to: the latest that began at or before it; `null`: it came before them all. */
export function windowOfOnset(windows: readonly InfusionWindow[], onset: Instant): InfusionWindow | null {
  return windows.findLast(({ startedAt }) => startedAt <= onset) ?? null;
}

/** Whether an event that is prescribed came within its hours, both ends included; another one within the window. */
export function isInTime(
  { startedAt, endsAt }: InfusionWindow,
  event: InfusionEventCode | null,
  onset: Instant,
  within: Protocol["prescribedEvents"],
): boolean {
  const last = event === null || event === "H2" ? endsAt : startedAt + within[event];
  return startedAt <= onset && onset <= last;
}
