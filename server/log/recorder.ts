import type { Clock } from "#lib/units/clock.ts";
import { fail, type Result, succeed } from "#lib/units/result.ts";
import { ClockSteps } from "../runtime/clock-steps.ts";
import type { Logger } from "../runtime/logger.ts";
import type { Attendant, CommitListener, PutBackAttendant } from "./attendant.ts";
import { SYSTEM } from "./draft.ts";
import type { EventLog } from "./event-log.ts";
import type { FoldedLog, FoldMark } from "./folded-log.ts";
import { Group, PriorReadings } from "./group.ts";
import type { Proposal, RecordFailure } from "./proposal.ts";

interface Waiting {
  readonly proposal: Proposal<unknown>;
  readonly settle: (result: Result<unknown, RecordFailure>) => void;
}

/** More readings than this waiting for the disk are refused until there is room. */
const MAX_WAITING = 200_000;
/** A group is cut here, so that one answer never waits for all of a flood. */
const MAX_GROUP = 20_000;

/**
 * The one writer of the log. Proposals wait in a queue; all that wait when the disk is free are decided in
 * order and committed together, so a group grows with the load by itself. Nobody is answered before their
 * events are durable; when a group fails, nothing of it was ever true.
 */
export class Recorder {
  readonly #log: EventLog;
  readonly #folded: FoldedLog;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #listeners = new Set<CommitListener>();
  readonly #steps: ClockSteps;
  #putBackAttendant: PutBackAttendant | null = null;
  /** By how much the clock was put back, as far as the log does not have it yet. */
  #putBackMs = 0;
  readonly #attendants: Attendant[] = [];
  #queue: Waiting[] = [];
  #waitingWeight = 0;
  #running: Promise<void> | null = null;
  #closed = false;

  constructor(
    log: EventLog,
    folded: FoldedLog,
    clock: Clock,
    logger: Logger,
    steps = new ClockSteps(clock, folded.lastRecordedAt),
  ) {
    this.#log = log;
    this.#folded = folded;
    this.#clock = clock;
    this.#logger = logger;
    this.#steps = steps;
  }

  onCommit(listener: CommitListener): void {
    this.#listeners.add(listener);
  }

  /** From now on it looks after every subject that a group touches, after those who came before it. */
  attend(attendant: Attendant): void {
    this.#attendants.push(attendant);
  }

  /** From now on somebody is told when the clock was put back. */
  attendPutBack(attendant: PutBackAttendant): void {
    this.#putBackAttendant = attendant;
  }

