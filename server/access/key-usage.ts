import type { Clock } from "#lib/units/clock.ts";
import { type Instant, MINUTE } from "#lib/units/instant.ts";
import type { SecurityEventLog } from "./security-log.ts";

const SETTING = "keys_last_used";

interface Count {
  /** The minute that is being counted, and how many uses it has. */
  minute: number;
  uses: number;
  /** Uses in the full minute before. */
  before: number;
}

/** When each key was last used, and how often: kept in memory, its last times saved once a minute. */
export class KeyUsage {
  readonly #log: SecurityEventLog;
  readonly #clock: Clock;
  readonly #lastUsedAt: Map<string, Instant>;
  readonly #counts = new Map<string, Count>();
  readonly #timer: NodeJS.Timeout;
  #isSaved = true;

  private constructor(log: SecurityEventLog, clock: Clock, lastUsedAt: Map<string, Instant>) {
    this.#log = log;
    this.#clock = clock;
    this.#lastUsedAt = lastUsedAt;
    this.#timer = setInterval(() => void this.save(), MINUTE);
    this.#timer.unref();
  }

  static async load(log: SecurityEventLog, clock: Clock): Promise<KeyUsage> {
    const kept = JSON.parse((await log.setting(SETTING)) ?? "[]") as [string, Instant][];
    return new KeyUsage(log, clock, new Map(kept));
  }

  use(key: string): void {
    const now = this.#clock.now();
    this.#lastUsedAt.set(key, now);
    this.#isSaved = false;
    const minute = Math.floor(now / MINUTE);
    const count = this.#counts.get(key);
    if (count === undefined) this.#counts.set(key, { minute, uses: 1, before: 0 });
    else if (count.minute === minute) count.uses++;
    else {
      count.before = count.minute === minute - 1 ? count.uses : 0;
      count.minute = minute;
      count.uses = 1;
    }
  }

  lastUsedAt(key: string): Instant | null {
    return this.#lastUsedAt.get(key) ?? null;
  }

  /** Uses in the last full minute. */
  perMinute(key: string): number {
    const minute = Math.floor(this.#clock.now() / MINUTE);
    const count = this.#counts.get(key);
    if (count === undefined) return 0;
    if (count.minute === minute) return count.before;
    return count.minute === minute - 1 ? count.uses : 0;
  }

  /** Lost with a kill: at most the last minute of it. */
  async save(): Promise<void> {
    if (this.#isSaved) return;
    this.#isSaved = true;
    await this.#log.saveSetting(SETTING, JSON.stringify([...this.#lastUsedAt]));
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.save();
  }
}
