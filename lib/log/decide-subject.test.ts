import { describe, expect, test } from "vitest";
import { PROTOCOL } from "../protocol/protocol.ts";
import { HOUR, type Instant } from "../units/instant.ts";
import type { AddInfusion, ChangeSubject, EnrolSubject } from "./command.ts";
import { decideChange, decideInfusion } from "./decide-change.ts";
import { decideEnrolment } from "./decide-enrolment.ts";
import type { SubjectEvent, WardEvent } from "./event.ts";
import { at } from "./scenario.ts";
import { evolveSubject, type SubjectState } from "./subject-state.ts";
import { EMPTY_WARD, evolveWard, findBed, occupantAt, type WardState } from "./ward-state.ts";

const NOW = at("2026-03-05T12:00:00+08:00");
const day = (date: number, hour = 8) =>
  at(`2026-03-${String(date).padStart(2, "0")}T${String(hour).padStart(2, "0")}:00:00+08:00`);
const { bedAssignmentGraceMs } = PROTOCOL.acceptance;

/** A ward to which commands are given one after the other, as the server does. */
class Given {
  ward: WardState = EMPTY_WARD;
  readonly subjects = new Map<string, SubjectState>();

  enrol(command: EnrolSubject, now = NOW) {
    const state = this.subjects.get(command.subject) ?? null;
    return this.#take(command.subject, decideEnrolment(state, this.ward, command, now, bedAssignmentGraceMs));
  }

  change(subject: string, command: ChangeSubject, now = NOW) {
    return this.#take(
      subject,
      decideChange(this.of(subject), this.ward, command, now, bedAssignmentGraceMs, true),
    );
  }

  infuse(
    subject: string,
    startedAt: Instant,
    { endedAt = null, kind = null }: Partial<Omit<AddInfusion, "startedAt">> = {},
    now = NOW,
  ) {
    return this.#take(subject, decideInfusion(this.of(subject), { startedAt, endedAt, kind }, now));
  }

  of(subject: string): SubjectState {
    const state = this.subjects.get(subject);
    if (state === undefined) throw new Error(`${subject} is not enrolled`);
    return state;
  }

  whoseIs(bed: string, when: Instant): string | null {
    const found = findBed(this.ward, bed);
    return found === null ? null : occupantAt(found, when);
  }

  #take(subject: string, decision: ReturnType<typeof decideEnrolment>): readonly string[] {
    if (!decision.ok) return [decision.code];
    const { subjectEvents, wardEvents } = decision.value;
    for (const event of subjectEvents as readonly SubjectEvent[]) {
      this.subjects.set(
        subject,
        evolveSubject(this.subjects.get(subject) ?? null, subject, event, { recordedAt: NOW, actor: "test" }),
      );
    }
    for (const event of wardEvents as readonly WardEvent[]) this.ward = evolveWard(this.ward, event);
    return [...subjectEvents, ...wardEvents].map((event) => event.type);
  }
}

const S1 = { subject: "S-001", sex: "male" } as const;

