import type { RefusalReason } from "#lib/access/security-event.ts";
import type { SecurityLog } from "./security-log.ts";

/** Alike refusals within this time are one line with a count: a flood must not fill the log. */
const COUNTED_TOGETHER_MS = 60_000;
/** Kinds of refusal remembered at once; a flood of different ones is counted as the door's alone. */
const MOST_KINDS = 1_000;

interface Refusal {
  readonly actor: string;
  readonly door: string;
  readonly code: RefusalReason;
  readonly address: string | null;
}

/** Records who was refused where: the first at once, those like it within the minute together. */
export class Refusals {
  readonly #security: SecurityLog;
  readonly #more = new Map<string, { readonly refusal: Refusal; count: number }>();
  readonly #timer: NodeJS.Timeout;

  constructor(security: SecurityLog) {
    this.#security = security;
    this.#timer = setInterval(() => this.flush(), COUNTED_TOGETHER_MS);
    this.#timer.unref();
  }

  add(refusal: Refusal): void {
    const isCrowded = this.#more.size >= MOST_KINDS;
    const counted = isCrowded ? { ...refusal, actor: "many", address: null } : refusal;
    const key = JSON.stringify([counted.actor, counted.door, counted.code, counted.address]);
    const like = this.#more.get(key);
    if (like !== undefined) {
      like.count++;
      return;
    }
    this.#more.set(key, { refusal: counted, count: 0 });
    this.#note(counted, 1);
  }

  /** Records what was counted and begins anew. */
  flush(): void {
    for (const { refusal, count } of this.#more.values()) if (count > 0) this.#note(refusal, count);
    this.#more.clear();
  }

  close(): void {
    clearInterval(this.#timer);
    this.flush();
  }

  #note({ actor, door, code, address }: Refusal, count: number): void {
    this.#security.note(actor, { type: "accessRefused", door, code, address, count });
  }
}
