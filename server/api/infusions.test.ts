import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { HOUR, type Instant, MINUTE, toIso } from "#lib/units/instant.ts";
import { SteppedClock } from "../runtime/clock.ts";
import { Cast, type Shown } from "./cast.fixture.ts";

const NINE = Date.parse("2026-03-02T09:00:00+08:00");
const clock = new SteppedClock(NINE as Instant);
const later = (ms: number): Instant => (clock.now() + ms) as Instant;

let cast: Cast;
beforeAll(async () => {
  cast = await Cast.start({}, { clock });
});
afterAll(() => cast.close());

const BAGS = [
  { label: "B-1", volume_ml: 100, cells: 60e6 },
  { label: "B-2", volume_ml: 100, cells: 60e6 },
];
const PREPARATION = {
  arm: "UCMSC",
  mode: "stock",
  weight_kg: 70,
  prescribed_cells: 70e6,
  product: "UC-MSC",
  lot: "L-2291",
  passage: 4,
  expires_at: toIso((NINE + 48 * HOUR) as Instant),
  route: "intravenous",
  line: "central venous catheter",
  bags: BAGS,
};

/** A subject on the ward, and somebody's ways of asking about it. */
async function bedside(subject: string, bed: string) {
  await cast.ask(cast.shown.feed, "POST", "/api/v1/subjects", {
    subject,
    bed,
    sex: "male",
    height_cm: 170,
    weight_kg: 70,
    ventilation_started_at: toIso((NINE - 24 * HOUR) as Instant),
  });
  const path = `/api/v1/subjects/${subject}`;
  return {
    prepare: (who: Shown = cast.shown.icu_nurse, body: object = PREPARATION) =>
      cast.ask(who, "POST", `${path}/infusions/preparations`, body),
    check: (who: Shown, body: object = {}) => cast.ask(who, "POST", `${path}/infusions/1/check`, body),
    step: (body: object, who: Shown = cast.shown.icu_nurse) =>
      cast.ask(who, "POST", `${path}/infusions/1/steps`, body),
    ask: (way: string, body?: object, who: Shown = cast.shown.research_nurse) =>
      cast.ask(who, body === undefined ? "GET" : "POST", `${path}${way}`, body),
    send: (peep: number, fio2: number, at: Instant) =>
      cast.ask(cast.shown.feed, "POST", "/api/v1/readings", {
        readings: [
          { subject, parameter: "peep", value: peep, unit: "cm[H2O]", observed_at: toIso(at) },
          { subject, parameter: "fio2", value: fio2, unit: "1", observed_at: toIso(at) },
        ],
      }),
    alarms: async (): Promise<readonly { condition: string; id: string; acknowledged_by?: string }[]> => {
      const { body } = await cast.ask(cast.shown.read, "GET", "/api/v1/wall");
      return body.beds.find((one: { subject: string | null }) => one.subject === subject)?.alarms ?? [];
    },
  };
}

describe("the second person's check", () => {
  test("is refused to whoever prepared it, by session, by password and by PIN", async () => {
    const bed = await bedside("C-001", "c1");
    expect((await bed.prepare()).status).toBe(201);
    expect(await bed.check(cast.shown.icu_nurse)).toMatchObject({ status: 409, code: "same_person" });
    const own = { username: "icu_nurse", password: cast.password };
    expect(await bed.check(cast.shown.research_nurse, own)).toMatchObject({
      status: 409,
      code: "same_person",
    });
    await cast.office.pins.set("icu_nurse", "802914");
    const pin = { username: "icu_nurse", pin: "802914" };
    expect(await bed.check(cast.shown.research_nurse, pin)).toMatchObject({
      status: 409,
      code: "same_person",
    });
  });

  test("is whose password it is, at the first one's screen, and no session comes of it", async () => {
    const bed = await bedside("C-002", "c2");
    await bed.prepare();
    const wrong = { username: "research_nurse", password: "not this one at all" };
    expect(await bed.check(cast.shown.icu_nurse, wrong)).toMatchObject({
      status: 401,
      code: "wrong_credentials",
    });
    const right = { username: "research_nurse", password: cast.password };
    const checked = await bed.check(cast.shown.icu_nurse, right);
    expect(checked.body.infusions[0]).toMatchObject({
      state: "checked",
      prepared: { by: "icu_nurse" },
      checked: { by: "research_nurse" },
    });
    expect(checked.cookies).toBe("");
  });

  test("is refused to somebody who may not record infusions", async () => {
    const bed = await bedside("C-003", "c3");
    await bed.prepare();
    const consultant = { username: "consultant", password: cast.password };
    expect(await bed.check(cast.shown.icu_nurse, consultant)).toMatchObject({
      status: 403,
      code: "forbidden",
    });
  });
});

