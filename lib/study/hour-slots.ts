import { HOUR, type Instant } from "../units/instant.ts";
import { indexAtOrAfter, type Reading } from "../ventilation/reading.ts";
import { hourlyCompleteness, type SlotMean } from "./completeness.ts";
import type { DaySegment } from "./day-segment.ts";
import { median } from "./median.ts";
import type { LocalDay } from "./site-calendar.ts";
import { counts } from "./standing.ts";
import type { StudyInput } from "./study-input.ts";
import { conventionalMs, type Ventilation } from "./ventilation.ts";

/** How several readings in one slot become its value. */
export type SlotAggregate = "mean" | "last" | "median";

/** One elapsed hour since local midnight, half-open; the last one of a day may be shorter. */
export interface HourSlot {
  readonly from: Instant;
  readonly to: Instant;
  /** From the counted readings in it; `null`: none. */
  readonly value: number | null;
  /** The schedule asks for a reading, or there is one. */
  readonly expected: boolean;
}

/** An hourly quantity's daily mean with the slots that it is the unweighted mean of. */
export interface HourlyMean extends SlotMean {
  readonly slots: readonly HourSlot[];
}

/** The start of the hour slot that an instant of a day lies in. */
export function hourSlotStart(day: LocalDay, instant: Instant): Instant {
  return (day.start + Math.floor((instant - day.start) / HOUR) * HOUR) as Instant;
}

/**
 * PEEP's daily mean: that of the filled hour slots, so that a minute-rate hour cannot outweigh others. In APRV none is
 * expected.
 */
export function hourlyPeep(input: StudyInput, segment: DaySegment): HourlyMean {
  const { ventilation, protocol, now } = input;
  const { day } = segment;
  const readings = input.readings.get("peep") ?? [];
  const end = indexAtOrAfter(readings, segment.readingsTo);
  let next = indexAtOrAfter(readings, segment.readingsFrom);

  const slots: HourSlot[] = [];
  let sum = 0;
  let n = 0;
  let expected = 0;
  for (let from = day.start; from < day.end; from = (from + HOUR) as Instant) {
    const to = Math.min(from + HOUR, day.end) as Instant;
    const first = next;
    while (next < end && (readings[next]?.observedAt ?? to) < to) next += 1;
    const value = slotValue(readings, first, next, ventilation, protocol.hourSlots.aggregate);
    const isExpected =
      value !== null ||
      conventionalMs(
        ventilation,
        Math.max(from, segment.from) as Instant,
        Math.min(to, segment.to, now) as Instant,
      ) >= protocol.hourSlots.expectedFromMs;
    if (value !== null) {
      sum += value;
      n += 1;
    }
    if (isExpected) expected += 1;
    slots.push({ from, to, value, expected: isExpected });
  }
  return {
    mean: n === 0 ? null : sum / n,
    n,
    expected,
    completeness: hourlyCompleteness(n, expected, now < day.end, protocol.completeness),
    slots,
  };
}

/**
 * The value of the counted readings `[first, end)` of a list ordered by time; `null`: none counts. The order
 * of the list, not of arrival, decides rounding and which is the last.
 */
export function slotValue(
  readings: readonly Reading[],
  first: number,
  end: number,
  ventilation: Ventilation,
  aggregate: SlotAggregate,
): number | null {
  if (aggregate !== "mean") {
    const values = countedValues(readings, first, end, ventilation);
    return aggregate === "last" ? (values.at(-1) ?? null) : median(values);
  }
  // The default, on the path of every minute of every bed, makes no list.
  let sum = 0;
  let n = 0;
  for (let index = first; index < end; index += 1) {
    const reading = readings[index];
    if (reading === undefined || !counts(reading, ventilation)) continue;
    sum += reading.value;
    n += 1;
  }
  return n === 0 ? null : sum / n;
}

function countedValues(readings: readonly Reading[], first: number, end: number, ventilation: Ventilation) {
  return readings
    .slice(first, end)
    .filter((reading) => counts(reading, ventilation))
    .map((reading) => reading.value);
}
