import type { AlarmBoard } from "#lib/alarms/alarm.ts";
import type { PriorReading } from "#lib/log/decide-reading.ts";
import { type Envelope, WARD_STREAM } from "#lib/log/envelope.ts";
import type { VentwallEvent } from "#lib/log/event.ts";
import type { ReadingBook } from "#lib/log/reading-book.ts";
import type { SubjectState } from "#lib/log/subject-state.ts";
import type { WardState } from "#lib/log/ward-state.ts";
import type { Clock } from "#lib/units/clock.ts";
import type { Instant } from "#lib/units/instant.ts";
import { fail, type Result, succeed } from "#lib/units/result.ts";
import { ClockSteps } from "../runtime/clock-steps.ts";
import type { Logger } from "../runtime/logger.ts";
import type { Append, AppendFailure, EventLog } from "./event-log.ts";
import type { FoldedLog, FoldMark } from "./folded-log.ts";

/** A sender's own name of a reading. */
export interface SenderId {
  readonly source: string;
  readonly id: string;
}

/** What a decision sees and what it may do: everything recorded before it in the same group included. */
export interface Draft {
  readonly now: Instant;
  readonly ward: WardState;
  subject(name: string): SubjectState | null;
  /** The alarms of a subject. */
  board(subject: string): AlarmBoard;
  /** The readings of an enrolled subject that the proposal said it needs. */
  book(subject: string): ReadingBook;
  /** The same where they happen to be in memory; `null`: they are not. */
  bookAtHand(subject: string): ReadingBook | null;
  /** The reading that first came with this sender's id, if any. */
  prior(senderId: SenderId): PriorReading | null;
  /** Records an event and returns its number in the log; it is durable when the proposal's promise resolves. */
  record(stream: string, event: VentwallEvent, senderId?: SenderId): number;
}

/** Work that decides against the present state and records what follows from it. */
export interface Proposal<T> {
  /** Who brings it. */
  readonly actor: string;
  /** How much room it takes in the queue: its readings. */
  readonly weight: number;
  /** May change who lies where, so that nothing else is decided in its group. */
  readonly alone: boolean;
  /** The subjects whose readings the decision reads. */
  subjects(ward: WardState): Iterable<string>;
  senderIds(): readonly SenderId[];
  decide(draft: Draft): T;
}

export type RecordFailure = AppendFailure | "overloaded" | "shutting_down";

/** What a group brings for a subject, with its number in the log. */
export interface Happened {
  readonly seq: number;
  readonly event: VentwallEvent;
}

/**
 * Looks after every subject that a group touches: what it records becomes durable together with the group, or
 * neither does.
 */
export interface Attendant {
  /** Whether it reads the readings of a subject also off the ward; on the ward they are always at hand. */
  readonly needsReadings?: (state: SubjectState, happened: readonly Happened[]) => boolean;
  /** A group begins. */
  readonly begin?: () => void;
  /** Is told of each event of a subject before anything is changed by it. */
  readonly before?: (draft: Draft, subject: string, event: VentwallEvent) => void;
  attend(draft: Draft, subject: string, happened: readonly Happened[]): void;
}

/** What is to be recorded before anything else when the clock was found put back by so many milliseconds. */
export type PutBackAttendant = (draft: Draft, byMs: number) => void;

