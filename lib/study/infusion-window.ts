import type { Protocol } from "../protocol/protocol.ts";
import type { Instant } from "../units/instant.ts";
import type { InfusionEventCode } from "../ventilation/infusion-event-code.ts";
import type { Infusion, SubjectProfile } from "../ventilation/subject.ts";

type Lengths = Protocol["infusionWindow"];

/** Who was given what. */
export type Infused = Pick<SubjectProfile, "group" | "infusions">;

/** The hours after an infusion's start in which an infusion-associated event counts; both ends inclusive. */
export interface InfusionWindow {
  /** T0: the start of the first bag. */
  readonly startedAt: Instant;
  /** The last instant of the early part, in which most prescribed events count. */
  readonly earlyEndsAt: Instant;
  /** The last instant of the whole. */
  readonly endsAt: Instant;
  /** What was given as this one infusion, in order of start; never empty. */
  readonly bags: readonly Infusion[];
}

/**
 * The windows of all infusions, in order; those of two that follow closely overlap, and each lasts its whole time.
 * The bags of one infusion share its window. A matched control has none: what stands as its start is an index date,
 * and nothing was given. Source: domain.md section 3 and A10.
 */
export function infusionWindows({ group, infusions }: Infused, lengths: Lengths): readonly InfusionWindow[] {
  if (group === "PSM_CONTROL") return [];
  const given: [Infusion, ...Infusion[]][] = [];
  for (const one of infusions) {
    const last = given.at(-1);
    if (last !== undefined && isFurtherBag(one, last, lengths)) last.push(one);
    else given.push([one]);
  }
  return given.map((bags) => {
    const { startedAt } = bags[0];
    return {
      startedAt,
      earlyEndsAt: (startedAt + lengths.earlyMs) as Instant,
      endsAt: (startedAt + lengths.wholeMs) as Instant,
      bags,
    };
  });
}

/**
 * Whether something belongs to the infusion before it: as somebody said, else by the time since its last bag. Nothing
 * belongs to one whose window has closed.
 */
function isFurtherBag(
  { startedAt, kind }: Infusion,
  bags: readonly [Infusion, ...Infusion[]],
  { wholeMs, bagsWithinMs }: Lengths,
): boolean {
  if (startedAt - bags[0].startedAt > wholeMs) return false;
  if (kind !== undefined) return kind === "bag";
  const last = bags.at(-1) ?? bags[0];
  return startedAt - (last.endedAt ?? last.startedAt) <= bagsWithinMs;
}

/** The window of the latest infusion; `null` before any. */
export function latestInfusionWindow(infused: Infused, lengths: Lengths): InfusionWindow | null {
  return infusionWindows(infused, lengths).at(-1) ?? null;
}

/** The window that an event belongs to: the latest that began at or before it; `null`: it came before them all. */
export function windowOfOnset(windows: readonly InfusionWindow[], onset: Instant): InfusionWindow | null {
  return windows.findLast(({ startedAt }) => startedAt <= onset) ?? null;
}

/**
 * The window that a candidate event is judged in: the one whose baseline the data were compared with; of what a person
 * entered, or where that window is no more, the one of its onset.
 */
export function windowOfCandidate(
  windows: readonly InfusionWindow[],
  {
    origin,
    t0,
    onset,
  }: { readonly origin: "data" | "person"; readonly t0: Instant; readonly onset: Instant },
): InfusionWindow | null {
  const own = origin === "data" ? windows.find(({ startedAt }) => startedAt === t0) : undefined;
  return own ?? windowOfOnset(windows, onset);
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
