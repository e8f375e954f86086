import type { Instant } from "../units/instant.ts";
import { delayOf, type Reading, type ReadingsByParameter, readingsBetween } from "../ventilation/reading.ts";
import { type DailyMinima, dailyMinima, NO_MINIMA } from "./daily-minimum.ts";
import type { LocalDay } from "./site-calendar.ts";
import type { StudyInput } from "./study-input.ts";
import { type Worsening, worsenings } from "./vac.ts";
import { ventilatedMs } from "./ventilation.ts";

/** A ventilator-associated condition as surveillance records it. */
export interface VacEvent extends Omit<Worsening, "index"> {
  /** The first worsening day. */
  readonly day: LocalDay;
  /** That day, counted from the first of its episode of ventilation, which is 1. */
  readonly ventilatorDay: number;
  /** When it could first be judged: the end of the second worsening day. */
  readonly judgedFrom: Instant;
  /** It is one also without the readings that came late. */
  readonly inTime: boolean;
}

/** One day that is over: its minima, and those without what came late. */
export interface ClosedDay {
  readonly day: LocalDay;
  readonly minima: DailyMinima;
  readonly inTime: DailyMinima;
}

/** What was worked out of the days that are over. A function of the readings, so it may be thrown away at any time. */
export interface VacMemory {
  recall(day: LocalDay, closeDay: () => ClosedDay): ClosedDay;
  recallAll(today: LocalDay, input: StudyInput, judge: () => readonly VacEvent[]): readonly VacEvent[];
}

/**
 * Every ventilator-associated condition up to yesterday: a day's minimum stands when the day is over. Needs to
 * know when ventilation began; assumed from readings, it would find baselines that are none.
 */
export function vacEvents(input: StudyInput, memory: VacMemory | null): readonly VacEvent[] {
  if (!input.ventilation.known) return [];
  const today = input.calendar.dayAt(input.now);
  const judge = () => judgeDays(closedDays(input, today, memory), input);
  return memory === null ? judge() : memory.recallAll(today, input, judge);
}

function closedDays(input: StudyInput, today: LocalDay, memory: VacMemory | null): readonly ClosedDay[] {
  const [first] = input.ventilation.spells;
  if (first === undefined) return [];
  const days: ClosedDay[] = [];
  for (let { index } = input.calendar.dayAt(first.startedAt); index < today.index; index += 1) {
    const day = input.calendar.day(index);
    const close = () => closeDay(input, day);
    days.push(memory === null ? close() : memory.recall(day, close));
  }
  return days;
}

function closeDay(input: StudyInput, day: LocalDay): ClosedDay {
  if (ventilatedMs(input.ventilation, day.start, day.end) === 0) {
    return { day, minima: NO_MINIMA, inTime: NO_MINIMA };
  }
  const minima = dailyMinima(input, day);
  const punctual = withoutLate(input, day);
  return {
    day,
    minima,
    inTime: punctual === null ? minima : dailyMinima({ ...input, readings: punctual }, day),
  };
}

/** A day's readings less those that came late; `null`: none did. */
function withoutLate(
  { readings, protocol }: StudyInput,
  { start, end }: LocalDay,
): ReadingsByParameter | null {
  const { lateArrivalMs } = protocol.alarms;
  const isLate = (reading: Reading) => delayOf(reading) > lateArrivalMs;
  const ofDay = (["peep", "fio2"] as const).map(
    (parameter) => [parameter, readingsBetween(readings, parameter, start, end)] as const,
  );
  if (!ofDay.some(([, list]) => list.some(isLate))) return null;
  return new Map(ofDay.map(([parameter, list]) => [parameter, list.filter((one) => !isLate(one))]));
}

function judgeDays(days: readonly ClosedDay[], input: StudyInput): readonly VacEvent[] {
  const { vac } = input.protocol;
  const inTime = worsenings(
    days.map((one) => one.inTime),
    vac,
  );
  const found = worsenings(
    days.map((one) => one.minima),
    vac,
  );
  return found.flatMap(({ index, ...worsening }) => {
    const [day, second] = [days[index]?.day, days[index + 1]?.day];
    if (day === undefined || second === undefined) return [];
    return [
      {
        ...worsening,
        day,
        ventilatorDay: index - episodeStart(days, index, input) + 1,
        judgedFrom: second.end,
        inTime: inTime.some((one) => one.index === index && one.parameter === worsening.parameter),
      },
    ];
  });
}

/** The first of the calendar days without a break on which there was ventilation. */
function episodeStart(days: readonly ClosedDay[], index: number, { ventilation }: StudyInput): number {
  let start = index;
  for (let before = index - 1; before >= 0; before -= 1) {
    const day = days[before]?.day;
    if (day === undefined || ventilatedMs(ventilation, day.start, day.end) === 0) break;
    start = before;
  }
  return start;
}
