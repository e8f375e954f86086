import { MINUTE } from "#lib/units/instant.ts";
import type { Setback } from "./course.ts";
import type { SupportRise } from "./stay.ts";
import type { VentilatorSettings } from "./ventilator-settings.ts";

const HIGHEST_PEEP = 24;

/** One turn of the dials. */
interface RiseStep {
  readonly at: number;
  readonly apply: (settings: VentilatorSettings) => VentilatorSettings;
}

/** A rise in support as the steps in which it is made: PEEP in equal ones, oxygen in tenths and a rest. */
export function stepsOf(rise: SupportRise): readonly RiseStep[] {
  const tenths = Math.ceil((rise.fio2By / rise.steps) * 10) / 10;
  return Array.from({ length: rise.steps }, (_, step) => {
    const isLast = step === rise.steps - 1;
    const fio2By = isLast ? rise.fio2By - tenths * (rise.steps - 1) : tenths;
    return {
      at: rise.at + step * rise.everyMs,
      apply: (settings: VentilatorSettings) => ({
        ...settings,
        peep: Math.min(HIGHEST_PEEP, settings.peep + rise.peepBy / rise.steps),
        fio2: Math.min(1, Math.round((settings.fio2 + fio2By) * 100) / 100),
      }),
    };
  });
}

/** Why support was raised: the lung got worse. Without it saturation would leap to 100 %. */
export function insultOf({ at, holdMs }: SupportRise): Setback {
  return { at, amount: 0.1, rampMs: 30 * MINUTE, lastsMs: holdMs };
}
