import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { FactJson } from "#lib/contract/record.ts";
import type { RecordedFactView, SubjectRecordView } from "#lib/projections/record-view.ts";
import { HOUR, type Instant, toIso } from "#lib/units/instant.ts";
import { SteppedClock } from "../runtime/clock.ts";
import { Cast, type Shown } from "./cast.fixture.ts";

const NINE = Date.parse("2026-03-10T09:00:00+08:00");
const clock = new SteppedClock(NINE as Instant);
const ago = (hours: number): string => toIso((NINE - hours * HOUR) as Instant);

let cast: Cast;
beforeAll(async () => {
  cast = await Cast.start({}, { clock });
});
afterAll(() => cast.close());

const TYPING_ERROR = { reason_code: "TRANSCRIPTION" };

/** A subject enrolled this morning and infused six hours ago, and somebody's ways of entering things about it. */
async function desk(subject: string, more: object = {}) {
  const enrolled = await cast.ask(cast.shown.feed, "POST", "/api/v1/subjects", {
    subject,
    sex: "female",
    weight_kg: 60,
    age_years: 54,
    ventilation_started_at: ago(100),
    infusion_started_at: ago(6),
    ...more,
  });
  expect(enrolled.status).toBe(201);
  const path = `/api/v1/subjects/${subject}/record`;
  const nurse = cast.shown.research_nurse;
  return {
    read: async (): Promise<SubjectRecordView> => (await cast.ask(cast.shown.read, "GET", path)).body,
    enter: (
      fact: FactJson,
      rest: { record?: string; expected_version?: number; correction?: object } = {},
    ) => {
      const { correction, ...entry } = rest;
      return cast.ask(nurse, "POST", path, { entries: [{ fact, ...entry }], correction });
    },
    batch: (facts: readonly FactJson[], who: Shown = nurse) =>
      cast.ask(who, "POST", path, { entries: facts.map((fact) => ({ fact })) }),
    void: (record: string, expected_version: number, correction: object = TYPING_ERROR) =>
      cast.ask(nurse, "POST", `${path}/void`, { record, expected_version, correction }),
    details: (changes: object, expected_version: number, correction?: object) =>
      cast.ask(nurse, "POST", `${path}/details`, { changes, expected_version, correction }),
    infusions: async () => (await cast.ask(nurse, "GET", `/api/v1/subjects/${subject}/infusions`)).body,
    subject: async () => (await cast.ask(nurse, "GET", `/api/v1/subjects/${subject}`)).body,
  };
}

const il6 = (value: number | null, parts: object = {}) =>
  ({
    kind: "biomarker",
    analyte: "il_6",
    matrix: "plasma",
    study_day: 0,
    sampled_at: null,
    value,
    qualifier: null,
    not_done: value === null ? "NOT_DONE" : null,
    ...parts,
  }) as FactJson;

const named = (view: SubjectRecordView, record: string): RecordedFactView["versions"] =>
  view.facts.find((one) => one.record === record)?.versions ?? [];

describe("what people enter", () => {
  test("is there with who and when, and its corrections beside it", async () => {
    const subject = await desk("R-001");
    expect((await subject.enter(il6(7, { qualifier: "<" }))).status).toBe(201);
    expect((await subject.enter(il6(7, { qualifier: "<" }))).status).toBe(200);
    const stale = await subject.enter(il6(8));
    expect(stale).toMatchObject({
      status: 409,
      code: "stale_version",
      body: {
        present: { record: "biomarker/il_6/plasma/0", version: 1, value: { value: 7, qualifier: "<" } },
      },
    });
    expect((await subject.enter(il6(8), { expected_version: 1 })).code).toBe("reason_missing");
    const other = { reason_code: "OTHER", text: "" };
    expect((await subject.enter(il6(8), { expected_version: 1, correction: other })).code).toBe(
      "reason_missing",
    );
    const corrected = await subject.enter(il6(8), { expected_version: 1, correction: TYPING_ERROR });
    expect(corrected.status).toBe(201);
    expect(named(await subject.read(), "biomarker/il_6/plasma/0")).toMatchObject([
      { version: 1, by: "research_nurse", value: { value: 7, qualifier: "<" }, correction: null },
      { version: 2, value: { value: 8, qualifier: null }, correction: { reason_code: "TRANSCRIPTION" } },
    ]);
    expect((await subject.void("biomarker/il_6/plasma/0", 2)).status).toBe(200);
    expect(named(await subject.read(), "biomarker/il_6/plasma/0").at(-1)).toMatchObject({ value: null });
  });

  test("is taken as a whole or not at all", async () => {
    const subject = await desk("R-002");
    const both = await subject.batch([il6(7), il6(3, { analyte: "il_8", not_done: "NOT_DONE" })]);
    expect(both).toMatchObject({ status: 422, code: "bad_result" });
    expect((await subject.read()).facts.map(({ record }) => record)).toEqual(["ventilation/1"]);
  });

  test("may be entered by a program, which corrects nothing", async () => {
    const subject = await desk("R-003");
    expect((await subject.batch([il6(7)], cast.shown.feed)).status).toBe(201);
    const correction = await cast.ask(cast.shown.feed, "POST", "/api/v1/subjects/R-003/record", {
      entries: [{ fact: il6(8), expected_version: 1 }],
      correction: TYPING_ERROR,
    });
    expect(correction).toMatchObject({ status: 403, code: "forbidden" });
  });
});