describe("enrolment", () => {
  test("puts a subject into a bed that nobody configured, at the end of the room's order", () => {
    const ward = new Given();
    expect(ward.enrol({ ...S1, bed: "3" })).toEqual(["subjectEnrolled", "bedOpened", "bedAssigned"]);
    expect(ward.enrol({ subject: "S-002", sex: "female", bed: "1" })).toContain("bedOpened");
    expect(ward.ward.beds.map(({ bed }) => bed)).toEqual(["3", "1"]);
  });

  test("the same again changes nothing", () => {
    const ward = new Given();
    const command = { ...S1, bed: "3", heightCm: 170, infusionStartedAt: day(4) };
    ward.enrol(command);
    expect(ward.enrol(command)).toEqual([]);
    expect(ward.enrol(S1)).toEqual([]);
  });

  test("what was first enrolled is still the same after a change", () => {
    const ward = new Given();
    ward.enrol({ ...S1, weightKg: 70 });
    ward.change("S-001", { weightKg: 72 });
    expect(ward.enrol({ ...S1, weightKg: 70 })).toEqual([]);
    expect(ward.enrol({ ...S1, weightKg: 72 })).toEqual([]);
    expect(ward.enrol({ ...S1, weightKg: 74 })).toEqual(["already_enrolled"]);
  });

  test("into an occupied bed is refused, and nobody is enrolled", () => {
    const ward = new Given();
    ward.enrol({ ...S1, bed: "3" });
    expect(ward.enrol({ subject: "S-002", sex: "female", bed: "3" })).toEqual(["bed_occupied"]);
    expect(ward.subjects.has("S-002")).toBe(false);
  });

  test("with a ventilation that starts in the future, or ends before it starts, is refused", () => {
    expect(new Given().enrol({ ...S1, ventilationStartedAt: day(6) })).toEqual(["in_the_future"]);
    expect(new Given().enrol({ ...S1, ventilationStartedAt: day(3), ventilationEndedAt: day(2) })).toEqual([
      "bad_time",
    ]);
  });
});

describe("whose a reading from a bed is", () => {
  test("from the hour before a bed was given on, and as far back as the subject is known to lie there", () => {
    const ward = new Given();
    ward.enrol({ ...S1, bed: "3" });
    expect(ward.whoseIs("3", (NOW - HOUR) as Instant)).toBe("S-001");
    expect(ward.whoseIs("3", (NOW - HOUR - 1) as Instant)).toBeNull();
    const known = new Given();
    known.enrol({ ...S1, bed: "3", admittedAt: day(1) });
    expect(known.whoseIs("3", day(2))).toBe("S-001");
  });

  test("a bed's former occupant keeps the readings of that time", () => {
    const ward = new Given();
    ward.enrol({ ...S1, bed: "3", admittedAt: day(1) });
    expect(ward.change("S-001", { bed: null }, day(4))).toEqual(["bedFreed"]);
    ward.enrol({ subject: "S-002", sex: "female", bed: "3", admittedAt: day(1) }, NOW);
    expect(ward.whoseIs("3", day(3))).toBe("S-001");
    expect(ward.whoseIs("3", day(5))).toBe("S-002");
  });

  test("a subject who moves is in one bed at a time", () => {
    const ward = new Given();
    ward.enrol({ ...S1, bed: "3", admittedAt: day(1) });
    expect(ward.change("S-001", { bed: "5" })).toEqual(["bedFreed", "bedOpened", "bedAssigned"]);
    const before = (NOW - 1) as Instant;
    expect([ward.whoseIs("3", before), ward.whoseIs("5", before)]).toEqual(["S-001", null]);
    expect([ward.whoseIs("3", NOW), ward.whoseIs("5", NOW)]).toEqual([null, "S-001"]);
  });
});

