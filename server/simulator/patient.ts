import { HOUR, MINUTE } from "#lib/units/instant.ts";
import { type Round, settingsAfterRound } from "./clinician.ts";
import { type Setback, severityAt } from "./course.ts";
import { arterialOxygen, saturationAt } from "./gas-exchange.ts";
import { complianceAt, type Lung, plateauAt, shuntAt } from "./lung.ts";
import { chanceOf, type Seed } from "./prng.ts";
import { type ExtraHold, type Stay, sizeOf, ventilatedUntil } from "./stay.ts";
import { insultOf, stepsOf } from "./support-rise.ts";
import {
  LOWER_PEEP_TABLE,
  type SettingsChange,
  tidalVolumeOf,
  type VentilatorSettings,
} from "./ventilator-settings.ts";

const STIFFNESS_FADES_MS = 10 * HOUR;

/**
 * A lung under a ventilator under a clinician, hour after hour. Only the settings have a memory; the
 * lung follows from its course, so any moment of the hour lived last can be looked at.
 */
export class Patient {
  readonly stay: Stay;
  readonly size: number;
  readonly #seed: Seed;
  readonly #setbacks: readonly Setback[];
  #changes: readonly SettingsChange[];
  #stiffened: { readonly at: number; readonly factor: number } | null = null;

  constructor(stay: Stay, seed: Seed) {
    this.stay = stay;
    this.size = sizeOf(stay);
    this.#seed = seed;
    this.#setbacks = [...stay.course.setbacks, ...stay.script.rises.map(insultOf)];
    const at = stay.ventilatedFrom;
    this.#changes = [{ at, ...this.#firstSettings(at) }];
  }

  /** Lives one hour: what is done to the settings in `[hour, hour + 1 h)` is done in its order. */
  live(hour: number): void {
    const { stay } = this;
    if (hour + HOUR <= stay.ventilatedFrom || hour >= ventilatedUntil(stay)) return;
    this.#changes = this.#changes.slice(-1);
    const acts: { at: number; act: (at: number) => void }[] = [];
    const chance = chanceOf(this.#seed, stay.subject, "round", hour);
    const roundAt = hour + chance.integer(4, 56) * MINUTE;
    if (roundAt > stay.ventilatedFrom && !this.#isLeftAlone(roundAt)) {
      acts.push({
        at: roundAt,
        act: (at) => this.#change(at, settingsAfterRound(this.settingsAt(at), this.#roundAt(at), chance)),
      });
    }
    for (const rise of stay.script.rises) {
      for (const { at, apply } of stepsOf(rise)) {
        if (isIn(at, hour)) acts.push({ at, act: () => this.#change(at, apply(this.settingsAt(at))) });
      }
    }
    for (const hold of stay.script.holds) {
      if (isIn(hold.at, hour)) acts.push({ at: hold.at, act: () => this.#stiffenFor(hold) });
    }
    acts.sort((a, b) => a.at - b.at);
    for (const { at, act } of acts) act(at);
  }

  /** The settings at a moment of the hour lived last. */
  settingsAt(at: number): SettingsChange {
    const found = this.#changes.findLast((change) => change.at <= at) ?? this.#changes[0];
    if (found === undefined) throw new Error("a patient without settings");
    return found;
  }

  /** Changes of settings in the hour lived last. */
  changesIn(hour: number): readonly SettingsChange[] {
    return this.#changes.filter(({ at }) => isIn(at, hour));
  }

  lungAt(at: number): Lung {
    const { stay } = this;
    const since = this.#stiffened === null ? -1 : at - this.#stiffened.at;
    const stiffness =
      this.#stiffened === null || since < 0
        ? 1
        : 1 - (1 - this.#stiffened.factor) * Math.exp(-since / STIFFNESS_FADES_MS);
    return {
      size: this.size,
      severity: severityAt({ ...stay.course, setbacks: this.#setbacks }, at),
      recruitable: stay.recruitable,
      softness: stay.softness * stiffness,
      resistance: stay.resistance,
    };
  }

  /** mmHg, under the settings of that moment. */
  arterialOxygenAt(at: number): number {
    const { fio2, peep } = this.settingsAt(at);
    return arterialOxygen(fio2, shuntAt(this.lungAt(at), peep));
  }

  /** The tidal volume set at a moment, mL. */
  tidalVolumeAt(at: number): number {
    return tidalVolumeOf(this.settingsAt(at), this.size);
  }

  #roundAt(at: number): Round {
    const { peep } = this.settingsAt(at);
    return {
      spo2: 100 * saturationAt(this.arterialOxygenAt(at)),
      plateau: plateauAt(this.lungAt(at), peep, this.tidalVolumeAt(at)),
    };
  }

  /** Nobody touches the ventilator around an infusion, so that what changes is the patient; nor after a rescue. */
  #isLeftAlone(at: number): boolean {
    const { infusionAt, script } = this.stay;
    if (infusionAt !== null && at >= infusionAt - 2 * HOUR && at < infusionAt + 6 * HOUR) return true;
    return script.rises.some((rise) => at >= rise.at && at < rise.at + rise.holdMs);
  }

  #stiffenFor({ at, atLeast }: ExtraHold): void {
    if (atLeast === undefined) return;
    const { peep } = this.settingsAt(at);
    const tidalVolume = this.tidalVolumeAt(at);
    const lung = this.lungAt(at);
    if (plateauAt(lung, peep, tidalVolume) >= atLeast) return;
    const needed = tidalVolume / (atLeast - peep);
    const softness = (needed / complianceAt(lung, peep)) * lung.softness;
    this.#stiffened = { at, factor: softness / this.stay.softness };
  }

  #change(at: number, settings: VentilatorSettings | null): void {
    if (settings === null) return;
    const { peep, fio2, tidalVolumePerKg } = settings;
    this.#changes = [...this.#changes, { at, peep, fio2, tidalVolumePerKg }];
  }

  /** On arrival: the first row of the table that saturates the blood. */
  #firstSettings(at: number): VentilatorSettings {
    const lung = this.lungAt(at);
    const row =
      LOWER_PEEP_TABLE.find(
        ({ fio2, peep }) => saturationAt(arterialOxygen(fio2, shuntAt(lung, peep))) > 0.905,
      ) ?? LOWER_PEEP_TABLE.at(-1);
    return { peep: 10, fio2: 0.6, ...row, tidalVolumePerKg: 6 };
  }
}

function isIn(at: number, hour: number): boolean {
  return at >= hour && at < hour + HOUR;
}
