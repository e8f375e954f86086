import { EMPTY_KEYRING, evolveKeyring, type Keyring } from "#lib/access/keyring.ts";
import type { SecurityEvent } from "#lib/access/security-event.ts";
import type { Envelope } from "#lib/log/envelope.ts";
import type { Clock } from "#lib/units/clock.ts";
import { type Result, succeed } from "#lib/units/result.ts";
import type { AppendFailure, EventLog } from "../log/event-log.ts";
import type { Logger } from "../runtime/logger.ts";

export type SecurityEventLog = EventLog<SecurityEvent>;
export type SecurityEnvelope = Envelope<SecurityEvent>;

const STREAM = "$security";

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
  #last: Promise<unknown> = Promise.resolve();

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

  /** Records what somebody did; whoever asked for it is answered only when it is durable. */
  record(actor: string, event: SecurityEvent): Promise<Result<null, AppendFailure>> {
    const recorded = this.#last.then(() => this.#append(actor, event));
    this.#last = recorded;
    return recorded;
  }

  /** Records what has happened already and cannot be refused any more, such as a failed attempt. */
  note(actor: string, event: SecurityEvent): void {
    void this.record(actor, event);
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

  /** Waits for what is under way. */
  async settle(): Promise<void> {
    await this.#last;
  }

  async close(): Promise<void> {
    await this.settle();
    await this.#log.close();
  }

  async #append(actor: string, event: SecurityEvent): Promise<Result<null, AppendFailure>> {
    const envelope = {
      stream: STREAM,
      version: this.#version + 1,
      recordedAt: this.#clock.now(),
      actor,
      event,
    };
    const appended = await this.#log.append([{ envelope }]);
    if (!appended.ok) {
      this.#logger.error({ code: appended.code, detail: appended.detail }, "the security log failed");
      return appended;
    }
    this.#apply({ ...envelope, seq: appended.value.firstSeq });
    return succeed(null);
  }

  #apply({ version, event, recordedAt, actor }: SecurityEnvelope): void {
    this.#version = version;
    this.#keyring = evolveKeyring(this.#keyring, event, { recordedAt, actor });
  }
}
