import type { AlarmEvent } from "../log/alarm-event.ts";
import type { QueryTalks } from "../log/query-talk.ts";
import { ReadingBook } from "../log/reading-book.ts";
import { addQuery, type QueryAnswer, type ReadingQuery } from "../log/reading-queries.ts";
import { PROTOCOL } from "../protocol/protocol.ts";
import { at, kept, profile, SHANGHAI, spell } from "../study/sample-subject.fixture.ts";
import type { SiteCalendar } from "../study/site-calendar.ts";
import type { Instant } from "../units/instant.ts";
import type { Reading } from "../ventilation/reading.ts";
import type { SubjectProfile } from "../ventilation/subject.ts";
import {
  type AlarmBoard,
  audioPausedUntil,
  isActive,
  isLatched,
  isOpen,
  isUnanswered,
  NO_ALARMS,
} from "./alarm.ts";
import { decideAcknowledgement } from "./decide-acknowledgement.ts";
import { decideLeaving } from "./decide-alarms.ts";
import { decideAudioPause, decideAudioResumption } from "./decide-audio-pause.ts";
import { evolveAlarms } from "./evolve-alarms.ts";
import { lookAfter } from "./look-after.ts";

/** What is known and what is done, in order; each look decides as the server would at that time. */
export class AlarmStory {
  readonly #parts: Partial<SubjectProfile>;
  readonly #calendar: SiteCalendar;
  readonly #readings: Reading[] = [];
  readonly #sent = new Map<Reading, ReadingQuery["sent"]>();
  readonly #answers = new Map<number, QueryAnswer>();
  readonly #talks: QueryTalks = new Map();
  readonly #devices = new Set<string>();
  #heardAt = new Map<string, Instant>();
  #beatsSince = new Map<string, Instant>();
  readonly events: AlarmEvent[] = [];
  board: AlarmBoard = NO_ALARMS;
  /** When time alone asks for the next look; `null`: never, or nobody has looked. */
  changesAt: Instant | null = null;

  constructor(parts: Partial<SubjectProfile> = {}, calendar = SHANGHAI) {
    this.#parts = { ventilation: [spell("2026-03-01 00:00")], ...parts };
    this.#calendar = calendar;
  }

  /** Readings arrive, and the alarms are looked after when the last of them does. */
  given(...readings: readonly Reading[]): this {
    this.#readings.push(...readings);
    const last = readings.at(-1);
    return last === undefined ? this : this.lookAt(last.recordedAt);
  }

  /** A reading is rejected: everything that is asked about it is still open. */
  rejected(reading: Reading, sent: ReadingQuery["sent"] = null): this {
    const kept = { ...reading, status: "rejected" } as const;
    this.#sent.set(kept, sent);
    return this.given(kept);
  }

  /** The hearts of a source beat from a time until another; what was heard of it before is forgotten. */
  beats(source: string, from: string, to: string): this {
    this.#devices.add(source);
    this.#beatsSince = new Map([[source, at(from)]]);
    this.#heardAt = new Map([[source, at(from)]]);
    this.at(from);
    this.#heardAt = new Map([[source, at(to)]]);
    return this;
  }

  /** The server starts again, and knows of heartbeats only whose hearts beat. */
  restart(time: string): this {
    this.#beatsSince = new Map();
    this.#heardAt = new Map([...this.#devices].map((source) => [source, at(time)]));
    return this.at(time);
  }

  /** Somebody corrects a reading; what it said stands no more. */
  corrected(wrong: Reading, value: number, time: string): this {
    this.#change(wrong, { status: "superseded" });
    const original = wrong.seq;
    return this.given({
      ...wrong,
      value,
      seq: original + 100_000,
      original,
      version: 2,
      recordedAt: at(time),
    });
  }

  /** Somebody corrects when a reading was taken. */
  moved(wrong: Reading, observedAt: string, time: string): this {
    this.#change(wrong, { status: "superseded" });
    const original = wrong.seq;
    return this.given({
      ...wrong,
      observedAt: at(observedAt),
      seq: original + 100_000,
      original,
      version: 2,
      recordedAt: at(time),
    });
  }

  /** Two values claim one time of one source, and neither counts. */
  disputed(time: string, ...both: readonly Reading[]): this {
    for (const one of both) this.#change(one, { status: "conflict" });
    return this.at(time);
  }

  /** Somebody voids a reading; the one before it, if a test says so, is the last that counts from then on. */
  voided(wrong: Reading, time: string, before: Reading | null = null): this {
    this.#change(wrong, { status: "voided", version: 2 });
    if (before !== null) this.#change(before, { countsFrom: at(time) });
    return this.at(time);
  }

