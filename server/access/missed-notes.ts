import type { SecurityEvent } from "#lib/access/security-event.ts";
import type { Instant } from "#lib/units/instant.ts";

/** Lines kept while the log cannot be written; of what comes beyond them only the number is. */
const MOST_KEPT = 1_000;

/** An event with whoever caused it. */
export interface Note {
  readonly actor: string;
  readonly event: SecurityEvent;
}

/**
 * What happened while the security log could not be written. Refusals that are alike are one line with a count,
 * and the whole is bounded: a flood must not fill the memory.
 */
export class MissedNotes {
  readonly #kept = new Map<string, Note>();
  #since: Instant | null = null;
  #count = 0;
  #unnamed = 0;

  get isEmpty(): boolean {
    return this.#since === null;
  }

  keep({ actor, event }: Note, happenedAt: Instant): void {
    this.#since ??= happenedAt;
    const times = event.type === "accessRefused" ? event.count : 1;
    this.#count += times;
    const key = event.type === "accessRefused" ? keyOf(actor, event) : String(this.#count);
    const like = this.#kept.get(key)?.event;
    if (like?.type === "accessRefused") {
      this.#kept.set(key, { actor, event: { ...like, count: like.count + times } });
    } else if (this.#kept.size < MOST_KEPT) {
      this.#kept.set(key, { actor, event: { ...event, happenedAt } });
    } else {
      this.#unnamed += times;
    }
  }

  /** What is to be recorded once the log can be written: how much it missed since when, and then each line. */
  lines(actor: string): readonly Note[] {
    if (this.#since === null) return [];
    const resumed = {
      type: "recordingResumed",
      since: this.#since,
      count: this.#count,
      unnamed: this.#unnamed,
    } as const;
    return [{ actor, event: resumed }, ...this.#kept.values()];
  }

  clear(): void {
    this.#kept.clear();
    this.#since = null;
    this.#count = 0;
    this.#unnamed = 0;
  }
}

function keyOf(actor: string, event: SecurityEvent & { readonly type: "accessRefused" }): string {
  return JSON.stringify([actor, event.door, event.code, event.address]);
}
