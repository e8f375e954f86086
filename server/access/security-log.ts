import { EMPTY_KEYRING, evolveKeyring, type Keyring } from "#lib/access/keyring.ts";
import type { SecurityEvent } from "#lib/access/security-event.ts";
import type { Envelope } from "#lib/log/envelope.ts";
import type { Clock } from "#lib/units/clock.ts";
import type { Instant } from "#lib/units/instant.ts";
import { type Failure, type Result, succeed } from "#lib/units/result.ts";
import { SYSTEM } from "../log/draft.ts";
import type { AppendFailure, EventLog } from "../log/event-log.ts";
import type { Logger } from "../runtime/logger.ts";
import { MissedNotes, type Note } from "./missed-notes.ts";
import { Turns } from "./turns.ts";

export type SecurityEventLog = EventLog<SecurityEvent>;
export type SecurityEnvelope = Envelope<SecurityEvent>;

/** A walk along the chain of the trial's log, by whom and when. */
export interface ChainCheck extends Omit<Extract<SecurityEvent, { type: "chainChecked" }>, "type"> {
  readonly by: string;
  readonly at: Instant;
}

const STREAM = "$security";
const TRY_AGAIN_MS = 5_000;

/**
 * The one door to the log of who came in, failed, was refused, and whose rights were changed. What follows from
 * it, the keyring, is folded as it grows.
 */
export class SecurityLog {
  readonly #log: SecurityEventLog;
  readonly #clock: Clock;
  readonly #logger: Logger;
  #keyring: Keyring = EMPTY_KEYRING;
  #version = 0;
  #lastChainCheck: ChainCheck | null = null;
  readonly #turns = new Turns();
  readonly #missed = new MissedNotes();
  #trying: NodeJS.Timeout | null = null;
  #isFailing = false;

  private constructor(log: SecurityEventLog, clock: Clock, logger: Logger) {
    this.#log = log;
    this.#clock = clock;
    this.#logger = logger;
  }

  static async load(log: SecurityEventLog, clock: Clock, logger: Logger): Promise<SecurityLog> {
    const loaded = new SecurityLog(log, clock, logger);
    for await (const page of log.readAfter(0)) for (const envelope of page) loaded.#apply(envelope);
    return loaded;
  }

  get keyring(): Keyring {
    return this.#keyring;
  }

  get head(): number {
    return this.#log.head;
  }

  /** Whether it can be written now: for what must not be begun unless it can be recorded. */
  ready(): Promise<Result<null, AppendFailure>> {
    return this.#turns.take(() => this.#ready());
  }

  /** Records what somebody did, all or nothing; whoever asked for it is answered only when it is durable. */
  record(actor: string, ...events: readonly SecurityEvent[]): Promise<Result<null, AppendFailure>> {
    return this.#turns.take(async () => {
      // Where there is no room for what was missed, there may be for this: it can be an emergency.
      await this.#ready();
      return this.#append(events.map((event) => ({ actor, event })));
    });
  }

  /**
   * Records what has happened already and cannot be refused any more, such as a failed attempt: if the log cannot
   * be written, once it can.
   */
  note(actor: string, event: SecurityEvent): void {
    const happenedAt = this.#clock.now();
    void this.#turns.take(async () => {
      // Once something waits, a timer tries: a flood must not keep a full disk busy.
      if (this.#missed.isEmpty && (await this.#ready()).ok && (await this.#append([{ actor, event }])).ok)
        return;
      this.#missed.keep({ actor, event }, happenedAt);
      this.#trying ??= setInterval(() => void this.#turns.take(() => this.#ready()), TRY_AGAIN_MS).unref();
    });
  }

  /** Up to `count` events before a number, the newest first. */
  async before(seq: number, count: number): Promise<readonly SecurityEnvelope[]> {
    const from = Math.max(0, seq - 1 - count);
    const found: SecurityEnvelope[] = [];
    for await (const page of this.#log.readAfter(from)) {
      for (const envelope of page) if (envelope.seq < seq) found.push(envelope);
      if (found.length >= seq - 1 - from) break;
    }
    return found.toReversed();
  }

  /** Every event after a number, in order. */
  async *after(seq: number): AsyncGenerator<SecurityEnvelope> {
    for await (const page of this.#log.readAfter(seq)) yield* page;
  }

  /** When the chain of the trial's log was last walked, and what was found; `null`: never. */
  get lastChainCheck(): ChainCheck | null {
    return this.#lastChainCheck;
  }

  /** Waits for what is under way. */
  async settle(): Promise<void> {
    await this.#turns.settle();
  }

  async close(): Promise<void> {
    await this.#turns.take(() => this.#catchUp());
    this.#stopTrying();
    await this.#log.close();
  }

  async #ready(): Promise<Result<null, AppendFailure>> {
    const probed = await this.#log.probe();
    if (probed.ok) return this.#catchUp();
    this.#warn(probed);
    return probed;
  }

  /** Records what the log has missed, before anything that comes after it. */
  async #catchUp(): Promise<Result<null, AppendFailure>> {
    if (this.#missed.isEmpty) return succeed(null);
    const recorded = await this.#append(this.#missed.lines(SYSTEM));
    if (!recorded.ok) return recorded;
    this.#missed.clear();
    this.#stopTrying();
    return recorded;
  }

  #stopTrying(): void {
    if (this.#trying !== null) clearInterval(this.#trying);
    this.#trying = null;
  }

  async #append(notes: readonly Note[]): Promise<Result<null, AppendFailure>> {
    if (notes.length === 0) return succeed(null);
    const recordedAt = this.#clock.now();
    const envelopes = notes.map(({ actor, event }, index) => {
      return { stream: STREAM, version: this.#version + 1 + index, recordedAt, actor, event };
    });
    const appended = await this.#log.append(envelopes.map((envelope) => ({ envelope })));
    if (!appended.ok) {
      this.#warn(appended);
      return appended;
    }
    if (this.#isFailing) this.#logger.info("the security log can be written again");
    this.#isFailing = false;
    envelopes.forEach((envelope, index) => {
      this.#apply({ ...envelope, seq: appended.value.firstSeq + index });
    });
    return succeed(null);
  }

  /** Once for each time that it fails for a while. */
  #warn({ code, detail }: Failure<AppendFailure>): void {
    if (!this.#isFailing) this.#logger.warn({ code, detail }, "the security log cannot be written");
    this.#isFailing = true;
  }

  #apply({ version, event, recordedAt, actor }: SecurityEnvelope): void {
    this.#version = version;
    if (event.type === "chainChecked") this.#lastChainCheck = { ...event, by: actor, at: recordedAt };
    this.#keyring = evolveKeyring(this.#keyring, event, { recordedAt, actor });
  }
}
