import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Correction } from "../ventilation/correction-reason.ts";
import { decideDetails } from "./decide-details.ts";
import { decideFact, decideFactVoid, type EnterFact, type RecordDecision } from "./decide-fact.ts";
import type { SubjectEvent } from "./event.ts";
import type { Fact } from "./record-event.ts";
import { at } from "./scenario.ts";
import { standing } from "./subject-record.ts";
import { evolveSubject, type SubjectState } from "./subject-state.ts";

const NOW = at("2026-03-20T12:00:00+08:00");
const day = (date: number, hour = 8) =>
  at(`2026-03-${String(date).padStart(2, "0")}T${String(hour).padStart(2, "0")}:00:00+08:00`);
const TYPING_ERROR: Correction = { reasonCode: "TRANSCRIPTION", text: null };
const ORIGIN = { recordedAt: NOW, actor: "@lin" };

const ENROLLED: SubjectEvent = {
  type: "subjectEnrolled",
  sex: "female",
  heightCm: 160,
  weightKg: 60,
  group: "UCMSC",
  admittedAt: day(1),
  enrolledAt: day(2),
  bed: null,
  ventilationStartedAt: day(1),
  ventilationEndedAt: null,
  infusionPlannedAt: null,
  infusionStartedAt: null,
};

/** A subject to whom things are entered one after the other. */
class Given {
  state: SubjectState = evolveSubject(null, "S-001", ENROLLED, ORIGIN);

  enter(fact: Fact, rest: Partial<EnterFact> = {}): string {
    const command = { record: null, expectedVersion: 0, correction: null, ...rest, fact };
    return this.take(decideFact(this.state, command, NOW));
  }

  correct(record: string, expectedVersion: number, fact: Fact, correction: Correction | null = TYPING_ERROR) {
    return this.enter(fact, { record, expectedVersion, correction });
  }

  void(record: string, expectedVersion: number, correction = TYPING_ERROR): string {
    return this.take(decideFactVoid(this.state, record, expectedVersion, correction));
  }

  take(decision: RecordDecision): string {
    if (!decision.ok) return decision.code;
    for (const event of decision.value) this.state = evolveSubject(this.state, "S-001", event, ORIGIN);
    return decision.value.map(({ type }) => type).join() || "nothing";
  }

  get profile() {
    return this.state.profile;
  }

  versions(record: string) {
    return this.state.record.facts.get(record) ?? [];
  }
}

const spell = (from: number, to: number | null): Fact => ({
  kind: "ventilation",
  startedAt: day(from),
  endedAt: to === null ? null : day(to),
});
const death = (date: number, cause: string | null = null): Fact => ({ kind: "death", at: day(date), cause });
const seen = (date: number, status: "alive" | "unknown" = "alive"): Fact => ({
  kind: "follow_up",
  at: day(date),
  status,
  how: "telephone",
});
const il6 = (value: number | null): Fact => ({
  kind: "biomarker",
  analyte: "il_6",
  matrix: "plasma",
  studyDay: 0,
  sampledAt: null,
  result: value === null ? null : { value, qualifier: "<" },
  notDone: value === null ? "NOT_DONE" : null,
});

describe("ventilation episodes", () => {
  test("given one that lasts, its end may be added without a reason, and no other may begin within it", () => {
    const given = new Given();
    expect(given.enter(spell(5, null))).toBe("overlap");
    expect(given.correct("ventilation/1", 1, spell(1, 6), null)).toBe("factCorrected");
    expect(given.enter(spell(6, null))).toBe("factEntered");
    expect(given.profile.ventilation).toEqual([
      { startedAt: day(1), endedAt: day(6) },
      { startedAt: day(6), endedAt: null },
    ]);
  });

  test("given several, an earlier one is corrected with a reason, and what stood there is kept", () => {
    const given = new Given();
    given.correct("ventilation/1", 1, spell(1, 6), null);
    given.enter(spell(9, null));
    expect(given.correct("ventilation/1", 2, spell(1, 5), null)).toBe("reason_missing");
    expect(given.correct("ventilation/1", 2, spell(1, 5))).toBe("factCorrected");
    expect(given.profile.ventilation.map(({ endedAt }) => endedAt)).toEqual([day(5), null]);
    expect(given.versions("ventilation/1").map(({ value }) => value)).toEqual([
      spell(1, null),
      spell(1, 6),
      spell(1, 5),
    ]);
    expect(given.correct("ventilation/1", 3, spell(1, 10))).toBe("overlap");
  });

  test("given feeds that know of the latest one only, their changes are versions like any other", () => {
    const given = new Given();
    for (const event of [
      { type: "ventilationEnded", at: day(4) },
      { type: "ventilationStarted", at: day(6) },
      { type: "ventilationStartCorrected", at: day(7) },
      { type: "ventilationStartCorrected", at: null },
    ] satisfies SubjectEvent[]) {
      given.state = evolveSubject(given.state, "S-001", event, ORIGIN);
    }
    expect(given.profile.ventilation).toEqual([{ startedAt: day(1), endedAt: day(4) }]);
    expect(given.versions("ventilation/2").map(({ value }) => value)).toEqual([
      spell(6, null),
      spell(7, null),
      null,
    ]);
  });

  test("given one that never was, voiding it takes it from the profile and leaves it on record", () => {
    const given = new Given();
    expect(given.void("ventilation/1", 1, { reasonCode: "OTHER", text: " " })).toBe("reason_missing");
    expect(given.void("ventilation/1", 1)).toBe("factVoided");
    expect(given.void("ventilation/1", 1)).toBe("nothing");
    expect(given.profile.ventilation).toEqual([]);
    expect(given.versions("ventilation/1")).toHaveLength(2);
  });
});

