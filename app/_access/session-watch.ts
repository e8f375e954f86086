import type { Timers } from "#app/_live/timers.ts";

/** How long a session lasts from now, in milliseconds; `gone`: there is none any more. */
export type SessionLeft = number | "gone";

/** What the watch asks the server; both reject when it does not answer. */
export interface SessionDoors {
  /** Says that somebody works here. */
  act(): Promise<SessionLeft>;
  /** Only looks: another tab may have kept the session alive. */
  look(): Promise<SessionLeft>;
}

/** What is said on the page when the end is near. `isFinal`: nothing that is done here puts it off. */
export interface SessionEnding {
  readonly seconds: number;
  readonly isFinal: boolean;
}

const AT_MOST_EVERY_MS = 60_000;
const WARN_MS = 120_000;
const LOOK_AGAIN_MS = 15_000;

/**
 * Tells the server that somebody works here, at most once a minute and only if somebody does, and when the
 * session's end is near looks whether that is still so. Time is monotonic: the browser's date is never asked.
 */
export class SessionWatch {
  readonly #doors: SessionDoors;
  readonly #timers: Timers;
  readonly #leave: () => void;
  #endsAt: number | null = null;
  #isTouched = false;
  #actedAt = Number.NEGATIVE_INFINITY;
  #lookedAt = Number.NEGATIVE_INFINITY;
  #isAsking = false;
  #isFinal = false;

  constructor(doors: SessionDoors, timers: Timers, leave: () => void) {
    this.#doors = doors;
    this.#timers = timers;
    this.#leave = leave;
  }

  /** Somebody moved, pressed or scrolled. */
  touch(): void {
    this.#isTouched = true;
  }

  /** What to say now; `null`: the end is far, or not known. */
  get ending(): SessionEnding | null {
    const left = this.#left();
    if (left === null || left > WARN_MS) return null;
    return { seconds: Math.max(0, Math.ceil(left / 1000)), isFinal: this.#isFinal };
  }

  /** To be called every second. */
  async tick(): Promise<void> {
    if (this.#isAsking) return;
    const now = this.#timers.monotonic();
    const left = this.#left();
    if (this.#isTouched && now - this.#actedAt >= AT_MOST_EVERY_MS) {
      this.#isTouched = false;
      this.#actedAt = now;
      await this.#ask(() => this.#doors.act());
      const after = this.#left();
      // The longest a session may last is reached: no work here makes it longer.
      this.#isFinal = after !== null && after <= WARN_MS;
    } else if ((left === null || left <= WARN_MS) && now - this.#lookedAt >= LOOK_AGAIN_MS) {
      this.#lookedAt = now;
      await this.#ask(() => this.#doors.look());
    }
  }

  async #ask(door: () => Promise<SessionLeft>): Promise<void> {
    this.#isAsking = true;
    try {
      const left = await door();
      if (left === "gone") this.#leave();
      else this.#endsAt = this.#timers.monotonic() + left;
    } catch {
      // A server that is away says nothing of the session; the next tick that is due asks again.
    } finally {
      this.#isAsking = false;
    }
  }

  #left(): number | null {
    return this.#endsAt === null ? null : this.#endsAt - this.#timers.monotonic();
  }
}
