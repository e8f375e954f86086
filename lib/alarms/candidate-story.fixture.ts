import type { SubjectEvent } from "../log/event.ts";
import type { CandidateFacts } from "../log/infusion-event.ts";
import { InfusionStory, TWO_BAGS } from "../log/infusion-story.fixture.ts";
import { evolveSubject } from "../log/subject-state.ts";
import type { Candidate } from "../log/treatment.ts";
import { PROTOCOL } from "../protocol/protocol.ts";
import { at, kept, SHANGHAI, spell } from "../study/sample-subject.fixture.ts";
import type { Instant } from "../units/instant.ts";
import type { Reading } from "../ventilation/reading.ts";
import { type AlarmBoard, isOpen, NO_ALARMS } from "./alarm.ts";
import { decideAcknowledgement } from "./decide-acknowledgement.ts";
import { decideAlarms } from "./decide-alarms.ts";
import { decideCandidates } from "./decide-candidates.ts";
import { causesOf } from "./detect.ts";
import { evolveAlarms } from "./evolve-alarms.ts";
import { sightOf } from "./sight.ts";

/** A subject infused from 14:00 on 2 March, its readings, and what the server decides when it looks. */
export class CandidateStory {
  readonly infusion = new InfusionStory();
  readonly #readings: Reading[] = [];
  readonly #devices: ReadonlySet<string>;
  board: AlarmBoard = NO_ALARMS;

  constructor({ devices = [] }: { readonly devices?: readonly string[] } = {}) {
    this.#devices = new Set(devices);
    this.infusion.prepare(TWO_BAGS).check().start(1, "2026-03-02 14:00");
  }

  /** Readings arrive, and the server looks when the last of them does. */
  given(...readings: readonly Reading[]): this {
    this.#readings.push(...readings);
    return this.#lookAt(Math.max(...readings.map(({ recordedAt }) => recordedAt)) as Instant);
  }

  enter(facts: Partial<CandidateFacts> & Pick<CandidateFacts, "onset">, now: string): this {
    this.infusion.enter({ event: null, term: "shivering", note: null, ...facts }, now);
    return this.#lookAt(at(now));
  }

  die(time: string, now: string): this {
    const fact = { kind: "death", at: at(time), cause: null } as const;
    this.#record({ type: "factEntered", record: "death", version: 1, fact }, at(now));
    return this.#lookAt(at(now));
  }

  correctStart(was: string, startedAt: string, now: string): this {
    this.infusion.correctStart(was, startedAt, now);
    return this.#lookAt(at(now));
  }

  acknowledge(condition: string, now: string): this {
    const alarm = this.board.alarms.find((one) => one.condition === condition && isOpen(one));
    if (alarm === undefined) throw new Error(`There is no ${condition} to acknowledge`);
    const decided = decideAcknowledgement(this.board, alarm.alarm, null);
    if (!decided.ok) throw new Error(decided.detail);
    for (const event of decided.value) {
      this.board = evolveAlarms(this.board, event, { recordedAt: at(now), actor: "@li.na" });
    }
    return this;
  }

  at(now: string): this {
    return this.#lookAt(at(now));
  }

  /** What stands, such as `H1 15:12` by the site's clock. */
  get candidates(): readonly string[] {
    return this.all.filter(({ superseded }) => superseded === null).map(named);
  }

  get superseded(): readonly string[] {
    return this.all.filter(({ superseded }) => superseded !== null).map(named);
  }

  get all(): readonly Candidate[] {
    return this.infusion.state.treatment.candidates;
  }

  get alarms(): readonly string[] {
    return this.board.alarms.filter(isOpen).map(({ condition }) => condition);
  }

  #lookAt(now: Instant): this {
    const { profile, treatment } = this.infusion.state;
    const known = kept(this.#readings.filter(({ recordedAt }) => recordedAt <= now));
    const context = {
      now,
      calendar: SHANGHAI,
      protocol: PROTOCOL,
      devices: this.#devices,
      heardAt: new Map<string, Instant>(),
    };
    const sight = sightOf(
      { ...profile, ventilation: [spell("2026-03-01 00:00")] },
      known,
      this.board,
      context,
    );
    for (const event of decideAlarms("S-014", this.board, causesOf(sight), now, PROTOCOL.alarms)) {
      this.board = evolveAlarms(this.board, event, { recordedAt: now, actor: "ventwall" });
    }
    for (const event of decideCandidates("S-014", treatment, sight, this.board)) this.#record(event, now);
    return this;
  }

  #record(event: SubjectEvent, recordedAt: Instant): void {
    const happening = { recordedAt, actor: "ventwall" };
    this.infusion.state = evolveSubject(this.infusion.state, "S-014", event, happening);
  }
}

function named({ event, onset }: Candidate): string {
  return `${event ?? "other"} ${new Date(onset + 8 * 3_600_000).toISOString().slice(11, 16)}`;
}
