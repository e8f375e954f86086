import { HOUR } from "#lib/units/instant.ts";
import type { Figure } from "./charting.ts";
import type { SimulatedReading } from "./simulated-reading.ts";
import { type Span, within } from "./stay.ts";

/**
 * Gathers a patient's readings of an hour. A figure of the same parameter and moment is written once:
 * nobody charts two truths, and the log would take them for a conflict.
 */
export class Chart {
  readonly #subject: string;
  #written = new Set<string>();
  #before = new Set<string>();
  #readings: SimulatedReading[] = [];
  #silences: readonly Span[] = [];

  constructor(subject: string) {
    this.#subject = subject;
  }

  begin(silences: readonly Span[]): void {
    this.#before = this.#written;
    this.#written = new Set();
    this.#readings = [];
    this.#silences = silences;
  }

  /** Writes figures read at one moment, and sent at another. */
  write(figures: readonly (Figure | null)[], observedAt: number, sendAt: number): void {
    if (within(this.#silences, observedAt)) return;
    for (const figure of figures) {
      if (figure === null) continue;
      const [parameter, value, unit] = figure;
      const key = `${parameter}@${observedAt}`;
      if (this.#written.has(key) || this.#before.has(key)) continue;
      this.#written.add(key);
      const reading = { subject: this.#subject, parameter, value, observedAt, sendAt };
      this.#readings.push(unit === undefined ? reading : { ...reading, unit });
    }
  }

  /** What the hour brought, within the time that the patient is read at all. */
  end(from: number, to: number): readonly SimulatedReading[] {
    return this.#readings.filter(({ observedAt }) => observedAt >= from && observedAt < to);
  }
}

/** Whether a moment belongs to the hour that begins at `hour`. */
export function isInHour(at: number, hour: number): boolean {
  return at >= hour && at < hour + HOUR;
}
