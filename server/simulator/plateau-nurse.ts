import { MINUTE } from "#lib/units/instant.ts";
import type { Chart } from "./chart.ts";
import { inspiratoryHold, typingTime } from "./charting.ts";
import { plateauEntry } from "./faults.ts";
import type { Patient } from "./patient.ts";
import { chanceOf, type Seed } from "./prng.ts";
import { rounded } from "./simulated-reading.ts";

/** A measurement that was refused is made anew. */
const AGAIN_AFTER = 5 * MINUTE;

/** Makes inspiratory holds and charts them: mostly well, at times not at all, or with a slip of the finger. */
export class PlateauNurse {
  readonly #patient: Patient;
  readonly #chart: Chart;
  readonly #seed: Seed;
  /** Some make an expiratory hold as well, and find out the total PEEP. */
  readonly #withExpiratoryHold: boolean;

  constructor(patient: Patient, chart: Chart, seed: Seed) {
    this.#patient = patient;
    this.#chart = chart;
    this.#seed = seed;
    this.#withExpiratoryHold = chanceOf(seed, patient.stay.subject, "habits").happens(0.25);
  }

  /** The hold of a round, with whatever goes wrong with it. */
  onRound(at: number): void {
    const sendAt = at + typingTime(this.#chance("typing", at));
    const entry = plateauEntry(this.#seed, this.#patient.stay, at);
    switch (entry) {
      case "forgotten":
        return;
      case "charted":
        this.measure(at, sendAt);
        return;
      case "plateauMistyped":
      case "volumeInLitres": {
        const { plateau, volume } = this.#hold(at);
        const wrong =
          entry === "plateauMistyped"
            ? (["plateau_pressure", rounded(plateau[1] / 10, 2)] as const)
            : (["tidal_volume", volume[1] / 1000] as const);
        this.#chart.write([wrong], at, sendAt);
        this.measure(at + AGAIN_AFTER, sendAt + AGAIN_AFTER);
      }
    }
  }

  /** A hold that is charted as it was measured. */
  measure(at: number, sendAt: number): void {
    const { plateau, volume, total } = this.#hold(at);
    this.#chart.write([plateau, volume, total], at, sendAt);
  }

  #hold(at: number) {
    return inspiratoryHold(this.#patient, at, this.#chance("hold", at), this.#withExpiratoryHold);
  }

  #chance(what: string, at: number) {
    return chanceOf(this.#seed, this.#patient.stay.subject, what, at);
  }
}
