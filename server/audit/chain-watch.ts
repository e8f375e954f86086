import type { ChainJson } from "#lib/contract/audit.ts";
import type { SiteCalendar } from "#lib/study/site-calendar.ts";
import type { Clock } from "#lib/units/clock.ts";
import { type Instant, toIso } from "#lib/units/instant.ts";
import type { SecurityLog } from "../access/security-log.ts";
import { SYSTEM } from "../log/draft.ts";
import type { EventLog } from "../log/event-log.ts";
import { AlarmClock } from "../runtime/alarm-clock.ts";
import type { Logger } from "../runtime/logger.ts";

/** When nobody works with it, by the site's clock. */
const NIGHT_HOUR = 3;

export interface ChainWatchOptions {
  readonly log: EventLog;
  readonly security: SecurityLog;
  readonly clock: Clock;
  readonly calendar: SiteCalendar;
  readonly logger: Logger;
}

/**
 * Walks the chain of the trial's log every night and whenever somebody asks, a few milliseconds at a time. What it
 * found is in the security log: the trial's own could not vouch for itself.
 */
export class ChainWatch {
  readonly #options: ChainWatchOptions;
  readonly #night: AlarmClock;
  #running: { readonly by: string; done: number; total: number } | null = null;
  #walk: Promise<void> = Promise.resolve();

  constructor(options: ChainWatchOptions) {
    this.#options = options;
    this.#night = new AlarmClock(options.clock, () => {
      this.start(SYSTEM);
      this.#night.set(this.#nextNight());
    });
    this.#night.set(this.#nextNight());
  }

  /** Begins a walk unless one is under way. */
  start(by: string): void {
    if (this.#running !== null) return;
    this.#running = { by, done: 0, total: this.#options.log.head };
    this.#walk = this.#check(by);
  }

  /** How far it is, or what it last found. */
  state(): ChainJson {
    const nothing = {
      done: 0,
      total: 0,
      by: null,
      checked_at: null,
      events: null,
      head: null,
      problem: null,
    };
    const last = this.#options.security.lastChainCheck;
    const found =
      last === null
        ? nothing
        : {
            ...nothing,
            by: last.by,
            checked_at: toIso(last.at),
            events: last.events,
            head: last.head,
            problem: last.problem,
          };
    if (this.#running !== null) return { ...found, ...this.#running, state: "running" };
    const state = last === null ? "unchecked" : last.problem === null ? "intact" : "broken";
    return { ...found, state };
  }

  /** Waits for a walk that is under way. */
  settle(): Promise<void> {
    return this.#walk;
  }

  async close(): Promise<void> {
    this.#night.clear();
    await this.#walk;
  }

  async #check(by: string): Promise<void> {
    const { log, security, logger } = this.#options;
    const found = await log.verify((done, total) => {
      this.#running = { by, done, total };
    });
    const nightly = by === SYSTEM;
    const outcome = found.ok
      ? { events: found.value.events, head: found.value.head, problem: null }
      : { events: this.#running?.done ?? 0, head: null, problem: found.detail };
    if (outcome.problem !== null)
      logger.error({ problem: outcome.problem }, "the chain of the log is not whole");
    security.note(by, { type: "chainChecked", nightly, ...outcome });
    await security.settle();
    this.#running = null;
  }

  /** The next time that the site's clock says so. */
  #nextNight(): Instant {
    const { calendar, clock } = this.#options;
    const now = clock.now();
    const today = calendar.dayAt(now);
    const tonight = calendar.atHour(today, NIGHT_HOUR);
    return tonight > now ? tonight : calendar.atHour(calendar.day(today.index + 1), NIGHT_HOUR);
  }
}

/** For a gauge: 1 whole, 0 broken, and no number before the first walk has ended. */
export function chainFigure(state: ChainJson["state"]): number {
  return state === "intact" ? 1 : state === "broken" ? 0 : Number.NaN;
}