describe("two people at one fact", () => {
  test("the second is told what stands by now, and nothing is overwritten", () => {
    const given = new Given();
    given.enter(il6(7));
    given.correct("biomarker/il_6/plasma/0", 1, il6(8));
    const decision = decideFact(
      given.state,
      { record: "biomarker/il_6/plasma/0", fact: il6(9), expectedVersion: 1, correction: TYPING_ERROR },
      NOW,
    );
    expect(decision).toMatchObject({
      ok: false,
      code: "stale_version",
      present: { record: "biomarker/il_6/plasma/0", version: 2 },
    });
  });

  test("who enters what the other has entered already changes nothing", () => {
    const given = new Given();
    given.enter(death(10));
    expect(given.enter(death(10))).toBe("nothing");
    expect(given.enter(death(11))).toBe("stale_version");
  });
});

describe("other support", () => {
  const mode = (which: "aprv" | "niv" | "prone", from: number, to: number | null): Fact => ({
    kind: "mode",
    mode: which,
    startedAt: day(from),
    endedAt: to === null ? null : day(to),
  });

  test("two periods of one kind do not overlap; of two kinds they may, and APRV lies within ventilation", () => {
    const given = new Given();
    expect(given.enter(mode("aprv", 3, 5))).toBe("factEntered");
    expect(given.enter(mode("aprv", 4, 6))).toBe("overlap");
    expect(given.enter(mode("aprv", 5, 6))).toBe("factEntered");
    expect(given.enter(mode("prone", 4, null))).toBe("factEntered");
    expect(given.profile.modes).toMatchObject([{ mode: "aprv" }, { mode: "prone" }, { mode: "aprv" }]);
  });

  test("a mask is no tube: non-invasive ventilation and an episode exclude each other, whichever came first", () => {
    const given = new Given();
    expect(given.enter(mode("niv", 4, 5))).toBe("overlap");
    given.correct("ventilation/1", 1, spell(1, 4), null);
    expect(given.enter(mode("niv", 4, 5))).toBe("factEntered");
    expect(given.correct("ventilation/1", 2, spell(1, 5))).toBe("overlap");
  });

  test("a death does not lie before the end of any", () => {
    const given = new Given();
    given.correct("ventilation/1", 1, spell(1, 9), null);
    given.enter(mode("prone", 4, 12));
    expect(given.enter(death(10))).toBe("after_death");
    expect(given.enter(death(12))).toBe("factEntered");
  });
});

test("effort at a plateau is said once a reading, and confirmed only with a reason", () => {
  const given = new Given();
  const effort = (confirmedValid: boolean): Fact => ({ kind: "plateau_effort", reading: 7, confirmedValid });
  expect(given.enter(effort(false))).toBe("factEntered");
  expect(given.enter(effort(true), { expectedVersion: 1 })).toBe("reason_missing");
  expect(given.enter(effort(true), { expectedVersion: 1, correction: TYPING_ERROR })).toBe("factCorrected");
  expect(given.profile.plateauEfforts).toEqual([{ reading: 7, confirmedValid: true }]);
  expect(given.void("plateau_effort/7", 2)).toBe("factVoided");
  expect(given.profile.plateauEfforts).toEqual([]);
});

describe("biomarkers", () => {
  test("have a result or a reason why not, never both or neither", () => {
    const given = new Given();
    const both = { ...il6(7), notDone: "NOT_DONE" } as Fact;
    expect(given.enter(both)).toBe("bad_result");
    expect(given.enter({ ...both, result: null, notDone: null } as Fact)).toBe("bad_result");
    expect(given.enter(il6(null))).toBe("factEntered");
    expect(given.profile.biomarkers).toMatchObject([{ result: null, notDone: "NOT_DONE" }]);
  });
});