test("from preparation to summary: two bags, an interruption, H1 from readings, an arrest entered, and the window that closes", async () => {
  const bed = await bedside("S-014", "1");
  await bed.send(10, 0.5, later(-30 * MINUTE));
  await bed.prepare();
  expect(await bed.step({ step: "start_bag", bag: 1 })).toMatchObject({ status: 409, code: "not_checked" });
  await bed.check(cast.shown.research_nurse);
  const t0 = clock.now();
  expect((await bed.step({ step: "start_bag", bag: 1 })).body.windows).toMatchObject([
    { t0: toIso(t0), state: "open", rise_evaluable: true, at_ceiling: false },
  ]);
  clock.advanceTo(later(10 * MINUTE));
  await bed.step({ step: "interrupt", reason: "line occluded" });
  clock.advanceTo(later(5 * MINUTE));
  await bed.step({ step: "resume" });
  clock.advanceTo(later(15 * MINUTE));
  await bed.step({ step: "start_bag", bag: 2 });
  clock.advanceTo(later(20 * MINUTE));
  const ended = await bed.step({ step: "end", given_ml: 117 });
  expect(ended.body.infusions[0]).toMatchObject({ state: "ended", given_ml: 117, given_cells: 70.2e6 });
  expect(ended.body.windows).toMatchObject([{ t0: toIso(t0) }]);

  clock.advanceTo((t0 + 2 * HOUR) as Instant);
  await bed.send(16, 0.75, clock.now());
  const { body: found } = await bed.ask("/infusions");
  const raised = (await bed.alarms()).find(({ condition }) => condition === "IAE-H1");
  expect(found.candidates).toMatchObject([
    { event: "H1", origin: "data", onset: toIso(clock.now()), in_time: true, alarm: raised?.id },
  ]);

  const arrest = { event: "D1", term: "PEA, 2 min CPR", onset: toIso(later(-5 * MINUTE)) };
  const entered = await bed.ask("/infusion-events", arrest, cast.shown.icu_nurse);
  expect(entered.status).toBe(201);
  expect(entered.body.candidates[1]).toMatchObject({
    event: "D1",
    origin: "person",
    opened: { by: "icu_nurse" },
  });
  expect((await bed.ask("/infusion-events", arrest, cast.shown.icu_nurse)).status).toBe(200);
  expect((await bed.alarms()).map(({ condition }) => condition)).toContain("IAE-D");

  const summary = { t0: toIso(t0), text: "Support raised, then an arrest." };
  expect(await bed.ask("/infusions/summaries", summary)).toMatchObject({ status: 409, code: "window_open" });
  clock.advanceTo((t0 + 24 * HOUR) as Instant);
  expect(await bed.ask("/infusions/summaries", summary)).toMatchObject({ status: 409, code: "window_open" });
  clock.advanceTo((t0 + 24 * HOUR + 1) as Instant);
  await bed.send(12, 0.5, clock.now());
  expect((await bed.alarms()).map(({ condition }) => condition)).toContain("IAE-END");
  const completed = await bed.ask("/infusions/summaries", summary);
  expect(completed.status).toBe(201);
  expect(completed.body.windows[0].summaries).toMatchObject([
    {
      completed: { by: "research_nurse" },
      candidates: ["S-014/IAE/1", "S-014/IAE/2"],
      given: { volume_ml: 117, cells: 70.2e6, started_at: toIso(t0) },
      figures: {
        peep: { baseline: 10, highest: { value: 16 } },
        fio2: { baseline: 0.5, highest: { value: 0.75 } },
        driving_pressure: { highest: null },
      },
      text: summary.text,
    },
  ]);
  expect((await bed.alarms()).map(({ condition }) => condition)).not.toContain("IAE-END");
  expect(await bed.ask("/infusions/summaries", { ...summary, text: "Again." })).toMatchObject({
    status: 422,
    code: "reason_missing",
  });
  const again = await bed.ask("/infusions/summaries", {
    ...summary,
    text: "Again.",
    reason: "CPR was 4 min",
  });
  expect(again.body.windows[0].summaries.map(({ text }: { text: string }) => text)).toEqual([
    summary.text,
    "Again.",
  ]);
});