describe("what else supports a subject", () => {
  const plateauAt = (hours: number, value: number) => ({
    parameter: "plateau_pressure",
    value,
    unit: "cmH2O",
    observed_at: ago(hours),
    source: "device",
  });

  test("given APRV all the time, then the day has no PEEP, none is expected, and what came says why", async () => {
    const subject = await desk("R-020");
    const sent = { parameter: "peep", value: 12, unit: "cmH2O", observed_at: ago(2), source: "device" };
    await cast.ask(cast.shown.feed, "POST", "/api/v1/readings", {
      readings: [{ ...sent, subject: "R-020" }],
    });
    const aprv: FactJson = { kind: "mode", mode: "aprv", started_at: ago(50), ended_at: null };
    expect((await subject.enter(aprv)).status).toBe(201);
    const day = await cast.ask(cast.shown.read, "GET", "/api/v1/subjects/R-020/days/2026-03-10");
    expect(day.body.segments.ALL.peep).toMatchObject({ mean: null, n: 0, expected: 0 });
    expect(day.body.support).toEqual([{ mode: "aprv", started_at: ago(50), ended_at: null }]);
    const [slot] = day.body.figures.peep.slots.filter(
      ({ readings }: { readings: readonly object[] }) => readings.length > 0,
    );
    expect(slot).toMatchObject({
      value: null,
      expected: false,
      reason: "NOT_APPLICABLE",
      readings: [{ counted: false, excluded: "aprv" }],
    });
  });

  test("given effort at a plateau, then it does not count until somebody confirms it with a reason", async () => {
    const subject = await desk("R-021");
    await cast.ask(cast.shown.feed, "POST", "/api/v1/readings", {
      readings: [{ ...plateauAt(7, 27), subject: "R-021" }],
    });
    const dayOf = async () =>
      (await cast.ask(cast.shown.read, "GET", "/api/v1/subjects/R-021/days/2026-03-10")).body.figures
        .plateau_pressure;
    const slotOf = async () =>
      (await dayOf()).slots.find(({ readings }: { readings: readonly object[] }) => readings.length > 0);
    expect(await dayOf()).toMatchObject({ value: 27, n: 1 });
    const [{ seq }] = (await slotOf()).readings;
    const effort = (confirmed_valid: boolean): FactJson => ({
      kind: "plateau_effort",
      reading: seq,
      confirmed_valid,
    });
    expect((await subject.enter(effort(false))).status).toBe(201);
    expect(await dayOf()).toMatchObject({ value: null, n: 0 });
    expect((await slotOf()).readings).toMatchObject([{ counted: false, excluded: "spontaneous_effort" }]);
    const read = () => cast.ask(cast.shown.read, "GET", `/api/v1/subjects/R-021/readings/${seq}`);
    expect((await read()).body.effort).toMatchObject({
      version: 1,
      confirmed_valid: false,
      by: "research_nurse",
    });
    const verified = { reason_code: "SOURCE_VERIFIED" };
    expect((await subject.enter(effort(true), { expected_version: 1 })).code).toBe("reason_missing");
    expect((await subject.enter(effort(true), { expected_version: 1, correction: verified })).status).toBe(
      201,
    );
    expect(await dayOf()).toMatchObject({ value: 27, n: 1 });
  });

  test("given the number of no plateau, then nothing is said of it", async () => {
    const subject = await desk("R-022");
    const effort: FactJson = { kind: "plateau_effort", reading: 1, confirmed_valid: false };
    expect(await subject.enter(effort)).toMatchObject({ status: 404, code: "unknown_reading" });
  });
});

