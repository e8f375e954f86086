import type { AlarmFigures } from "../log/alarm-event.ts";
import { bloodGasOf } from "../study/blood-gas.ts";
import { forComparison } from "../units/rounding.ts";
import type { Reading } from "../ventilation/reading.ts";
import { type Cause, cameInTime, causeOf, goesOn, wasKnownInTime } from "./cause.ts";
import type { Sight } from "./sight.ts";

/** A P/F below its limit, or far below the one before, until a blood gas that is neither. */
export function pfRatioLow(sight: Sight): readonly Cause[] {
  const { bloodGas } = sight.latest;
  if (bloodGas === null) return [];
  const value = bloodGas.pfRatio.value;
  if (value === null) return isExplained(sight) ? goesOn(sight, "PF-LOW") : [];
  const { pfRatioBelow } = sight.limits;
  const { pfRatioFall } = sight.input.protocol.alarms;
  const before = ratedBefore(sight, bloodGas.pao2.observedAt)?.value ?? null;
  const { isBelow, isLow } = judge(sight, value, before);
  if (!isLow || !isExplained(sight)) return [];
  // The limit that it is told beside must be one that it has crossed.
  const limit = isBelow || before === null ? pfRatioBelow : before * (1 - pfRatioFall);
  const figures: AlarmFigures = before === null ? { value, limit } : { value, limit, before };
  const raises = cameInTime(sight, bloodGas.pao2, bloodGas.fio2);
  return [causeOf("PF-LOW", bloodGas.pao2.observedAt, figures, { raises })];
}

function judge({ limits, input }: Sight, value: number, before: number | null) {
  const isBelow = forComparison(value) < limits.pfRatioBelow;
  const isFallen = before !== null && forComparison(1 - value / before) >= input.protocol.alarms.pfRatioFall;
  return { isBelow, isLow: isBelow || isFallen };
}

/** Whether one of the low ones that follow each other until now was known in time: what comes late never sounds. */
function isExplained(sight: Sight): boolean {
  let gas = ratedBefore(sight, Number.POSITIVE_INFINITY);
  while (gas !== null) {
    const before = ratedBefore(sight, gas.pao2.observedAt);
    if (!judge(sight, gas.value, before?.value ?? null).isLow) return false;
    if (wasKnownInTime(sight, gas.pao2, gas.fio2)) return true;
    gas = before;
  }
  return false;
}

interface RatedGas {
  /** mmHg */
  readonly value: number;
  readonly pao2: Reading;
  readonly fio2: Reading | null;
}

/** The last blood gas with a P/F before a time; `null`: there is none. */
function ratedBefore({ input }: Sight, at: number): RatedGas | null {
  const gases = input.readings.get("pao2") ?? [];
  for (let index = gases.length - 1; index >= 0; index -= 1) {
    const gas = gases[index];
    if (gas === undefined || gas.status !== "valid" || gas.observedAt >= at) continue;
    const { pfRatio, pao2, fio2 } = bloodGasOf(gas, input);
    if (pfRatio.value !== null) return { value: pfRatio.value, pao2, fio2 };
  }
  return null;
}
