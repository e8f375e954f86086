import { setTimeout as sleep } from "node:timers/promises";
import type { AlarmCall } from "#lib/log/alarm-event.ts";
import type { Clock } from "#lib/units/clock.ts";
import { SECOND } from "#lib/units/instant.ts";
import { SYSTEM } from "../log/draft.ts";
import type { FoldedLog } from "../log/folded-log.ts";
import type { Recorder } from "../log/recorder.ts";
import type { Logger } from "../runtime/logger.ts";
import { callAbout, type Escalation, idOf, uncalledOf } from "./escalation-call.ts";
import { type AlarmWebhook, type CallProblem, callWebhook } from "./webhook.ts";

/** How long one attempt may take, and how long to wait before each. */
export interface CallPatience {
  readonly timeoutMs: number;
  readonly waitsMs: readonly number[];
}

/** Seven attempts within about eight minutes: a receiver may be started anew meanwhile. */
const PATIENCE: CallPatience = {
  timeoutMs: 10 * SECOND,
  waitsMs: [0, 5 * SECOND, 15 * SECOND, 30 * SECOND, 60 * SECOND, 120 * SECOND, 240 * SECOND],
};
const RECORD_AGAIN_MS = 5 * SECOND;

export interface AlarmCallerOptions {
  readonly webhook: AlarmWebhook;
  readonly recorder: Recorder;
  readonly folded: FoldedLog;
  readonly clock: Clock;
  readonly wardName: string;
  readonly timeZone: string;
  readonly logger: Logger;
  readonly patience?: CallPatience;
}

/**
 * Calls somebody about every high alarm that nobody answers. What became of a call is an event of its subject, so
 * a server that was killed in between calls again after its start, by the same id.
 */
export class AlarmCaller {
  readonly #options: AlarmCallerOptions;
  readonly #patience: CallPatience;
  readonly #closing = new AbortController();
  readonly #underWay = new Set<string>();

  constructor(options: AlarmCallerOptions) {
    this.#options = options;
    this.#patience = options.patience ?? PATIENCE;
    options.recorder.onCommit((touched) => this.#look(touched));
    this.#look(options.folded.ward.bedBySubject.keys());
  }

  /** What is under way is broken off, and taken up at the next start. */
  close(): void {
    this.#closing.abort();
  }

  #look(subjects: Iterable<string>): void {
    if (this.#closing.signal.aborted) return;
    for (const subject of subjects) {
      for (const escalation of uncalledOf(this.#options.folded, subject)) {
        const id = idOf(escalation);
        if (this.#underWay.has(id)) continue;
        this.#underWay.add(id);
        void this.#see(escalation)
          .catch((error: unknown) => this.#giveUp(error))
          .finally(() => this.#underWay.delete(id));
      }
    }
  }

  async #see(escalation: Escalation): Promise<void> {
    const { folded, clock, logger } = this.#options;
    const call = callAbout(escalation, folded, this.#options, clock.now());
    if (call === null) return;
    let attempts = 0;
    let problem: CallProblem | null = null;
    for (const wait of this.#patience.waitsMs) {
      await this.#wait(wait);
      if (!this.#isNeeded(escalation)) return this.#record(escalation, "not_needed", attempts, problem);
      attempts += 1;
      const { timeoutMs } = this.#patience;
      const called = await callWebhook(this.#options.webhook, call, timeoutMs, this.#closing.signal);
      if (called.ok) return this.#record(escalation, "delivered", attempts, problem);
      this.#closing.signal.throwIfAborted();
      problem = called.code;
      const { alarm } = escalation;
      logger.warn({ alarm, attempts, why: called.detail }, "an alarm's call was not taken");
    }
    logger.error({ alarm: escalation.alarm, attempts, problem }, "nobody could be called about an alarm");
    return this.#record(escalation, "failed", attempts, problem);
  }

  #isNeeded({ subject, alarm, escalatedAt }: Escalation): boolean {
    return uncalledOf(this.#options.folded, subject).some(
      (one) => one.alarm === alarm && one.escalatedAt === escalatedAt,
    );
  }

  /** Until it is durable: otherwise the same call would be made once more. */
  async #record(
    { subject, alarm, escalatedAt }: Escalation,
    outcome: AlarmCall["outcome"],
    attempts: number,
    problem: CallProblem | null,
  ): Promise<void> {
    const about = { alarm, escalatedAt, outcome, attempts, ...(problem === null ? {} : { problem }) };
    for (;;) {
      const recorded = await this.#options.recorder.propose({
        actor: SYSTEM,
        weight: 1,
        alone: false,
        subjects: () => [],
        senderIds: () => [],
        decide: (draft) => draft.record(subject, { type: "alarmCalled", ...about }),
      });
      if (recorded.ok) return;
      await this.#wait(RECORD_AGAIN_MS);
    }
  }

  async #wait(ms: number): Promise<void> {
    await sleep(ms, undefined, { signal: this.#closing.signal, ref: false });
  }

  #giveUp(error: unknown): void {
    if (this.#closing.signal.aborted) return;
    this.#options.logger.error({ error: String(error) }, "an alarm's call failed by a fault of ours");
  }
}
