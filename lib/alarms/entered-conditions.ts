import { candidateNumber } from "../log/decide-candidate.ts";
import { infusionWindows, isInTime, windowOfOnset } from "../study/infusion-window.ts";
import type { InfusionEventCode } from "../ventilation/infusion-event-code.ts";
import { type Cause, causeOf } from "./cause.ts";
import type { ConditionId } from "./condition.ts";
import type { Sight } from "./sight.ts";

const CONDITION_OF: Partial<Readonly<Record<InfusionEventCode, ConditionId>>> = {
  A1: "IAE-A",
  A2: "IAE-A",
  D1: "IAE-D",
  D2: "IAE-D",
  T1: "IAE-T",
};

/** Nobody dies twice, however often it is written down and its minute corrected. */
export const OCCASION_OF_DEATH = 0;

/**
 * A prescribed event that somebody entered, within its own hours and while its window is open: whoever is there
 * must know, and somebody must judge it. One that is entered once the window has closed is in the list, not here.
 */
export function prescribedEventEntered({ profile, input }: Sight): readonly Cause[] {
  const { infusionWindow, prescribedEvents } = input.protocol;
  const windows = infusionWindows(profile, infusionWindow);
  const said = new Set<string>();
  const { death } = profile;
  // A death on record is the prescribed one, whoever has or has not entered it as an event as well.
  const dead = death === null ? [] : [{ event: "D2" as const, onset: death.at, candidate: null }];
  return [...profile.enteredEvents, ...dead].flatMap(({ event, onset, candidate }) => {
    const condition = event === null ? undefined : CONDITION_OF[event];
    const window = windowOfOnset(windows, onset);
    if (condition === undefined || window === null || input.now > window.endsAt) return [];
    if (!isInTime(window, event, onset, prescribedEvents)) return [];
    // By its entry and not by its onset, which somebody may correct: that is no other event.
    const occasion = event === "D2" || candidate === null ? OCCASION_OF_DEATH : candidateNumber(candidate);
    const key = `${condition} ${occasion}`;
    if (said.has(key)) return [];
    said.add(key);
    return [causeOf(condition, onset, { onset }, { occasion })];
  });
}
