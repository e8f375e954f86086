import { type Counted, HOUR, MINUTE, type Sight, settled } from "./sight.fixture.ts";

/** A plateau with what belongs to it. Pressures cmH2O, compliance mL/cmH2O; `null` where it cannot be known. */
export interface Mechanics {
  readonly plateau: Counted;
  /** Plateau less PEEP, whatever its sign; `null`: no PEEP belongs to it. */
  readonly difference: number | null;
  /** `null` unless the difference is positive. */
  readonly drivingPressure: number | null;
  readonly compliance: number | null;
}

/** The plateaus of the present spell on the ventilator, oldest first. */
export function mechanicsOf(sight: Sight): readonly Mechanics[] {
  return sight.inEpisode("plateau_pressure").map((plateau) => {
    const peep = peepFor(plateau, sight);
    const difference = peep === null ? null : settled(plateau.value - peep.value);
    const drivingPressure = difference !== null && difference > 0 ? difference : null;
    const volume = volumeFor(plateau, sight);
    const compliance =
      drivingPressure === null || volume === null ? null : settled(volume.value / drivingPressure);
    return {
      plateau,
      difference,
      drivingPressure,
      compliance: compliance !== null && compliance > 200 ? null : compliance,
    };
  });
}

/** Total PEEP of the same record; PEEP of the same record; the last, 60 min; the first after, 15 min. */
function peepFor(plateau: Counted, sight: Sight): Counted | null {
  return (
    sameRecord(plateau, "total_peep", sight) ??
    sameRecord(plateau, "peep", sight) ??
    within(sight, sight.last("peep", plateau.observedAt - HOUR, plateau.observedAt)) ??
    within(sight, sight.between("peep", plateau.observedAt, plateau.observedAt + 15 * MINUTE)[0] ?? null)
  );
}

/** The volume of the same record, else the nearest within 15 min; of two as near the earlier. */
function volumeFor(plateau: Counted, sight: Sight): Counted | null {
  const same = sameRecord(plateau, "tidal_volume", sight);
  if (same !== null) return same;
  const { observedAt } = plateau;
  const near = sight.between("tidal_volume", observedAt - 15 * MINUTE, observedAt + 15 * MINUTE);
  let nearest: Counted | null = null;
  for (const volume of near) {
    if (within(sight, volume) === null) continue;
    if (nearest === null || away(volume, observedAt) < away(nearest, observedAt)) nearest = volume;
  }
  return nearest;
}

/**
 * PaO2 with the oxygen of the same record, else the last within 4 h before. Oldest first. On the ventilator or off:
 * the table ends a low P/F by the next gas alone, and a gas is no ventilator's figure.
 */
export function bloodGasesOf(sight: Sight): readonly { readonly pao2: Counted; readonly pfRatio: number }[] {
  return sight.between("pao2", 0, sight.asOf).flatMap((pao2) => {
    const fio2 =
      sameRecord(pao2, "fio2", sight) ?? sight.last("fio2", pao2.observedAt - 4 * HOUR, pao2.observedAt);
    return fio2 === null ? [] : [{ pao2, pfRatio: settled(pao2.value / fio2.value) }];
  });
}

function sameRecord(of: Counted, parameter: string, sight: Sight): Counted | null {
  const there = sight.between(parameter, of.observedAt, of.observedAt);
  return there.find(({ source }) => source === of.source) ?? null;
}

/** Only what was measured on the ventilator pairs with a plateau. */
function within(sight: Sight, reading: Counted | null): Counted | null {
  const { episode } = sight;
  return reading !== null && episode !== null && reading.observedAt >= episode.from ? reading : null;
}

function away({ observedAt }: Counted, from: number): number {
  return Math.abs(observedAt - from);
}

/** kg, from sex and height. */
export function predictedBodyWeight(sex: string, heightCm: number | null): number | null {
  if (heightCm === null || (sex !== "male" && sex !== "female")) return null;
  return (sex === "male" ? 50 : 45.5) + 0.91 * (heightCm - 152.4);
}