  /** Somebody restores a voided reading. */
  restored(voided: Reading, time: string): this {
    this.#change(voided, { status: "valid", version: 3, countsFrom: at(time) });
    return this.at(time);
  }

  /** Somebody answers the queries of these readings. */
  answer(time: string, ...seqs: readonly number[]): this {
    for (const seq of seqs) {
      this.#answers.set(seq, { code: "TRANSCRIPTION", text: "", by: "@li.na", at: at(time) });
    }
    return this.at(time);
  }

  /** Somebody answers the question of a rule. */
  answerQuestion(id: string, time: string): this {
    const answered = {
      step: "answered",
      by: "@li.na",
      at: at(time),
      code: null,
      text: "",
      extreme: null,
    } as const;
    this.#talks.set(id, { raised: null, steps: [answered] });
    return this.at(time);
  }

  /** Time goes by until then. */
  at(time: string): this {
    return this.lookAt(at(time, this.#calendar));
  }

  /** Time goes by until then, and the alarms are looked after only when it alone asks for that. */
  passTo(time: string): this {
    while (this.changesAt !== null && this.changesAt <= at(time)) this.lookAt(this.changesAt);
    return this;
  }

  /** The subject's facts change. */
  become(parts: Partial<SubjectProfile>, time: string): this {
    Object.assign(this.#parts, parts);
    return this.at(time);
  }

  acknowledge(condition: string, time: string, by = "@li.na"): this {
    const alarm = this.board.alarms.find((one) => one.condition === condition && isOpen(one));
    if (alarm === undefined) throw new Error(`There is no ${condition} to acknowledge`);
    const decided = decideAcknowledgement(this.board, alarm.alarm, null);
    if (!decided.ok) throw new Error(decided.detail);
    return this.#take(decided.value, at(time), by);
  }

  /** Somebody wants quiet. */
  pause(time: string, by = "@li.na"): this {
    return this.#take(decideAudioPause(this.board, at(time), PROTOCOL.alarms), at(time), by);
  }

  /** Somebody wants to hear again. */
  resume(time: string, by = "@li.na"): this {
    return this.#take(decideAudioResumption(this.board, at(time)), at(time), by);
  }

  /** The conditions of the alarms that are to be heard at a time. */
  heardAt(time: string): readonly string[] {
    return this.board.alarms
      .filter((alarm) => isUnanswered(alarm) && audioPausedUntil(alarm, at(time)) === null)
      .map(({ condition }) => condition);
  }

  leave(time: string): this {
    return this.#take(decideLeaving(this.board), at(time), "ventwall");
  }

  #change({ seq }: Reading, parts: Partial<Reading>): void {
    const at = this.#readings.findIndex((one) => one.seq === seq);
    const found = this.#readings[at];
    if (found === undefined) throw new Error(`No reading ${seq} was given`);
    this.#readings[at] = { ...found, ...parts };
  }

  lookAt(now: Instant): this {
    const context = {
      now,
      calendar: this.#calendar,
      protocol: PROTOCOL,
      devices: this.#devices,
      heardAt: this.#heardAt,
      beatsSince: this.#beatsSince,
    };
    const known = this.#readings.filter(({ recordedAt }) => recordedAt <= now);
    const readings = new ReadingBook();
    for (const [parameter, list] of kept(known)) readings.set(parameter, list);
    for (const reading of known) {
      if (reading.status !== "rejected") continue;
      const answer = this.#answers.get(reading.seq) ?? null;
      addQuery(readings.queries, { reading, sent: this.#sent.get(reading) ?? null, answer });
    }
    for (const [id, talk] of this.#talks) readings.talks.set(id, talk);
    const looked = {
      subject: "S-014",
      profile: profile(this.#parts),
      readings,
      board: this.board,
      arrived: known.filter(({ recordedAt }) => recordedAt === now),
    };
    const { events, changesAt } = lookAfter(looked, context);
    this.changesAt = changesAt;
    return this.#take(events, now, "ventwall");
  }

  /** Every open alarm as a word: `PPLAT-HI active`, `IAE-H1 latched`, `DP-HI acknowledged`. */
  get alarms(): readonly string[] {
    return this.board.alarms.filter(isOpen).map((alarm) => {
      const state = isActive(alarm) ? "active" : isLatched(alarm) ? "latched" : "acknowledged";
      return `${alarm.condition} ${state}${alarm.escalatedAt === null ? "" : " escalated"}`;
    });
  }

  #take(events: readonly AlarmEvent[], recordedAt: Instant, actor: string): this {
    for (const event of events) {
      this.events.push(event);
      this.board = evolveAlarms(this.board, event, { recordedAt, actor });
    }
    return this;
  }
}
