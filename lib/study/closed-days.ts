import type { Instant } from "../units/instant.ts";
import type { LocalDay } from "./site-calendar.ts";
import type { StudyInput } from "./study-input.ts";
import type { ClosedDay, VacEvent, VacMemory } from "./vac-record.ts";

/**
 * Remembers the days that are over until a reading of one of them comes or changes: months of minutes are not
 * worked through again for every reading.
 */
export class ClosedDays implements VacMemory {
  readonly #days = new Map<number, ClosedDay>();
  #judged: { readonly today: number; readonly events: readonly VacEvent[] } | null = null;
  #until = Number.NEGATIVE_INFINITY;
  #spells: unknown = null;
  #conventional: unknown = null;
  #protocol: unknown = null;

  /** A reading of this instant is new, or has another standing. */
  touch(at: Instant): void {
    if (at >= this.#until) return;
    this.#judged = null;
    for (const [index, { day }] of this.#days) {
      if (day.start <= at && at < day.end) this.#days.delete(index);
    }
  }

  recall(day: LocalDay, closeDay: () => ClosedDay): ClosedDay {
    const known = this.#days.get(day.index);
    if (known !== undefined) return known;
    const closed = closeDay();
    this.#days.set(day.index, closed);
    return closed;
  }

  recallAll(today: LocalDay, input: StudyInput, judge: () => readonly VacEvent[]): readonly VacEvent[] {
    this.#forgetUnless(input);
    if (this.#judged?.today === today.index) return this.#judged.events;
    const events = judge();
    this.#judged = { today: today.index, events };
    this.#until = today.start;
    return events;
  }

  /** Other spells of ventilation, also other hours of APRV, or other rules, are another past. */
  #forgetUnless({ ventilation: { spells, conventional }, protocol }: StudyInput): void {
    const isSameVentilation = this.#spells === spells && this.#conventional === conventional;
    if (isSameVentilation && this.#protocol === protocol) return;
    this.#spells = spells;
    this.#conventional = conventional;
    this.#protocol = protocol;
    this.#days.clear();
    this.#judged = null;
  }
}
