import type { Figure } from "../mechanics/figure.ts";
import { pfRatio } from "../mechanics/pf-ratio.ts";
import type { Instant } from "../units/instant.ts";
import type { Fraction, MmHg } from "../units/quantity.ts";
import { indexAtOrAfter, type Reading } from "../ventilation/reading.ts";
import { latestWithin, type PairingInput, sameRecord } from "./pairing.ts";

/** One arterial blood gas with the FiO2 that belongs to it. */
export interface BloodGas {
  readonly pao2: Reading;
  /** `null`: none of the same record nor recent enough. */
  readonly fio2: Reading | null;
  /** mmHg */
  readonly pfRatio: Figure<MmHg, "NO_FIO2">;
}

/** A blood gas that has a P/F, and so takes part in the day's value. */
export interface RatedBloodGas extends BloodGas {
  readonly pfRatio: { readonly value: MmHg };
}

/**
 * A PaO2 with its FiO2: that of the same record, else the last at or before it within the protocol's hours,
 * else none. Source: domain.md section 1.
 */
export function bloodGasOf(pao2: Reading, input: Pick<PairingInput, "readings" | "protocol">): BloodGas {
  const within = input.protocol.pairing.fio2BeforeMs;
  const fio2 =
    sameRecord(pao2, "fio2", input.readings) ??
    latestWithin(input.readings.get("fio2"), pao2.observedAt, within);
  return { pao2, fio2, pfRatio: pfRatio(pao2.value as MmHg, (fio2?.value ?? null) as Fraction | null) };
}

/** Whether a blood gas has a P/F. */
export function isRated(gas: BloodGas): gas is RatedBloodGas {
  return gas.pfRatio.value !== null;
}

/** The valid blood gases of `[from, to)`, in order of time. */
export function bloodGasesBetween(
  input: Pick<PairingInput, "readings" | "protocol">,
  from: Instant,
  to: Instant,
): readonly BloodGas[] {
  const readings = input.readings.get("pao2");
  if (readings === undefined) return [];
  return readings
    .slice(indexAtOrAfter(readings, from), indexAtOrAfter(readings, to))
    .filter((reading) => reading.status === "valid")
    .map((reading) => bloodGasOf(reading, input));
}
