import type { SubmitResult } from "#lib/contract/readings.ts";
import { chanceOf } from "../prng.ts";
import type { DeskEntry } from "./known-facts.fixture.ts";
import { MINUTE } from "./sight.fixture.ts";
import type { SentReading } from "./ward-program.fixture.ts";

/**
 * Somebody who is asked about impossible values and says after a while what became of each: within hours, some after
 * a day, and one in seven never. Settled by the seed and the reading.
 */
export class ResearchNurse {
  readonly #seed: string;
  #answers: DeskEntry[] = [];

  constructor(seed: string) {
    this.#seed = seed;
  }

  /** Readings were submitted, and this became of them. */
  hear(readings: readonly SentReading["reading"][], { results }: SubmitResult, now: number): void {
    for (const { index, status, seq } of results) {
      const reading = readings[index];
      if (status !== "rejected" || seq === undefined || reading?.subject === undefined) continue;
      const { subject, parameter, observed_at } = reading;
      const chance = chanceOf(this.#seed, "query", subject, parameter, observed_at);
      if (chance.happens(0.15)) continue;
      const minutes = chance.happens(0.2) ? chance.integer(12 * 60, 30 * 60) : chance.integer(5, 240);
      const body = { seq, parameter, observed_at };
      this.#answers.push({ at: now + minutes * MINUTE, kind: "answer", subject, body });
    }
  }

  /** What is answered by `now`, in order. */
  due(now: number): readonly DeskEntry[] {
    const due = this.#answers.filter(({ at }) => at <= now);
    this.#answers = this.#answers.filter(({ at }) => at > now);
    return due.toSorted((a, b) => a.at - b.at);
  }
}
