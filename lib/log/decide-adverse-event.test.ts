import { describe, expect, test } from "vitest";
import { PROTOCOL } from "../protocol/protocol.ts";
import type { AdverseEventFacts } from "../study/adverse-event.ts";
import { at } from "../study/sample-subject.fixture.ts";
import type { Result } from "../units/result.ts";
import type { SafetyReport } from "../ventilation/adverse-event-choice.ts";
import type { Reason } from "./adverse-event-event.ts";
import { versionOfAdverseEvent } from "./adverse-event-record.ts";
import { CaseStory } from "./case-story.fixture.ts";
import {
  decideAdverseEvent,
  decideAdverseEventCorrection,
  decideAdverseEventVoiding,
  decideReport,
} from "./decide-adverse-event.ts";
import type { SubjectEvent } from "./event.ts";
import { evolveSubject, type SubjectState } from "./subject-state.ts";

const NOW = at("2026-03-04 08:00");
const NAME = "S-014/AE/1";
const TYPING_ERROR: Reason = { reasonCode: "TRANSCRIPTION", text: null };

const PNEUMOTHORAX: AdverseEventFacts = {
  candidate: null,
  term: "left pneumothorax",
  codedTerm: "Pneumothorax",
  organClass: "Respiratory, thoracic and mediastinal disorders",
  onset: at("2026-03-03 02:10"),
  ended: null,
  grade: 3,
  seriousness: ["hospitalisation"],
  causality: "unlikely",
  toProduct: null,
  toProcedure: "possible",
  expectedness: null,
  action: "none",
  outcome: "recovering",
  narrative: null,
  awareAt: at("2026-03-03 02:30"),
  reporter: "Dr Zhao",
};

class Records {
  state: SubjectState = CaseStory.found("H1", "2026-03-02 15:12").state;
  refused: string | null = null;

  record(facts: Partial<AdverseEventFacts> = {}, by = "@li.na"): this {
    return this.#take(decideAdverseEvent(this.state, { ...PNEUMOTHORAX, ...facts }, by, NOW), by);
  }

  correct(facts: Partial<AdverseEventFacts>, reason = TYPING_ERROR, expectedVersion = this.version): this {
    const change = { adverseEvent: NAME, expectedVersion, facts: { ...PNEUMOTHORAX, ...facts }, ...reason };
    return this.#take(decideAdverseEventCorrection(this.state, change, NOW));
  }

  void(reason = TYPING_ERROR): this {
    const change = { adverseEvent: NAME, expectedVersion: this.version, ...reason };
    return this.#take(decideAdverseEventVoiding(this.state, change));
  }

  report(report: SafetyReport, time: string, reason: Reason | null = null): this {
    const change = { adverseEvent: NAME, expectedVersion: this.version, report, at: at(time), reason };
    return this.#take(decideReport(this.state, change, NOW, PROTOCOL.reporting));
  }

  get version(): number {
    return versionOfAdverseEvent(this.first);
  }

  get first() {
    const [first] = this.state.safety.adverseEvents;
    if (first === undefined) throw new Error("Nothing was recorded");
    return first;
  }

  #take(decided: Result<readonly SubjectEvent[]>, actor = "@li.na"): this {
    this.refused = decided.ok ? null : decided.code;
    if (!decided.ok) return this;
    for (const event of decided.value) {
      this.state = evolveSubject(this.state, "S-014", event, { recordedAt: NOW, actor });
    }
    return this;
  }
}

describe("the record of an adverse event", () => {
  test("is named by the subject and its number, and the same again by the same person is no second one", () => {
    const records = new Records().record().record();
    expect(records.state.safety.adverseEvents.map(({ adverseEvent }) => adverseEvent)).toEqual([NAME]);
    expect(records.record({ term: "rash" }).state.safety.adverseEvents).toHaveLength(2);
  });

  test("keeps every version with its reason, and a stale form is refused", () => {
    const records = new Records().record().correct({ grade: 4 });
    expect(records.first.facts.grade).toBe(4);
    expect(records.first.earlier).toMatchObject([{ facts: { grade: 3 }, reasonCode: "TRANSCRIPTION" }]);
    expect(records.correct({ grade: 2 }, TYPING_ERROR, 1).refused).toBe("stale_version");
    expect(records.correct({ grade: 2 }, { reasonCode: "OTHER", text: " " }).refused).toBe("text_missing");
  });

  test("is voided and not deleted, and counts for nothing after that", () => {
    const records = new Records().record().void({ reasonCode: "WRONG_PATIENT", text: null });
    expect(records.first).toMatchObject({ facts: PNEUMOTHORAX, voided: { reasonCode: "WRONG_PATIENT" } });
    expect(records.correct({ grade: 4 }).refused).toBe("adverse_event_voided");
  });

  test.each([
    [{ onset: at("2026-03-05 02:10"), awareAt: at("2026-03-05 02:10") }, "in_the_future"],
    [{ ended: at("2026-03-03 02:00") }, "bad_time"],
    [{ awareAt: at("2026-03-03 02:00") }, "bad_time"],
    [{ grade: 5 }, "bad_adverse_event"],
    [{ outcome: "fatal" }, "bad_adverse_event"],
    [{ grade: 5, outcome: "fatal", seriousness: ["death"] }, null],
    [{ candidate: "S-014/IAE/1" }, null],
    [{ candidate: "S-014/IAE/9" }, "unknown_candidate"],
  ] as const)("with %o is refused with %s", (facts, code) => {
    expect(new Records().record(facts).refused).toBe(code);
  });

  test("begins after the enrolment, any time after it", () => {
    const records = new Records();
    const enrolledAt = at("2026-03-03 02:10");
    records.state = { ...records.state, profile: { ...records.state.profile, enrolledAt } };
    expect(records.record({ onset: at("2026-03-03 02:09") }).refused).toBe("before_enrolment");
    expect(records.record({ onset: enrolledAt }).refused).toBeNull();
  });
});

describe("what was reported", () => {
  test("is entered once, and another time replaces it with a reason only", () => {
    const records = new Records().record().report("sponsor", "2026-03-03 10:00");
    expect(records.refused).toBeNull();
    expect(records.report("sponsor", "2026-03-03 11:00").refused).toBe("reason_missing");
    records.report("sponsor", "2026-03-03 11:00", TYPING_ERROR);
    expect(records.first.reports.map(({ at: time }) => time)).toEqual([
      at("2026-03-03 10:00"),
      at("2026-03-03 11:00"),
    ]);
  });

  test.each([
    ["2026-03-03 02:00", "bad_time"],
    ["2026-03-04 08:01", "in_the_future"],
  ])("at %s is refused with %s", (time, code) => {
    expect(new Records().record().report("sponsor", time).refused).toBe(code);
  });

  test("is nothing for an event that is not serious", () => {
    const records = new Records().record({ seriousness: [] }).report("sponsor", "2026-03-03 10:00");
    expect(records.refused).toBe("nothing_to_report");
  });
});
