import { setImmediate as nextTurn } from "node:timers/promises";
import { NO_ALARMS } from "#lib/alarms/alarm.ts";
import { evolveAlarms } from "#lib/alarms/evolve-alarms.ts";
import { siteTimeWriter } from "#lib/interchange/site-time.ts";
import { ExportedSubject } from "#lib/interchange/subject-table.ts";
import { isAlarmEvent } from "#lib/log/alarm-event.ts";
import { type Envelope, WARD_STREAM } from "#lib/log/envelope.ts";
import { isReadingEventType, type ReadingEvent, type SubjectEvent, type WardEvent } from "#lib/log/event.ts";
import { evolveReadings, ReadingBook } from "#lib/log/reading-book.ts";
import { evolveSubject, type SubjectState } from "#lib/log/subject-state.ts";
import { EMPTY_WARD, evolveWard, type WardState } from "#lib/log/ward-state.ts";
import { queriedFigures } from "#lib/projections/queried-figures.ts";
import { hasSimulated } from "#lib/projections/simulated.ts";
import type { SubjectRecord, ViewContext } from "#lib/projections/view-input.ts";
import { PROTOCOL } from "#lib/protocol/protocol.ts";
import { PROTOCOL_HASH } from "#lib/protocol/protocol-identity.ts";
import type { SiteCalendar } from "#lib/study/site-calendar.ts";
import { studyInputOf } from "#lib/study/study-input.ts";
import type { Instant } from "#lib/units/instant.ts";
import type { LogReader } from "../log/event-log.ts";
import { sha256 } from "../review/sha256.ts";
import { upTo } from "./up-to.ts";

/** A point of the log, and so everything that follows from the events up to it. */
export interface LogPoint {
  readonly seq: number;
  /** Hex of that event's hash; `null` of an empty log. */
  readonly hash: string | null;
  /** When that event became durable: the "now" of whatever is computed. `null` of an empty log. */
  readonly recordedAt: Instant | null;
}

type RoleOf = (actor: string, at: Instant) => string | null;

/** What exports say besides what the log does. */
export interface StudySurroundings {
  readonly roleOf?: RoleOf;
  readonly version?: string;
}

/** A study but for its log: plain data, which another thread may be given. */
export interface StudyOutline {
  readonly point: LogPoint;
  readonly names: readonly string[];
  readonly ward: WardState;
}

/**
 * The study as it was when the log held its first so many events: whatever comes in meanwhile, and whatever the
 * clock says, makes no difference. Subjects are folded from the log one by one, each when it is asked for, and
 * none is kept.
 */
export class StudyAt {
  readonly point: LogPoint;
  readonly calendar: SiteCalendar;
  /** Every subject by then, in the order of their code points. */
  readonly names: readonly string[];
  readonly log: LogReader;
  /** What an actor was here at a time; `null`: no person, or not known. */
  readonly roleOf: RoleOf;
  /** Of the program. */
  readonly version: string;
  readonly ward: WardState;
  #eventsRead = 0;
  #hasSimulated = false;
  #actors: readonly string[] | null = null;

  constructor(
    log: LogReader,
    { point, names, ward }: StudyOutline,
    calendar: SiteCalendar,
    { roleOf = () => null, version = "" }: StudySurroundings,
  ) {
    this.log = log;
    this.roleOf = roleOf;
    this.version = version;
    this.point = point;
    this.calendar = calendar;
    this.names = names;
    this.ward = ward;
  }

  /** The study up to an event of the log. */
  static async load(
    log: LogReader,
    seq: number,
    calendar: SiteCalendar,
    surroundings: StudySurroundings = {},
  ): Promise<StudyAt> {
    const last = await log.readEvent(seq);
    let ward = EMPTY_WARD;
    for await (const page of upTo(log.readStream(WARD_STREAM, 0), seq)) {
      for (const { event } of page) ward = evolveWard(ward, event as WardEvent);
    }
    const streams = [...(await log.streamVersions()).keys()].filter((name) => name !== WARD_STREAM);
    const names: string[] = [];
    // Of the log as it is now, all of them; to look into each takes as long as a table.
    const isNow = log.head === seq;
    for (const name of streams) if (isNow || (await beganBy(log, name, seq))) names.push(name);
    const point = { seq, hash: await log.hashAt(seq), recordedAt: last?.recordedAt ?? null };
    return new StudyAt(log, { point, names: names.toSorted(), ward }, calendar, surroundings);
  }

