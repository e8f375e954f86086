import type { Chance } from "./prng.ts";
import { movedOnTable, type VentilatorSettings } from "./ventilator-settings.ts";

/** What the clinician sees on the hourly round. */
export interface Round {
  /** % */
  readonly spo2: number;
  /** cmH2O */
  readonly plateau: number;
}

const OXYGEN_LOW = 89;
const OXYGEN_VERY_LOW = 85;
const OXYGEN_ENOUGH = 94.5;
const PLATEAU_HIGH = 30;
const PLATEAU_EASY = 24;
const LEAST_PER_KG = 5;
const USUAL_PER_KG = 6;

/**
 * The settings after a round, or `null` for "as they are". Support follows saturation (88-95 %) along the
 * table: upwards soon, downwards with patience. Tidal volume goes down in steps of 0.5 mL/kg, to 5 at
 * least, while the plateau is above 30, and comes back to 6.
 */
export function settingsAfterRound(
  settings: VentilatorSettings,
  { spo2, plateau }: Round,
  chance: Chance,
): VentilatorSettings | null {
  const upwards = chance.happens(0.8);
  const downwards = chance.happens(0.22);
  const volumes = chance.happens(0.35);
  if (spo2 < OXYGEN_VERY_LOW && upwards) return movedOnTable(settings, 2);
  if (spo2 < OXYGEN_LOW && upwards) return movedOnTable(settings, 1);
  if (plateau > PLATEAU_HIGH && settings.tidalVolumePerKg > LEAST_PER_KG && volumes) {
    return { ...settings, tidalVolumePerKg: settings.tidalVolumePerKg - 0.5 };
  }
  if (plateau < PLATEAU_EASY && settings.tidalVolumePerKg < USUAL_PER_KG && volumes) {
    return { ...settings, tidalVolumePerKg: settings.tidalVolumePerKg + 0.5 };
  }
  if (spo2 > OXYGEN_ENOUGH && downwards) return movedOnTable(settings, -1);
  return null;
}