  /** Decides and records; resolves when everything recorded is durable, or with why it is not. */
  propose<T>(proposal: Proposal<T>): Promise<Result<T, RecordFailure>> {
    if (this.#closed)
      return Promise.resolve(fail("shutting_down", "The server is shutting down; send it again."));
    if (this.#waitingWeight > 0 && this.#waitingWeight + proposal.weight > MAX_WAITING) {
      return Promise.resolve(
        fail("overloaded", "Too many readings wait to be written; send it again in a moment."),
      );
    }
    this.#waitingWeight += proposal.weight;
    return new Promise((resolve) => {
      this.#queue.push({ proposal, settle: resolve as (result: Result<unknown, RecordFailure>) => void });
      this.#running ??= this.#run();
    });
  }

  /** Lets the queue run dry and takes nothing more. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#queue.length > 0) {
      // Requests that arrive in the same turn of the event loop join the group.
      await new Promise(setImmediate);
      await this.#commitGroup(this.#takeGroup());
    }
    this.#running = null;
  }

  #takeGroup(): readonly Waiting[] {
    let weight = 0;
    let count = 0;
    for (const { proposal } of this.#queue) {
      if (count > 0 && (proposal.alone || weight + proposal.weight > MAX_GROUP)) break;
      weight += proposal.weight;
      count++;
      if (proposal.alone) break;
    }
    this.#waitingWeight -= weight;
    return this.#queue.splice(0, count);
  }

  async #commitGroup(waiting: readonly Waiting[]): Promise<void> {
    const mark = this.#folded.mark();
    this.#folded.books.hold();
    try {
      await this.#decideAndAppend(waiting, mark);
    } catch (error) {
      // A programmer's fault must neither hang the senders, nor leave half a decision behind, nor stop others.
      this.#logger.error({ error: error instanceof Error ? error.stack : error }, "a group failed");
      await this.#folded.restore(mark);
      for (const { settle } of waiting) settle(fail("log_unavailable", "The server failed to record this."));
    } finally {
      this.#folded.books.release();
    }
  }

  async #decideAndAppend(waiting: readonly Waiting[], mark: FoldMark): Promise<void> {
    const folded = this.#folded;
    for (const { proposal } of waiting) {
      for (const subject of proposal.subjects(folded.ward)) {
        if (folded.subject(subject) !== null && folded.books.peek(subject) === null)
          await folded.books.load(subject);
      }
    }
    const priors = await this.#findPriors(waiting);
    for (const attendant of this.#attendants) attendant.begin?.();
    const { head } = this.#log;
    const group = new Group(folded, mark, priors, this.#attendants, { head, now: this.#clock.now() });
    this.#putBackMs += this.#steps.take();
    if (this.#putBackMs > 0) {
      this.#logger.warn({ byMs: this.#putBackMs }, "the clock was put back");
      this.#putBackAttendant?.(group.draft(SYSTEM), this.#putBackMs);
    }
    const outcomes = waiting.map(({ proposal, settle }) => ({
      settle,
      outcome: proposal.decide(group.draft(proposal.actor)),
    }));
    await this.#attendTo(group);
    const { appends, touched } = group;
    const appended = appends.length === 0 ? succeed(null) : await this.#log.append(appends);
    if (!appended.ok) {
      this.#logger.error({ code: appended.code, detail: appended.detail }, "the log could not be written");
      await folded.restore(mark);
      for (const { settle } of outcomes) settle(appended);
      return;
    }
    this.#putBackMs = 0;
    for (const { settle, outcome } of outcomes) settle(succeed(outcome));
    if (touched.size > 0) for (const listener of this.#listeners) listener(touched, appends.length);
    await this.#shelve();
  }

  async #attendTo(group: Group): Promise<void> {
    if (this.#attendants.length === 0 || group.touched.size === 0) return;
    const folded = this.#folded;
    const brought = group.brought();
    const draft = group.draft(SYSTEM);
    for (const subject of group.concerned()) {
      const state = folded.subject(subject);
      if (state === null) continue;
      const happened = brought.get(subject) ?? [];
      const areNeeded =
        folded.ward.bedBySubject.has(subject) ||
        this.#attendants.some(({ needsReadings }) => needsReadings?.(state, happened) ?? false);
      if (areNeeded && folded.books.peek(subject) === null) await folded.books.load(subject);
      for (const attendant of this.#attendants) attendant.attend(draft, subject, happened);
    }
  }

  /** Snapshots are a convenience: when one cannot be written, what was recorded stands all the same. */
  async #shelve(): Promise<void> {
    try {
      await this.#folded.books.saveGrown();
      await this.#folded.books.trim();
    } catch (error) {
      this.#logger.warn({ error: String(error) }, "a snapshot could not be written");
    }
  }

  async #findPriors(waiting: readonly Waiting[]): Promise<PriorReadings> {
    const senderIds = waiting.flatMap(({ proposal }) => proposal.senderIds());
    const priors = new PriorReadings();
    if (senderIds.length === 0) return priors;
    const found = await this.#log.findSenderIds(senderIds);
    for (const [index, seq] of found.entries()) {
      const senderId = senderIds[index];
      if (seq === null || senderId === undefined || priors.find(senderId) !== null) continue;
      const envelope = await this.#log.readEvent(seq);
      if (envelope?.event.type !== "readingRecorded") continue;
      priors.add(senderId, { seq, subject: envelope.stream, event: envelope.event });
      // The other subject's reading loses its standing too, so its book must be at hand.
      if (this.#folded.books.peek(envelope.stream) === null) await this.#folded.books.load(envelope.stream);
    }
    return priors;
  }
}
