import type { Timers } from "./timers.ts";

interface Pending {
  due: number;
  readonly period: number | null;
  readonly call: () => void;
}

/** Timers that stand still until a test steps them. */
export class ManualTimers implements Timers {
  #now = 1_000;
  readonly #pending = new Set<Pending>();

  monotonic(): number {
    return this.#now;
  }

  every(milliseconds: number, call: () => void): () => void {
    return this.#add({ due: this.#now + milliseconds, period: milliseconds, call });
  }

  after(milliseconds: number, call: () => void): () => void {
    return this.#add({ due: this.#now + milliseconds, period: null, call });
  }

  /** Lets time pass, with everything due in it called at its own moment and in its order. */
  step(milliseconds: number): void {
    const end = this.#now + milliseconds;
    for (let next = this.#next(end); next !== undefined; next = this.#next(end)) {
      this.#now = next.due;
      if (next.period === null) this.#pending.delete(next);
      else next.due += next.period;
      next.call();
    }
    this.#now = end;
  }

  #next(end: number): Pending | undefined {
    return [...this.#pending].filter(({ due }) => due <= end).toSorted((a, b) => a.due - b.due)[0];
  }

  #add(pending: Pending): () => void {
    this.#pending.add(pending);
    return () => {
      this.#pending.delete(pending);
    };
  }
}
