import { because, type Cause, type Priority, type Rule } from "./rule.fixture.ts";
import { HOUR, type Sight } from "./sight.fixture.ts";

const EARLY = 6 * HOUR;
const WHOLE = 24 * HOUR;

/**
 * Prescribed events that people enter; the boundaries of their time after the infusion's start are inclusive. An event
 * out of it is none of the prescribed ones, and when the window is over nothing begins to alarm. Each entry is to be
 * adjudicated, so each alarms; that it happened does not go on, so somebody's having seen it ends the alarm.
 */
function entered(condition: string, priority: Priority, events: readonly string[], withinMs: number): Rule {
  return {
    condition,
    latched: true,
    endsWhenSeen: true,
    parameters: [],
    wakes: () => [],
    judge: (sight, standing) => causesOf(sight, standing, priority, events, withinMs),
  };
}

export function causesOf(
  { facts, now }: Sight,
  standing: ReadonlyMap<number, Cause>,
  priority: Priority,
  events: readonly string[],
  withinMs: number,
): readonly Cause[] {
  return facts.events.flatMap(({ event, onset }, place) => {
    if (!events.includes(event)) return [];
    const start = facts.infusions.map(({ from }) => from).findLast((from) => from <= onset);
    if (start === undefined || onset > start + withinMs) return [];
    return standing.has(place) || now <= start + WHOLE ? [because(priority, {}, place)] : [];
  });
}

export const ENTERED_EVENT_RULES: readonly Rule[] = [
  entered("IAE-A", "high", ["A1", "A2"], EARLY),
  entered("IAE-D", "high", ["D1", "D2"], WHOLE),
];
