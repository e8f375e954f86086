import { HOUR, MINUTE, SECOND } from "#lib/units/instant.ts";
import type { Parameter } from "#lib/ventilation/parameter.ts";
import { saturationAt } from "./gas-exchange.ts";
import { meanAirwayAt, peakAt, plateauAt } from "./lung.ts";
import type { Patient } from "./patient.ts";
import type { Chance } from "./prng.ts";
import { rounded } from "./simulated-reading.ts";

/** One figure read off at one moment. */
export type Figure = readonly [parameter: Parameter, value: number, unit?: string];

/** What stands on the ventilator's screen and the monitor: a nurse's hourly line. */
export function hourlyLine(patient: Patient, at: number, chance: Chance): readonly Figure[] {
  const { peep, fio2 } = patient.settingsAt(at);
  return [
    ["peep", peep],
    ["fio2", fio2],
    ["tidal_volume", deliveredVolume(patient, at, chance)],
    ...breathing(patient, at, chance),
    ["mean_airway_pressure", meanAirway(patient, at, chance)],
    ...circulation(patient, at, chance),
  ];
}

/** What a ventilator reports by itself every minute. `disconnected`: it measures the room. */
export function deviceMinute(
  patient: Patient,
  at: number,
  chance: Chance,
  disconnected: boolean,
): readonly Figure[] {
  const { peep } = patient.settingsAt(at);
  const measured = rounded(Math.max(0, chance.normal(peep, 0.12)), 1);
  const room = rounded(chance.between(0, 0.4), 1);
  return [["peep", disconnected ? room : measured]];
}

/** What a ventilator reports by itself every five minutes. */
export function deviceFiveMinutes(patient: Patient, at: number, chance: Chance): readonly Figure[] {
  const { fio2 } = patient.settingsAt(at);
  return [["fio2", Math.round(fio2 * 100), "%"], ...breathing(patient, at, chance)];
}

/** What a nurse adds by hand beside a device. */
export function circulation(patient: Patient, at: number, chance: Chance): readonly Figure[] {
  const { severity } = patient.lungAt(at);
  const dose = rounded(Math.max(0, chance.normal(0.22 * (severity - 0.45), 0.006)), 2);
  return dose < 0.02 ? [] : [["norepinephrine", dose, "ug/kg/min"]];
}

/** Degrees Celsius, every four hours: a slow wave and the course of the illness. */
export function temperature(patient: Patient, at: number, chance: Chance): Figure {
  const { severity } = patient.lungAt(at);
  const wave = 0.3 * Math.sin((2 * Math.PI * at) / (24 * HOUR));
  return ["temperature", rounded(chance.normal(36.6 + severity + wave, 0.15), 1)];
}

/** An arterial blood gas, with the oxygen that was breathed. */
export function bloodGas(patient: Patient, at: number, chance: Chance): readonly Figure[] {
  const { fio2 } = patient.settingsAt(at);
  const tension = Math.max(35, chance.normal(patient.arterialOxygenAt(at), 2.5));
  return [
    ["pao2", Math.round(tension)],
    ["fio2", fio2],
  ];
}

/** Quadrants of the chest film with infiltrates, 0-4. */
export function chestFilm(patient: Patient, at: number): Figure {
  const { severity } = patient.lungAt(at);
  return ["cxr_quadrants", severity > 0.55 ? 4 : severity > 0.4 ? 3 : severity > 0.25 ? 2 : 1];
}

/** An inspiratory hold; an expiratory one beside it shows what PEEP does not (`total_peep`). */
export function inspiratoryHold(
  patient: Patient,
  at: number,
  chance: Chance,
  withExpiratoryHold: boolean,
): { readonly plateau: Figure; readonly volume: Figure; readonly total: Figure | null } {
  const { peep } = patient.settingsAt(at);
  const trapped = chance.between(0.2, 1.1);
  const noise = chance.normal(0, 0.4);
  const volume = deliveredVolume(patient, at, chance);
  const total = withExpiratoryHold ? rounded(peep + trapped, 1) : peep;
  return {
    plateau: ["plateau_pressure", rounded(plateauAt(patient.lungAt(at), total, volume) + noise, 1)],
    volume: ["tidal_volume", volume],
    total: withExpiratoryHold ? ["total_peep", total] : null,
  };
}

function breathing(patient: Patient, at: number, chance: Chance): readonly Figure[] {
  const { peep } = patient.settingsAt(at);
  const lung = patient.lungAt(at);
  const peak = peakAt(lung, peep, patient.tidalVolumeAt(at));
  return [
    ["peak_pressure", rounded(chance.normal(peak, 0.6), 1)],
    ["respiratory_rate", Math.round(chance.normal(breathsPerMinute(patient, at), 0.8))],
    ["spo2", saturation(patient, at, chance)],
  ];
}

/** % */
export function saturation(patient: Patient, at: number, chance: Chance): number {
  return Math.min(100, Math.round(chance.normal(100 * saturationAt(patient.arterialOxygenAt(at)), 0.6)));
}

function meanAirway(patient: Patient, at: number, chance: Chance): number {
  const { peep } = patient.settingsAt(at);
  const volume = patient.tidalVolumeAt(at);
  const mean = meanAirwayAt(patient.lungAt(at), peep, volume, breathsPerMinute(patient, at));
  return rounded(chance.normal(mean, 0.3), 1);
}

function breathsPerMinute(patient: Patient, at: number): number {
  return 15 + 13 * patient.lungAt(at).severity;
}

function deliveredVolume(patient: Patient, at: number, chance: Chance): number {
  return Math.round(chance.normal(patient.tidalVolumeAt(at), 4));
}

/** How long after looking someone has typed it in, ms. */
export function typingTime(chance: Chance): number {
  return chance.integer(2, 45) * SECOND;
}

/** Whole minutes: nobody charts seconds. */
export function toMinute(at: number): number {
  return Math.round(at / MINUTE) * MINUTE;
}