describe("vital status", () => {
  test("is unknown until somebody learns it, and not reached is not alive", () => {
    const given = new Given();
    expect(given.profile.vitalStatus).toBe("unknown");
    given.enter(seen(12));
    expect(given.profile).toMatchObject({ vitalStatus: "alive", lastContactAt: day(12) });
    given.enter(seen(19, "unknown"));
    expect(given.profile).toMatchObject({ vitalStatus: "unknown", lastContactAt: day(12) });
  });

  test("a death cannot lie before the subject was seen alive, nor within an ended ventilation", () => {
    const given = new Given();
    given.enter(seen(12));
    expect(given.enter(death(10))).toBe("after_death");
    expect(given.enter(death(13))).toBe("factEntered");
    expect(given.enter(seen(14))).toBe("after_death");
    expect(given.correct("ventilation/1", 1, spell(1, 14), null)).toBe("after_death");
    expect(given.profile.vitalStatus).toBe("dead");
  });

  test("a cause may be added later without a reason", () => {
    const given = new Given();
    given.enter(death(10));
    expect(given.correct("death", 1, death(10, "multiple organ failure"), null)).toBe("factCorrected");
  });

  test("nothing is entered for a time that has not come", () => {
    expect(new Given().enter(death(21))).toBe("in_the_future");
  });
});

describe("the checklist", () => {
  test("an unknown answer is answered without a reason, a given one is changed with one", () => {
    const given = new Given();
    const i4 = (answer: "MET" | "NOT_MET" | "UNKNOWN", evidence: string): Fact => ({
      kind: "criterion",
      criterion: "I4",
      answer,
      evidence,
    });
    given.enter(i4("UNKNOWN", "film not read yet"));
    expect(given.correct("criterion/I4", 1, i4("MET", "radiologist, 1 March"), null)).toBe("factCorrected");
    expect(given.correct("criterion/I4", 2, i4("NOT_MET", "unilateral"), null)).toBe("reason_missing");
    expect(given.profile.checklist).toEqual({ I4: "MET" });
  });
});

describe("details", () => {
  const change = (
    given: Given,
    changes: object,
    expectedVersion: number,
    correction: Correction | null = null,
  ) => given.take(decideDetails(given.state, { changes, expectedVersion, correction }, NOW));

  test("what was not known is added; what was known is changed with a reason", () => {
    const given = new Given();
    expect(change(given, { ageYears: 54, insultAt: day(1) }, 1)).toBe("subjectDetailsChanged");
    expect(change(given, { weightKg: 66 }, 2)).toBe("reason_missing");
    expect(change(given, { weightKg: 66 }, 1, TYPING_ERROR)).toBe("stale_version");
    expect(change(given, { weightKg: 66 }, 2, TYPING_ERROR)).toBe("subjectDetailsChanged");
    expect(given.profile).toMatchObject({ ageYears: 54, weightKg: 66 });
    expect(given.state.record.details.map(({ value }) => value?.weightKg)).toEqual([60, 60, 66]);
    expect(change(given, { diagnosedAt: day(1, 7) }, 3)).toBe("bad_time");
  });
});

test("whatever is entered, corrected and voided, versions count without holes and none is ever lost", () => {
  const fact = fc.oneof(
    fc
      .tuple(fc.integer({ min: 1, max: 18 }), fc.integer({ min: 1, max: 19 }))
      .map(([from, to]) => spell(from, to)),
    fc.integer({ min: 1, max: 19 }).map((date) => death(date)),
    fc.integer({ min: 1, max: 19 }).map((date) => seen(date)),
    fc.nat(5).map(il6),
  );
  const step = fc.record({
    fact,
    version: fc.nat(3),
    voids: fc.boolean(),
    record: fc.constantFrom(null, "ventilation/1", "death", "follow_up/1"),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const given = new Given();
      for (const { fact: one, version, voids, record } of steps) {
        const before = given.state.record.facts;
        if (voids && record !== null) given.void(record, version);
        else given.enter(one, { record, expectedVersion: version, correction: TYPING_ERROR });
        for (const [name, versions] of before) {
          expect(given.versions(name).slice(0, versions.length)).toEqual(versions);
        }
      }
      for (const versions of given.state.record.facts.values()) {
        expect(versions.map(({ version }) => version)).toEqual(versions.map((_, index) => index + 1));
      }
      const { ventilation } = given.profile;
      for (const [index, one] of ventilation.entries()) {
        const next = ventilation[index + 1];
        if (next !== undefined) expect(one.endedAt ?? Infinity).toBeLessThanOrEqual(next.startedAt);
      }
      expect(given.profile.vitalStatus === "dead").toBe(
        standing(given.state.record.facts.get("death")) !== null,
      );
    }),
  );
});
