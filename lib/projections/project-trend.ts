import { hourSlotStart, slotValue } from "../study/hour-slots.ts";
import { measurePlateau, type PlateauMeasurement } from "../study/plateau-measurement.ts";
import { counts } from "../study/standing.ts";
import type { StudyInput } from "../study/study-input.ts";
import { conventionalMs } from "../study/ventilation.ts";
import { HOUR, type Instant, toIso } from "../units/instant.ts";
import { indexAtOrAfter, type Reading } from "../ventilation/reading.ts";
import type { TrendView } from "./bed-view.ts";
import { thinPlateaus } from "./thin-plateaus.ts";

const STEPS = 25;

type Moment = Pick<StudyInput, "calendar" | "now">;

/** The last 24 h of what counts: the filled hours are those of the daily mean. */
export function projectTrend(input: StudyInput): TrendView {
  const from = trendStart(input);
  const steps = Array.from({ length: STEPS }, (_, index) => (from + index * HOUR) as Instant);
  const peep = steps.map((step) => peepOf(step, input));
  const plateaus = plateausOf(from, input);
  const lastOfHour = steps.map((step) => plateaus.findLast((one) => isIn(step, one.plateau)) ?? null);
  return {
    from: toIso(from),
    step_ms: HOUR,
    peep,
    plateau_pressure: lastOfHour.map((one) => one?.plateau.value ?? null),
    driving_pressure: lastOfHour.map((one) => one?.drivingPressure.value ?? null),
    expected: steps.map((step, index) => (peep[index] ?? null) !== null || isExpected(step, input)),
    plateaus: plateaus.map(({ plateau, pair }) => ({
      observed_at: toIso(plateau.observedAt),
      value: plateau.value,
      paired_peep: pair?.peep.value ?? null,
    })),
    today_from: toIso(todayOf(input)),
  };
}

/** The trend of an empty bed: the same hours, and nothing in them. */
export function emptyTrend(at: Moment): TrendView {
  const nothing = Array.from({ length: STEPS }, () => null);
  return {
    from: toIso(trendStart(at)),
    step_ms: HOUR,
    peep: nothing,
    plateau_pressure: nothing,
    driving_pressure: nothing,
    expected: nothing.map(() => false),
    plateaus: [],
    today_from: toIso(todayOf(at)),
  };
}

/** Where the trend begins: a day of hours before the site's running hour, which is its last. */
export function trendStart({ calendar, now }: Moment): Instant {
  return (hourSlotStart(calendar.dayAt(now), now) - (STEPS - 1) * HOUR) as Instant;
}

function todayOf({ calendar, now }: Moment): Instant {
  return calendar.dayAt(now).start;
}

function peepOf(step: Instant, { readings, ventilation, protocol }: StudyInput): number | null {
  const list = readings.get("peep") ?? [];
  const first = indexAtOrAfter(list, step);
  const end = indexAtOrAfter(list, (step + HOUR) as Instant);
  return slotValue(list, first, end, ventilation, protocol.hourSlots.aggregate);
}

function plateausOf(from: Instant, input: StudyInput): readonly PlateauMeasurement[] {
  const list = input.readings.get("plateau_pressure") ?? [];
  const first = indexAtOrAfter(list, from);
  const end = indexAtOrAfter(list, (from + STEPS * HOUR) as Instant);
  const counted = list.slice(first, end).filter((reading) => counts(reading, input.ventilation));
  return thinPlateaus(counted).map((reading) => measurePlateau(reading, input));
}

function isExpected(step: Instant, { ventilation, protocol, now }: StudyInput): boolean {
  const until = Math.min(step + HOUR, now) as Instant;
  return conventionalMs(ventilation, step, until) >= protocol.hourSlots.expectedFromMs;
}

function isIn(step: Instant, { observedAt }: Reading): boolean {
  return observedAt >= step && observedAt < step + HOUR;
}