describe("details", () => {
  test("are added without a reason and corrected with one; what a feed changes is a version as well", async () => {
    const subject = await desk("R-004");
    expect((await subject.details({ height_cm: 160 }, 1)).status).toBe(200);
    await cast.ask(cast.shown.feed, "PATCH", "/api/v1/subjects/R-004", { weight_kg: 61 });
    const stale = await subject.details({ weight_kg: 66 }, 2, TYPING_ERROR);
    expect(stale).toMatchObject({ status: 409, body: { present: { version: 3, value: { weight_kg: 61 } } } });
    expect((await subject.details({ weight_kg: 66 }, 3)).code).toBe("reason_missing");
    expect((await subject.details({ weight_kg: 66 }, 3, TYPING_ERROR)).status).toBe(200);
    const { details, predicted_body_weight } = await subject.read();
    expect(details.map(({ by, value }) => [by, value?.weight_kg])).toEqual([
      ["feed", 60],
      ["research_nurse", 60],
      ["feed", 61],
      ["research_nurse", 66],
    ]);
    expect(predicted_body_weight).toBeCloseTo(52.416, 6);
    expect(await subject.subject()).toMatchObject({ age_years: 54, weight_kg: 66 });
  });
});

describe("the door by which feeds change a subject", () => {
  const change = (who: Shown, subject: string, fields: object) =>
    cast.ask(who, "PATCH", `/api/v1/subjects/${subject}`, fields);

  test("lets a person add what was not known, and replace nothing without a reason", async () => {
    const subject = await desk("R-023");
    const nurse = cast.shown.research_nurse;
    expect((await change(nurse, "R-023", { height_cm: 160 })).status).toBe(200);
    expect((await change(nurse, "R-023", { ventilation_ended_at: ago(1), bed: "9" })).status).toBe(200);
    for (const fields of [
      { height_cm: 161 },
      { weight_kg: null },
      { ventilation_started_at: ago(99) },
      { ventilation_ended_at: ago(2) },
      { infusion_started_at: ago(5) },
    ]) {
      expect(await change(nurse, "R-023", fields), JSON.stringify(fields)).toMatchObject({
        status: 422,
        code: "reason_missing",
      });
    }
    expect(await subject.subject()).toMatchObject({ height_cm: 160, weight_kg: 60, bed: "9" });
  });

  test("takes a program's word as before, and the same again from anybody", async () => {
    await desk("R-024");
    expect((await change(cast.shown.feed, "R-024", { weight_kg: 66 })).status).toBe(200);
    expect((await change(cast.shown.research_nurse, "R-024", { weight_kg: 66 })).status).toBe(200);
  });
});

describe("a death", () => {
  test("makes nobody expected any more, opens D2 within 24 hours of T0, and leaves nothing to be measured", async () => {
    const subject = await desk("R-005");
    expect((await subject.enter({ kind: "death", at: ago(1), cause: null })).status).toBe(201);
    expect((await subject.infusions()).candidates).toMatchObject([
      { event: "D2", origin: "data", in_time: true },
    ]);
    const view = await subject.read();
    expect(view).toMatchObject({ vital_status: "dead", gaps: { vital_status: false } });
    const seen = { kind: "follow_up", at: ago(0.5), status: "alive", how: "telephone" } as const;
    expect((await subject.enter(seen)).code).toBe("after_death");
  });
});

describe("what is missing", () => {
  test("is said by section, and only of days that have begun", async () => {
    const subject = await desk("R-006", { weight_kg: null });
    const { gaps, eligibility } = await subject.read();
    expect(gaps.details).toEqual([
      "height_cm",
      "weight_kg",
      "admitted_at",
      "insult_at",
      "diagnosed_at",
      "consented_at",
      "enrolled_at",
    ]);
    expect(gaps).toMatchObject({ blood_gas: [0], chest_x_ray: [0], vital_status: true, ventilation: false });
    expect(gaps.biomarkers).toHaveLength(8);
    expect(gaps.checklist).toHaveLength(20);
    expect(eligibility.verdict).toBe("UNKNOWN");
  });

  test("is not what has a reason", async () => {
    const subject = await desk("R-007");
    await subject.batch([il6(7), il6(null, { matrix: "balf" })]);
    expect((await subject.read()).gaps.biomarkers).toHaveLength(6);
  });
});

describe("the checklist", () => {
  test("is suggested from data and answered by people", async () => {
    const subject = await desk("R-008", { diagnosed_at: ago(20), enrolled_at: ago(10) });
    const { suggestions } = await subject.read();
    expect(suggestions).toMatchObject({
      I1: { state: "MET", value: 54 },
      E12: { state: "NOT_MET", value: 10 },
    });
    await subject.enter({ kind: "criterion", criterion: "E12", answer: "MET", evidence: "chart" });
    expect((await subject.read()).eligibility).toMatchObject({ verdict: "NOT_ELIGIBLE", against: ["E12"] });
  });
});
