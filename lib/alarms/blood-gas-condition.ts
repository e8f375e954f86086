import type { AlarmFigures } from "../log/alarm-event.ts";
import { bloodGasOf } from "../study/blood-gas.ts";
import { forComparison } from "../units/rounding.ts";
import { type Cause, cameInTime, causeOf, goesOn } from "./cause.ts";
import type { Sight } from "./sight.ts";

/** A P/F below its limit, or far below the one before, until a blood gas that is neither. */
export function pfRatioLow(sight: Sight): readonly Cause[] {
  const { bloodGas } = sight.latest;
  if (bloodGas === null) return [];
  const value = bloodGas.pfRatio.value;
  if (value === null) return goesOn(sight, "PF-LOW");
  const { pfRatioBelow } = sight.limits;
  const { pfRatioFall } = sight.input.protocol.alarms;
  const before = ratedBefore(sight, bloodGas.pao2.observedAt);
  const isBelow = forComparison(value) < pfRatioBelow;
  const isFallen = before !== null && forComparison(1 - value / before) >= pfRatioFall;
  if (!isBelow && !isFallen) return [];
  // The limit that it is told beside must be one that it has crossed.
  const limit = isBelow || before === null ? pfRatioBelow : before * (1 - pfRatioFall);
  const figures: AlarmFigures = before === null ? { value, limit } : { value, limit, before };
  const raises = cameInTime(sight, bloodGas.pao2, bloodGas.fio2);
  return [causeOf("PF-LOW", bloodGas.pao2.observedAt, figures, { raises })];
}

/** The P/F of the blood gas before, mmHg; `null`: there is none. */
function ratedBefore({ input }: Sight, at: number): number | null {
  const gases = input.readings.get("pao2") ?? [];
  for (let index = gases.length - 1; index >= 0; index -= 1) {
    const gas = gases[index];
    if (gas === undefined || gas.status !== "valid" || gas.observedAt >= at) continue;
    const { value } = bloodGasOf(gas, input).pfRatio;
    if (value !== null) return value;
  }
  return null;
}
