import { PROTOCOL } from "../protocol/protocol.ts";
import type { Preparation } from "../study/preparation.ts";
import { at } from "../study/sample-subject.fixture.ts";
import type { Instant } from "../units/instant.ts";
import type { InfusionKind } from "../ventilation/subject.ts";
import { decideEntry, decideEntryCorrection, decideWithdrawal } from "./decide-candidate.ts";
import { decideChange, decideInfusion } from "./decide-change.ts";
import { decideEndCorrection } from "./decide-end-correction.ts";
import { decideEnrolment } from "./decide-enrolment.ts";
import { decideGiving, type GivingStep } from "./decide-giving.ts";
import {
  decideCheck,
  decideDiscard,
  decidePreparation,
  decidePreparationCorrection,
  type InfusionDecision,
} from "./decide-preparation.ts";
import { decideStartCorrection } from "./decide-start-correction.ts";
import type { SubjectEvent } from "./event.ts";
import type { CandidateFacts } from "./infusion-event.ts";
import type { InfusionRecord } from "./infusion-record.ts";
import { evolveSubject, type SubjectState } from "./subject-state.ts";
import { EMPTY_WARD } from "./ward-state.ts";

/** Two bags for 70 kg, as they come: 60 million cells in 100 mL each. */
export const TWO_BAGS: Preparation = {
  arm: "UCMSC",
  mode: "stock",
  weightKg: 70,
  prescribedCells: 70e6,
  product: "UC-MSC",
  lot: "L-2291",
  passage: 4,
  expiresAt: at("2026-03-03 08:00"),
  route: "intravenous",
  line: "central venous catheter",
  bags: [
    { label: "B-1", volumeMl: 100, cells: 60e6 },
    { label: "B-2", volumeMl: 100, cells: 60e6 },
  ],
};

/** An infusion as it is written down, step by step, at the bedside of one subject. */
export class InfusionStory {
  state: SubjectState;
  /** Every event, in order. */
  readonly events: SubjectEvent[] = [];
  /** The code of the last refusal; `null`: the last deed was done. */
  refused: string | null = null;

  constructor(weightKg: number | null = 70) {
    const enrolled = decideEnrolment(
      null,
      EMPTY_WARD,
      { subject: "S-014", sex: "male", heightCm: 170, weightKg },
      at("2026-03-01 08:00"),
      0,
    );
    if (!enrolled.ok) throw new Error(enrolled.detail);
    const [first] = enrolled.value.subjectEvents;
    if (first === undefined) throw new Error("Nobody was enrolled");
    this.events.push(first);
    this.state = evolveSubject(null, "S-014", first);
  }

  prepare(preparation: Preparation = TWO_BAGS, by = "@li.na", time = "2026-03-02 13:00"): this {
    return this.#take(decidePreparation(this.state, preparation, by), time, by);
  }

  correct(preparation: Preparation, time: string, by = "@li.na", infusion = 1): this {
    return this.#take(
      decidePreparationCorrection(this.state, infusion, preparation, "typing error"),
      time,
      by,
    );
  }

  discard(time: string, infusion = 1): this {
    return this.#take(decideDiscard(this.state, infusion, "thawed too long"), time, "@li.na");
  }

  check(by = "@wu.min", time = "2026-03-02 13:10", infusion = 1): this {
    return this.#take(decideCheck(this.state, infusion, by), time, by);
  }

  /** At a local time, written down then; or later, as the step itself says when it was. */
  give(step: GivingStep, now: string, infusion = 1): this {
    return this.#take(decideGiving(this.state, infusion, step, at(now)), now, "@li.na");
  }

  start(bag: number, time: string, infusion = 1): this {
    return this.give({ step: "start_bag", bag, at: null, expiredBecause: null }, time, infusion);
  }

  end(time: string, givenMl: number | null = null, infusion = 1): this {
    return this.give({ step: "end", at: null, givenMl, reason: null }, time, infusion);
  }

  /** A feed knows of an infusion, and of nothing else about it. */
  infuse(startedAt: string, endedAt: string | null = null, kind: InfusionKind | null = null): this {
    const infusion = { startedAt: at(startedAt), endedAt: endedAt === null ? null : at(endedAt), kind };
    const decided = decideInfusion(this.state, infusion, at("2026-03-09 08:00"));
    return this.#take(
      decided.ok ? { ok: true, value: decided.value.subjectEvents } : decided,
      startedAt,
      "feed",
    );
  }

  /** A feed corrects T0, or takes it back. */
  patchStart(infusionStartedAt: Instant | null, time: string): this {
    const decided = decideChange(this.state, EMPTY_WARD, { infusionStartedAt }, at(time), 0, true);
    return this.#take(decided.ok ? { ok: true, value: decided.value.subjectEvents } : decided, time, "feed");
  }

  correctStart(was: string, startedAt: string, now: string): this {
    const decided = decideStartCorrection(this.state, at(was), at(startedAt), "clock was wrong", at(now));
    return this.#take(decided, now, "@zhao");
  }

  correctEnd(endedAt: string, givenMl: number | null, now: string): this {
    const end = { at: at(endedAt), givenMl };
    return this.#take(decideEndCorrection(this.state, 1, end, "typing error", at(now)), now, "@li.na");
  }

  enter(facts: CandidateFacts, now: string, by = "@li.na"): this {
    return this.#take(decideEntry(this.state, facts, by, at(now), PROTOCOL.infusionWindow), now, by);
  }

  correctEntry(name: string, facts: CandidateFacts, now: string): this {
    const decided = decideEntryCorrection(
      this.state,
      name,
      facts,
      "wrong time",
      at(now),
      PROTOCOL.infusionWindow,
    );
    return this.#take(decided, now, "@li.na");
  }

  withdraw(name: string, now: string): this {
    return this.#take(
      decideWithdrawal(this.state, name, "another patient", PROTOCOL.infusionWindow),
      now,
      "@li.na",
    );
  }

  record(infusion = 1): InfusionRecord {
    const record = this.state.treatment.records.find((one) => one.infusion === infusion);
    if (record === undefined) throw new Error(`There is no infusion ${infusion}`);
    return record;
  }

  /** The types of what was recorded since so many events. */
  since(count: number): readonly string[] {
    return this.events.slice(count).map(({ type }) => type);
  }

  #take(decided: InfusionDecision | { ok: false; code: string }, time: string, actor: string): this {
    this.refused = decided.ok ? null : decided.code;
    if (!decided.ok) return this;
    for (const event of decided.value) {
      this.events.push(event);
      this.state = evolveSubject(this.state, "S-014", event, { recordedAt: at(time), actor });
    }
    return this;
  }
}
