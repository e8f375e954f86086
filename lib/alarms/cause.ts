import type { AlarmFigures } from "../log/alarm-event.ts";
import type { InfusionWindow } from "../study/infusion-window.ts";
import type { Instant } from "../units/instant.ts";
import { delayOf, type Reading } from "../ventilation/reading.ts";
import type { ConditionId, Priority } from "./condition.ts";
import { conditionRow } from "./condition.ts";
import type { Sight } from "./sight.ts";

/** A condition that holds now, and what is to be said of it. */
export interface Cause {
  readonly condition: ConditionId;
  /** 0, or what tells it from another cause of the same condition: the infusion's start. */
  readonly occasion: number;
  readonly priority: Priority;
  readonly figures: AlarmFigures;
  readonly since: Instant;
  /** Whether it raises an alarm, or only keeps one going: what arrives late never sounds. */
  readonly raises: boolean;
  /** Something further of the same kind has happened: whoever acknowledged what was before has not seen it. */
  readonly asksAgain?: boolean;
  /** The time in which it is watched for is over: whoever acknowledged it is not asked again, however long it lasts. */
  readonly asksNoMore?: boolean;
}

/** A cause with the condition's own priority, unless another is given. */
export function causeOf(
  condition: ConditionId,
  since: Instant,
  figures: AlarmFigures,
  parts: Partial<Pick<Cause, "priority" | "occasion" | "raises" | "asksAgain">> = {},
): Cause {
  const { priority } = conditionRow(condition);
  return { condition, occasion: 0, priority, figures, since, raises: true, ...parts };
}

/** What an open alarm says goes on being so, for want of a newer figure; of a condition of a window, that one's. */
export function goesOn(sight: Sight, condition: ConditionId, window?: InfusionWindow): readonly Cause[] {
  // A T0 that was just corrected is the only one: what stands from the wrong one is its own.
  const isOnly = sight.windows.length < 2;
  const alarm = sight.open(condition, isOnly ? undefined : window?.startedAt);
  if (alarm === null || alarm.causeEndedAt !== null) return [];
  const { since, figures, priority, occasion } = alarm;
  return [{ condition, since, figures, priority, occasion, raises: false }];
}

/**
 * Whether readings were known in time when they first came, by when they are now known to be of. A correction of its
 * value makes no reading late, so what sounded may go on; one of its time may.
 */
export function wasKnownInTime(sight: Sight, ...readings: readonly (Reading | null)[]): boolean {
  const { lateArrivalMs } = sight.input.protocol.alarms;
  return readings.every((reading) => {
    if (reading === null) return true;
    const first = firstOf(sight, reading);
    return first.recordedAt - reading.observedAt <= lateArrivalMs;
  });
}

function firstOf({ input }: Sight, reading: Reading): Reading {
  if (reading.original === undefined) return reading;
  const list = input.readings.get(reading.parameter);
  return list?.findLast(({ seq }) => seq === reading.original) ?? reading;
}

/** Whether readings arrived in time to alarm anybody. */
export function cameInTime(sight: Sight, ...readings: readonly (Reading | null)[]): boolean {
  const { lateArrivalMs } = sight.input.protocol.alarms;
  return readings.every((reading) => reading === null || delayOf(reading) <= lateArrivalMs);
}
