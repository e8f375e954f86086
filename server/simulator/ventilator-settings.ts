/** What a clinician sets. Pressure in cmH2O, oxygen as a fraction, tidal volume in mL per kg PBW. */
export interface VentilatorSettings {
  readonly peep: number;
  readonly fio2: number;
  readonly tidalVolumePerKg: number;
}

/** The settings from an instant on. */
export interface SettingsChange extends VentilatorSettings {
  readonly at: number;
}

/** The lower-PEEP/FiO2 table of the ARDS Network (ARMA 2000), in its order of support. */
export const LOWER_PEEP_TABLE: readonly { readonly fio2: number; readonly peep: number }[] = [
  { fio2: 0.3, peep: 5 },
  { fio2: 0.4, peep: 5 },
  { fio2: 0.4, peep: 8 },
  { fio2: 0.5, peep: 8 },
  { fio2: 0.5, peep: 10 },
  { fio2: 0.6, peep: 10 },
  { fio2: 0.7, peep: 10 },
  { fio2: 0.7, peep: 12 },
  { fio2: 0.7, peep: 14 },
  { fio2: 0.8, peep: 14 },
  { fio2: 0.9, peep: 14 },
  { fio2: 0.9, peep: 16 },
  { fio2: 0.9, peep: 18 },
  { fio2: 1, peep: 18 },
];

/** The table's row nearest to what is set: after a rescue that left the table, care returns to it. */
export function tableStep({ fio2, peep }: Pick<VentilatorSettings, "fio2" | "peep">): number {
  let nearest = 0;
  let least = Number.POSITIVE_INFINITY;
  for (const [step, row] of LOWER_PEEP_TABLE.entries()) {
    // 0.1 of oxygen weighs as much as 2 cmH2O.
    const distance = Math.abs(row.fio2 - fio2) * 20 + Math.abs(row.peep - peep);
    if (distance < least) {
      least = distance;
      nearest = step;
    }
  }
  return nearest;
}

/** The settings so many rows up (more support) or down the table; its ends hold. */
export function movedOnTable(settings: VentilatorSettings, rows: number): VentilatorSettings {
  const last = LOWER_PEEP_TABLE.length - 1;
  const row = LOWER_PEEP_TABLE[Math.max(0, Math.min(last, tableStep(settings) + rows))];
  return row === undefined ? settings : { ...settings, ...row };
}

/** The tidal volume on the dial, mL: clinicians set tens. */
export function tidalVolumeOf(settings: VentilatorSettings, predictedBodyWeight: number): number {
  return Math.round((settings.tidalVolumePerKg * predictedBodyWeight) / 10) * 10;
}
