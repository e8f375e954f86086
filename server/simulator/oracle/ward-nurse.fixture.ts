import { chanceOf } from "../prng.ts";
import type { Sounding } from "./heard-log.fixture.ts";
import { MINUTE } from "./sight.fixture.ts";

interface Errand extends Sounding {
  readonly comesAt: number;
}

/**
 * Somebody who hears alarms and comes after a while: mostly within half an hour, at times after hours, and one in
 * seven is never answered. Settled by the seed and the alarm.
 */
export class WardNurse {
  readonly #seed: string;
  #errands: Errand[] = [];

  constructor(seed: string) {
    this.#seed = seed;
  }

  hear(sounding: Sounding): void {
    const chance = chanceOf(this.#seed, sounding.alarm, sounding.at);
    const draw = chance.uniform();
    if (draw < 0.15) return;
    const minutes = draw < 0.25 ? chance.integer(60, 14 * 60) : chance.integer(1, 30);
    this.#errands.push({ ...sounding, comesAt: sounding.at + minutes * MINUTE });
  }

  /** The alarms that are acknowledged by `now`, in the order in which they were come for. */
  due(now: number): readonly Sounding[] {
    const due = this.#errands.filter(({ comesAt }) => comesAt <= now);
    this.#errands = this.#errands.filter(({ comesAt }) => comesAt > now);
    return due.toSorted((a, b) => a.comesAt - b.comesAt);
  }
}
