import { succeed } from "#lib/units/result.ts";
import { type Allowance, type Throttled, tooMany } from "./throttle.ts";

interface Tally {
  failures: number;
  /** When the failures are forgotten. */
  endsAt: number;
  /** Tries that have begun and may yet fail. */
  underWay: number;
  /** Tries that would be one too many if all those under way failed. */
  readonly waiting: (() => void)[];
}

/** Tallies kept at once before those that have ended are looked for. */
const CROWD = 10_000;

/**
 * Counts failures by a key, and refuses tries once there are too many. Many tries at once are let begin only as far
 * as all of them may fail; the others wait for how those end, so that right ones never count and none slips through.
 */
export class FailureThrottle {
  readonly #allowance: Allowance;
  readonly #now: () => number;
  readonly #tallies = new Map<string, Tally>();

  constructor(allowance: Allowance, now: () => number = () => performance.now()) {
    this.#allowance = allowance;
    this.#now = now;
  }

  /** Begins a try, which is to be ended; waits for others where it must. */
  async begin(key: string): Promise<Throttled> {
    for (;;) {
      const tally = this.#tally(key);
      const left = this.#allowance.tries - tally.failures;
      if (left <= 0) return tooMany(Math.ceil((tally.endsAt - this.#now()) / 1000));
      if (tally.underWay < left) {
        tally.underWay++;
        return succeed(null);
      }
      await new Promise<void>((resolve) => tally.waiting.push(resolve));
    }
  }

  end(key: string, hasFailed: boolean): void {
    const tally = this.#tally(key);
    tally.underWay--;
    if (hasFailed) {
      if (tally.failures === 0) tally.endsAt = this.#now() + this.#allowance.withinSeconds * 1000;
      tally.failures++;
    }
    for (const goOn of tally.waiting.splice(0)) goOn();
  }

  /** Forgets the failures of a key. */
  forget(key: string): void {
    this.#tally(key).failures = 0;
  }

  #tally(key: string): Tally {
    const known = this.#tallies.get(key);
    if (known !== undefined) {
      if (known.endsAt <= this.#now()) known.failures = 0;
      return known;
    }
    if (this.#tallies.size >= CROWD) this.#forgetEnded();
    const tally = { failures: 0, endsAt: 0, underWay: 0, waiting: [] };
    this.#tallies.set(key, tally);
    return tally;
  }

  #forgetEnded(): void {
    const now = this.#now();
    for (const [key, { endsAt, underWay }] of this.#tallies) {
      if (underWay === 0 && endsAt <= now) this.#tallies.delete(key);
    }
  }
}
