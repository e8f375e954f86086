import type { ServerMoment, WallChanged, WallSnapshot } from "#lib/contract/live.ts";
import type { BedView } from "#lib/projections/bed-view.ts";
import { Listeners } from "./listeners.ts";
import type { LiveLink, Watcher } from "./live-link.ts";
import { shareUnchanged } from "./share-unchanged.ts";

const ASK_AGAIN_MS = 2_000;

/**
 * The ward as last heard, one subscription a bed: a message re-renders the tiles it names and no other. It
 * outlives a lost server, because old figures with their true age are better than none.
 */
export class WallStore implements Watcher {
  readonly #link: LiveLink;
  readonly #order = new Listeners();
  readonly #any = new Listeners();
  readonly #byBed = new Map<string, Listeners>();
  #beds: readonly string[] | null = null;
  #views = new Map<string, BedView>();
  #seq = -1;
  /** Numbers our questions, so that an answer that comes too late is known for one. */
  #asked = 0;
  #isAsking = false;
  #stopWaiting: () => void = () => {};

  constructor(link: LiveLink) {
    this.#link = link;
  }

  /** The beds in the room's order; the same array until that changes; `null` until the first snapshot. */
  get beds(): readonly string[] | null {
    return this.#beds;
  }

  view(bed: string): BedView | undefined {
    return this.#views.get(bed);
  }

  /** Every bed's view. */
  views(): readonly BedView[] {
    return [...this.#views.values()];
  }

  readonly subscribeBeds = this.#order.subscribe;

  /** Told after every message that changed any bed. */
  readonly subscribeAny = this.#any.subscribe;

  subscribeBed(bed: string, listener: () => void): () => void {
    let listeners = this.#byBed.get(bed);
    if (listeners === undefined) {
      listeners = new Listeners();
      this.#byBed.set(bed, listeners);
    }
    return listeners.subscribe(listener);
  }

  synchronise(): void {
    this.#stopWaiting();
    this.#isAsking = true;
    this.#asked += 1;
    const question = this.#asked;
    this.#link.transport.watchWall().then(
      (answer) => {
        if (question !== this.#asked) return;
        if (answer.ok) this.#replace(answer);
        else {
          this.#link.refused(answer);
          this.#askLater();
        }
      },
      () => {
        if (question === this.#asked) this.#askLater();
      },
    );
  }

  wallChanged(message: WallChanged): void {
    // Messages keep their order: what comes before the answer to our question is already in that answer.
    if (this.#isAsking) return;
    if (message.from_seq !== this.#seq) {
      this.synchronise();
      return;
    }
    this.#seq = message.seq;
    let order = this.#beds ?? [];
    for (const view of message.beds) {
      if (!this.#views.has(view.bed)) order = [...order, view.bed];
      this.#views.set(view.bed, shareUnchanged(this.#views.get(view.bed), view));
    }
    this.#setOrder(order);
    for (const { bed } of message.beds) this.#byBed.get(bed)?.notify();
    this.#any.notify();
  }

  heartbeat(message: ServerMoment): void {
    if (!this.#isAsking && message.seq !== this.#seq) this.synchronise();
  }

  #replace(snapshot: WallSnapshot): void {
    this.#isAsking = false;
    this.#seq = snapshot.seq;
    const known = this.#views;
    this.#views = new Map(snapshot.beds.map((view) => [view.bed, shareUnchanged(known.get(view.bed), view)]));
    this.#setOrder(snapshot.beds.map(({ bed }) => bed));
    this.#link.confirm(snapshot);
    for (const listeners of this.#byBed.values()) listeners.notify();
    this.#any.notify();
  }

  #setOrder(order: readonly string[]): void {
    const known = this.#beds;
    if (
      known !== null &&
      known.length === order.length &&
      known.every((bed, index) => bed === order[index])
    ) {
      return;
    }
    this.#beds = order;
    this.#order.notify();
  }

  #askLater(): void {
    this.#stopWaiting = this.#link.timers.after(ASK_AGAIN_MS, () => this.synchronise());
  }
}
