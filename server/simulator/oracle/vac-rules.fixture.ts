import { because, type Rule } from "./rule.fixture.ts";
import { HOUR, holds, type Sight, settled } from "./sight.fixture.ts";

const DAY = 24 * HOUR;
/** Shanghai's clock is ahead by this, all year round. */
const LOCAL = 8 * HOUR;
const TOO_LATE = 2 * HOUR;
const DAYS_BETWEEN = 14;

/** What is surveyed: a figure of a reading's value, and by how much a worse day is above its baseline. */
const SURVEYED = [
  { parameter: "peep", risesBy: 3, figure: (value: number) => Math.max(5, value) },
  { parameter: "fio2", risesBy: 20, figure: (value: number) => value * 100 },
] as const;

/**
 * Two days of a stable or falling daily minimum, then two that are worse: section 5. A day's minimum is known when the
 * day is over, so it is raised at the midnight after the second of them; what comes late changes the record alone.
 */
const associatedCondition: Rule = {
  condition: "VAC",
  latched: true,
  endsWhenSeen: true,
  parameters: [],
  wakes: ({ now }) => [midnightBefore(now) + DAY],
  judge: (sight, standing) => {
    const first = sight.facts.ventilation[0];
    if (first === undefined) return [];
    const start = midnightBefore(first.from);
    return eventsOf(sight, start).flatMap((day) => {
      const isOver = start + (day + 2) * DAY;
      return standing.has(day) || sight.now - isOver <= TOO_LATE ? [because("low", {}, day)] : [];
    });
  },
};

/** The first worse days, counted from the day of the intubation (0). */
function eventsOf(sight: Sight, start: number): readonly number[] {
  const days = Math.round((midnightBefore(sight.now) - start) / DAY);
  const minima = SURVEYED.map((one) => ({
    ...one,
    days: Array.from({ length: days }, (_, day) => minimumOf(sight, start + day * DAY, one)),
  }));
  const events: number[] = [];
  for (let day = 2; day + 1 < days; day++) {
    const last = events.at(-1);
    if (last !== undefined && day - last < DAYS_BETWEEN) continue;
    const isWorse = minima.some(({ days: [...values], risesBy }) => {
      const [base, second, third, fourth] = values.slice(day - 2, day + 2);
      if (base == null || second == null || third == null || fourth == null) return false;
      return second <= base && [third, fourth].every((value) => settled(value - base) >= risesBy);
    });
    if (isWorse) events.push(day);
  }
  return events;
}

/** The lowest that two hours in a row did not exceed; without two such hours the lowest hour; `null`: no hour. */
function minimumOf(
  sight: Sight,
  midnight: number,
  { parameter, figure }: (typeof SURVEYED)[number],
): number | null {
  const hours = Array.from({ length: 24 }, (_, hour) => {
    const from = midnight + hour * HOUR;
    const values = sight
      .between(parameter, from, from + HOUR - 1)
      .filter(({ observedAt }) => sight.facts.ventilation.some((spell) => holds(spell, observedAt)))
      .map(({ value }) => value);
    return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
  });
  const held = hours.flatMap((value, hour) => {
    const next = hours[hour + 1];
    return value === null || next == null ? [] : [Math.max(value, next)];
  });
  const values = held.length > 0 ? held : hours.filter((value) => value !== null);
  return values.length === 0 ? null : settled(figure(Math.min(...values)));
}

function midnightBefore(at: number): number {
  return Math.floor((at + LOCAL) / DAY) * DAY - LOCAL;
}

export const VAC_RULES: readonly Rule[] = [associatedCondition];
