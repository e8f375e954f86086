import { isDeepStrictEqual } from "node:util";
import { WARD_STREAM } from "#lib/log/envelope.ts";
import type { BedView } from "#lib/projections/bed-view.ts";
import type { Instant } from "#lib/units/instant.ts";
import type { ViewSource } from "./view-source.ts";

/** The bed views as last shown, which of them are out of date, and when time alone changes the next one. */
export class WardViews {
  readonly #source: ViewSource;
  readonly #views = new Map<string, BedView>();
  readonly #changesAt = new Map<string, Instant>();
  readonly #stale = new Set<string>();

  constructor(source: ViewSource) {
    this.#source = source;
    this.touchAll();
  }

  /** Marks what a commit touched. A change of the ward itself touches every bed. */
  touch(streams: ReadonlySet<string>): void {
    if (streams.has(WARD_STREAM)) {
      this.touchAll();
      return;
    }
    const { bedBySubject } = this.#source.ward;
    for (const stream of streams) {
      const bed = bedBySubject.get(stream);
      if (bed !== undefined) this.#stale.add(bed);
    }
  }

  touchAll(): void {
    for (const { bed } of this.#source.ward.beds) this.#stale.add(bed);
  }

  get isStale(): boolean {
    return this.#stale.size > 0;
  }

  /** When the next view changes by time alone; `null`: none will. */
  get nextChangeAt(): Instant | null {
    let next: Instant | null = null;
    for (const at of this.#changesAt.values()) if (next === null || at < next) next = at;
    return next;
  }

  /**
   * Makes the stale and the due views anew and returns those that differ from what was shown. A bed whose
   * readings are not at hand keeps its last view and stays stale.
   */
  refresh(): readonly BedView[] {
    const context = this.#source.context();
    for (const [bed, at] of this.#changesAt) if (at <= context.now) this.#stale.add(bed);
    const changed: BedView[] = [];
    for (const { bed } of this.#source.ward.beds) {
      if (!this.#stale.has(bed)) continue;
      const made = this.#source.bed(bed, context);
      if (made === null) continue;
      this.#stale.delete(bed);
      const { view, changesAt } = made;
      if (changesAt === null) this.#changesAt.delete(bed);
      else this.#changesAt.set(bed, changesAt);
      if (isDeepStrictEqual(this.#views.get(bed), view)) continue;
      this.#views.set(bed, view);
      changed.push(view);
    }
    return changed;
  }

  /** Every bed in the room's order, as last made. */
  all(): readonly BedView[] {
    const views: BedView[] = [];
    for (const { bed } of this.#source.ward.beds) {
      const view = this.#views.get(bed);
      if (view !== undefined) views.push(view);
    }
    return views;
  }
}