describe("ventilation", () => {
  const ventilated = () => {
    const ward = new Given();
    ward.enrol({ ...S1, ventilationStartedAt: day(1) });
    return ward;
  };
  const episodes = (ward: Given) =>
    ward.of("S-001").profile.ventilation.map(({ startedAt, endedAt }) => [startedAt, endedAt]);

  test("a start after the last end is a new episode; otherwise it corrects the latest start", () => {
    const ward = ventilated();
    expect(ward.change("S-001", { ventilationStartedAt: day(2) })).toEqual(["ventilationStartCorrected"]);
    expect(ward.change("S-001", { ventilationEndedAt: day(3) })).toEqual(["ventilationEnded"]);
    expect(ward.change("S-001", { ventilationStartedAt: day(4) })).toEqual(["ventilationStarted"]);
    expect(episodes(ward)).toEqual([
      [day(2), day(3)],
      [day(4), null],
    ]);
  });

  test("an unchanged value makes no event, null takes an end back", () => {
    const ward = ventilated();
    expect(ward.change("S-001", { ventilationStartedAt: day(1) })).toEqual([]);
    ward.change("S-001", { ventilationEndedAt: day(3) });
    expect(ward.change("S-001", { ventilationEndedAt: null })).toEqual(["ventilationEnded"]);
    expect(episodes(ward)).toEqual([[day(1), null]]);
  });

  test("an end before its start, without a start, or in the future is refused and changes nothing", () => {
    const ward = ventilated();
    expect(ward.change("S-001", { ventilationEndedAt: day(1), weightKg: 80 })).toEqual(["bad_time"]);
    expect(ward.change("S-001", { ventilationEndedAt: day(6) })).toEqual(["in_the_future"]);
    expect(ward.of("S-001").profile.weightKg).toBeNull();
    const never = new Given();
    never.enrol(S1);
    expect(never.change("S-001", { ventilationEndedAt: day(3) })).toEqual(["no_ventilation"]);
  });

  test("a start and an end may come together", () => {
    const ward = new Given();
    ward.enrol(S1);
    expect(ward.change("S-001", { ventilationStartedAt: day(1), ventilationEndedAt: day(2) })).toEqual([
      "ventilationStarted",
      "ventilationEnded",
    ]);
  });

  test("a corrected start cannot reach into the episode before", () => {
    const ward = ventilated();
    ward.change("S-001", { ventilationEndedAt: day(2) });
    ward.change("S-001", { ventilationStartedAt: day(4) });
    expect(ward.change("S-001", { ventilationStartedAt: day(1, 9) })).toEqual(["bad_time"]);
  });
});

describe("infusion", () => {
  const infused = () => {
    const ward = new Given();
    ward.enrol({ ...S1, infusionStartedAt: day(3) });
    return ward;
  };
  const starts = (ward: Given) => ward.of("S-001").profile.infusions.map(({ startedAt }) => startedAt);

  test("T0 is corrected, a second bag is added after it, and T0 stays the first start", () => {
    const ward = infused();
    expect(ward.change("S-001", { infusionStartedAt: day(3, 9) })).toEqual(["infusionStartCorrected"]);
    expect(ward.infuse("S-001", day(4))).toEqual(["infusionStarted"]);
    expect(ward.infuse("S-001", day(4))).toEqual([]);
    expect(starts(ward)).toEqual([day(3, 9), day(4)]);
  });

  test("what a further start is may be said with it, and later, and the same again says nothing", () => {
    const ward = infused();
    const kinds = () => ward.of("S-001").profile.infusions.map(({ kind }) => kind);
    expect(ward.infuse("S-001", day(4), { kind: "bag" })).toEqual(["infusionStarted"]);
    expect(kinds()).toEqual([undefined, "bag"]);
    expect(ward.infuse("S-001", day(4), { kind: "infusion" })).toEqual(["infusionKindStated"]);
    expect(kinds()).toEqual([undefined, "infusion"]);
    expect(ward.infuse("S-001", day(4), { kind: "infusion" })).toEqual([]);
    expect(ward.infuse("S-001", day(4))).toEqual([]);
    ward.change("S-001", { infusionEndedAt: day(4, 1) });
    expect(kinds()).toEqual([undefined, "infusion"]);
  });

  test("null says that it never started", () => {
    const ward = infused();
    expect(ward.change("S-001", { infusionStartedAt: null })).toEqual(["infusionStartCorrected"]);
    expect(starts(ward)).toEqual([]);
  });

  test("may be planned for the future but not start there", () => {
    const ward = new Given();
    ward.enrol(S1);
    expect(ward.change("S-001", { infusionPlannedAt: day(6) })).toEqual(["infusionPlanned"]);
    expect(ward.change("S-001", { infusionStartedAt: day(6) })).toEqual(["in_the_future"]);
    expect(ward.change("S-001", { infusionEndedAt: day(4) })).toEqual(["no_infusion"]);
  });
});