  /** Events read so far, once for each time that the log is gone through: for whoever waits. */
  get eventsRead(): number {
    return this.#eventsRead;
  }

  /** Whether any subject that was read so far has a simulated reading. */
  get hasSimulated(): boolean {
    return this.#hasSimulated;
  }

  /** What days and outcomes are computed with: the clock stands at the last event. */
  context(): ViewContext {
    return {
      now: this.point.recordedAt ?? (0 as Instant),
      calendar: this.calendar,
      protocol: PROTOCOL,
      protocolIdentity: { version: PROTOCOL.version, hash: PROTOCOL_HASH },
      devices: this.ward.devices,
      heardAt: new Map(),
      digest: sha256,
    };
  }

  /** Everything that happened to a subject by then, in order. */
  events(name: string): AsyncGenerator<readonly Envelope[]> {
    return this.#counted(upTo(this.log.readStream(name, 0), this.point.seq));
  }

  /** Everything that happened by then, in the log's order. */
  allEvents(): AsyncGenerator<readonly Envelope[]> {
    return this.#counted(upTo(this.log.readAfter(0), this.point.seq));
  }

  /** Everybody who did anything by then, in the order of their code points. */
  async actors(): Promise<readonly string[]> {
    this.#actors ??= (await this.log.actorsUpTo(this.point.seq)).toSorted();
    return this.#actors;
  }

  /** Every subject, each folded from the log when it is asked for; others have their turn between two. */
  async *subjects(): AsyncGenerator<ExportedSubject> {
    const write = siteTimeWriter(this.calendar.timeZone);
    const context = this.context();
    for (const name of this.names) {
      const { record, state, events } = await this.subject(name);
      yield new ExportedSubject(record, state, context, write, events);
      await nextTurn();
    }
  }

  /** One subject, folded from the log, with the events of its readings in order. */
  async subject(name: string): Promise<{
    readonly record: SubjectRecord;
    readonly state: SubjectState;
    readonly events: readonly Envelope<ReadingEvent>[];
  }> {
    const events: Envelope<ReadingEvent>[] = [];
    const readings = new ReadingBook();
    let state: SubjectState | null = null;
    let alarms = NO_ALARMS;
    for await (const page of this.events(name)) {
      for (const envelope of page) {
        const { event, recordedAt, actor } = envelope;
        if (isReadingEventType(event.type)) {
          evolveReadings(readings, envelope as Envelope<ReadingEvent>);
          events.push(envelope as Envelope<ReadingEvent>);
        } else if (isAlarmEvent(event)) alarms = evolveAlarms(alarms, event, { recordedAt, actor });
        else state = evolveSubject(state, name, event as SubjectEvent, { recordedAt, actor });
      }
    }
    if (state === null) throw new Error(`${name} has a stream and was never enrolled`);
    this.#hasSimulated ||= hasSimulated(readings);
    const { profile, treatment, safety, reviews } = state;
    const isQueried = queriedFigures(readings, () => studyInputOf(profile, readings, this.context()));
    const bed = this.ward.bedBySubject.get(name) ?? null;
    const record = { subject: name, bed, profile, treatment, safety, reviews, isQueried, readings, alarms };
    return { record, state, events };
  }

  async *#counted(pages: AsyncIterable<readonly Envelope[]>): AsyncGenerator<readonly Envelope[]> {
    for await (const page of pages) {
      this.#eventsRead += page.length;
      yield page;
    }
  }
}

async function beganBy(log: LogReader, stream: string, seq: number): Promise<boolean> {
  for await (const [first] of log.readStream(stream, 0)) return first !== undefined && first.seq <= seq;
  return false;
}