/** Subjects and streams touched by a group, told after it became durable. */
export type CommitListener = (touched: ReadonlySet<string>, events: number) => void;

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

  async #commitGroup(group: readonly Waiting[]): Promise<void> {
    const mark = this.#folded.mark();
    this.#folded.books.hold();
    try {
      await this.#decideAndAppend(group, mark);
    } catch (error) {
      // A programmer's fault must neither hang the senders, nor leave half a decision behind, nor stop others.
      this.#logger.error({ error: error instanceof Error ? error.stack : error }, "a group failed");
      await this.#folded.restore(mark);
      for (const { settle } of group) settle(fail("log_unavailable", "The server failed to record this."));
    } finally {
      this.#folded.books.release();
    }
  }

  async #decideAndAppend(group: readonly Waiting[], mark: FoldMark): Promise<void> {
    const folded = this.#folded;
    for (const { proposal } of group) {
      for (const subject of proposal.subjects(folded.ward)) {
        if (folded.subject(subject) !== null && folded.books.peek(subject) === null)
          await folded.books.load(subject);
      }
    }
    const priors = await this.#findPriors(group);
    const appends: Append[] = [];
    const touched = new Set<string>();
    for (const attendant of this.#attendants) attendant.begin?.();
    const now = this.#clock.now();
    this.#putBackMs += this.#steps.take();
    if (this.#putBackMs > 0) {
      this.#logger.warn({ byMs: this.#putBackMs }, "the clock was put back");
      this.#putBackAttendant?.(this.#draft(SYSTEM, now, mark, priors, appends, touched), this.#putBackMs);
    }
    const outcomes = group.map(({ proposal, settle }) => {
      const draft = this.#draft(proposal.actor, now, mark, priors, appends, touched);
      return { settle, outcome: proposal.decide(draft) };
    });
    await this.#attendTo(touched, mark, now, priors, appends);
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

  async #attendTo(
    touched: Set<string>,
    mark: FoldMark,
    now: Instant,
    priors: Map<string, PriorReading>,
    appends: Append[],
  ): Promise<void> {
    if (this.#attendants.length === 0 || touched.size === 0) return;
    const folded = this.#folded;
    const brought = broughtBy(appends, this.#log.head + 1);
    const draft = this.#draft(SYSTEM, now, mark, priors, appends, touched);
    for (const subject of concernedBy(touched, appends)) {
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

  #draft(
    actor: string,
    now: Instant,
    mark: FoldMark,
    priors: Map<string, PriorReading>,
    appends: Append[],
    touched: Set<string>,
  ): Draft {
    const folded = this.#folded;
    const firstSeq = this.#log.head + 1;
    const draft: Draft = {
      now,
      get ward() {
        return folded.ward;
      },
      subject: (name) => folded.subject(name),
      board: (subject) => folded.board(subject),
      book: (subject) => {
        const book = folded.books.peek(subject);
        if (book === null) throw new Error(`The readings of ${subject} were not asked for`);
        return book;
      },
      bookAtHand: (subject) => folded.books.peek(subject),
      prior: (senderId) => priors.get(keyOf(senderId)) ?? null,
      record: (stream, event, senderId) => {
        if (stream !== WARD_STREAM) for (const { before } of this.#attendants) before?.(draft, stream, event);
        folded.remember(mark, stream);
        const seq = firstSeq + appends.length;
        const envelope: Envelope = {
          seq,
          stream,
          version: folded.version(stream) + 1,
          recordedAt: now,
          actor,
          event,
        };
        folded.apply(envelope);
        appends.push(senderId === undefined ? { envelope } : { envelope, senderId });
        if (senderId !== undefined && event.type === "readingRecorded") {
          const key = keyOf(senderId);
          if (!priors.has(key)) priors.set(key, { seq, subject: stream, event });
        }
        touched.add(stream);
        return seq;
      },
    };
    return draft;
  }

  async #findPriors(group: readonly Waiting[]): Promise<Map<string, PriorReading>> {
    const senderIds = group.flatMap(({ proposal }) => proposal.senderIds());
    const priors = new Map<string, PriorReading>();
    if (senderIds.length === 0) return priors;
    const found = await this.#log.findSenderIds(senderIds);
    for (const [index, seq] of found.entries()) {
      const senderId = senderIds[index];
      if (seq === null || senderId === undefined || priors.has(keyOf(senderId))) continue;
      const envelope = await this.#log.readEvent(seq);
      if (envelope?.event.type !== "readingRecorded") continue;
      priors.set(keyOf(senderId), { seq, subject: envelope.stream, event: envelope.event });
      // The other subject's reading loses its standing too, so its book must be at hand.
      if (this.#folded.books.peek(envelope.stream) === null) await this.#folded.books.load(envelope.stream);
    }
    return priors;
  }
}

/** The actor of what follows by itself. */
export const SYSTEM = "ventwall";

/** What a group brings, by subject. */
function broughtBy(appends: readonly Append[], firstSeq: number): ReadonlyMap<string, readonly Happened[]> {
  const brought = new Map<string, Happened[]>();
  for (const [index, { envelope }] of appends.entries()) {
    const { stream, event } = envelope;
    const happened = { seq: firstSeq + index, event };
    const list = brought.get(stream);
    if (list === undefined) brought.set(stream, [happened]);
    else list.push(happened);
  }
  return brought;
}

/** The subjects that a group is about: a move is in the ward's stream. */
function concernedBy(touched: ReadonlySet<string>, appends: readonly Append[]): ReadonlySet<string> {
  const subjects = new Set([...touched].filter((stream) => stream !== WARD_STREAM));
  if (!touched.has(WARD_STREAM)) return subjects;
  for (const { envelope } of appends) {
    const { stream, event } = envelope;
    if (stream === WARD_STREAM && "subject" in event) subjects.add(event.subject);
  }
  return subjects;
}

function keyOf({ source, id }: SenderId): string {
  return `${source}\u0000${id}`;
}