test("a corrected T0 needs a reason and a research nurse, and works out window and candidates anew", async () => {
  const bed = await bedside("S-015", "2");
  const begun = clock.now();
  await bed.send(10, 0.5, later(-40 * MINUTE));
  await bed.prepare(cast.shown.icu_nurse, { ...PREPARATION, expires_at: toIso(later(48 * HOUR)) });
  await bed.check(cast.shown.research_nurse);
  await bed.step({ step: "start_bag", bag: 1 });
  clock.advanceTo(later(30 * MINUTE));
  await bed.send(15, 0.7, clock.now());
  const correction = {
    was: toIso(begun),
    started_at: toIso((begun - 10 * MINUTE) as Instant),
    reason: "the pump's clock",
  };
  const by = (who: Shown) => bed.ask("/infusions/start-corrections", correction, who);
  expect((await by(cast.shown.icu_nurse)).status).toBe(403);
  const { body } = await by(cast.shown.research_nurse);
  expect(body.windows).toMatchObject([{ t0: correction.started_at }]);
  expect(body.start_corrections).toMatchObject([
    { from: correction.was, to: correction.started_at, reason: "the pump's clock" },
  ]);
  expect(body.candidates).toMatchObject([
    { event: "H1", superseded: { because: "t0_corrected" } },
    { event: "H1", superseded: null, t0: correction.started_at },
  ]);
  const { body: subject } = await bed.ask("");
  expect(subject.infusion_started_at).toBe(correction.started_at);
});

test("a rise that is reported only after the subject has left the ward opens its candidate, and nothing sounds", async () => {
  const bed = await bedside("S-019", "5");
  const started_at = toIso(later(-3 * HOUR));
  await bed.ask("/infusions", { started_at });
  await bed.send(10, 0.5, later(-4 * HOUR));
  await cast.ask(cast.shown.feed, "PATCH", "/api/v1/subjects/S-019", { bed: null });
  await bed.send(16, 0.75, later(-2 * HOUR));
  const { body } = await bed.ask("/infusions");
  expect(body.candidates).toMatchObject([{ event: "H1", origin: "data", alarm: null, t0: started_at }]);
  expect(await bed.alarms()).toEqual([]);
});

test("an end with one zero too many is corrected with its reason, and both are on record", async () => {
  const bed = await bedside("S-020", "6");
  await bed.prepare(cast.shown.icu_nurse, { ...PREPARATION, expires_at: toIso(later(48 * HOUR)) });
  await bed.check(cast.shown.research_nurse);
  await bed.step({ step: "start_bag", bag: 1 });
  clock.advanceTo(later(30 * MINUTE));
  await bed.step({ step: "end", given_ml: 1_000 });
  const ended_at = toIso(clock.now());
  const correct = (given_ml: number, reason?: string) =>
    bed.ask("/infusions/1/end-corrections", {
      ended_at,
      given_ml,
      ...(reason === undefined ? {} : { reason }),
    });
  expect(await correct(100)).toMatchObject({ status: 400, code: "malformed" });
  expect((await correct(100, "one zero too many")).body.infusions[0]).toMatchObject({
    given_ml: 100,
    given_cells: 60e6,
    earlier_ends: [{ given_ml: 1_000, reason: "one zero too many", corrected: { by: "research_nurse" } }],
  });
});

test("the door of further infusions works as before, beside the record", async () => {
  const bed = await bedside("S-016", "3");
  const started_at = toIso(later(-HOUR));
  const post = (body: object) => bed.ask("/infusions", body);
  expect(await post({ started_at })).toMatchObject({
    status: 201,
    body: { infusion_started_at: started_at },
  });
  expect((await post({ started_at })).status).toBe(200);
  const { body } = await bed.ask("/infusions");
  expect(body).toMatchObject({
    infusions: [],
    windows: [{ t0: started_at, given: { cells: null, volume_ml: null } }],
  });
});

test("a start whose body nobody understands is refused by its field, and changes nothing", async () => {
  const bed = await bedside("S-017", "4");
  expect(await bed.step({ step: "jump" })).toMatchObject({ status: 400, code: "malformed" });
  expect(await bed.step({ step: "start_bag", bag: 1 })).toMatchObject({
    status: 404,
    code: "unknown_infusion",
  });
  expect(await bed.step({ step: "resume", at: "soon" })).toMatchObject({ status: 400, code: "bad_time" });
});
