import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { HOUR, type Instant, MINUTE, toIso } from "#lib/units/instant.ts";
import { SteppedClock } from "../runtime/clock.ts";
import { Cast, type Shown } from "./cast.fixture.ts";

const T0 = Date.parse("2026-03-02T14:00:00+08:00");
const clock = new SteppedClock((T0 + 2 * HOUR) as Instant);

let cast: Cast;
beforeAll(async () => {
  cast = await Cast.start({}, { clock });
});
afterAll(() => cast.close());

const hence = (ms: number): string => toIso((T0 + ms) as Instant);
const RATIONALE = { rationale: "no other cause was found" };

/** A subject in whom the readings opened an H1, and what people say of it. */
async function withRise(subject: string) {
  const path = `/api/v1/subjects/${subject}`;
  await cast.ask(cast.shown.feed, "POST", "/api/v1/subjects", {
    subject,
    bed: subject,
    sex: "male",
    weight_kg: 70,
    ventilation_started_at: hence(-24 * HOUR),
    infusion_started_at: hence(0),
  });
  for (const [ms, peep, fio2] of [
    [-30 * MINUTE, 10, 0.5],
    [60 * MINUTE, 16, 0.75],
  ] as const) {
    const readings = [
      { subject, parameter: "peep", value: peep, unit: "cm[H2O]", observed_at: hence(ms) },
      { subject, parameter: "fio2", value: fio2, unit: "1", observed_at: hence(ms) },
    ];
    await cast.ask(cast.shown.feed, "POST", "/api/v1/readings", { readings });
  }
  const look = async () => (await cast.ask(cast.shown.read, "GET", `${path}/infusion-events/1`)).body;
  const say = async (who: Shown, deed: string, body: object) => {
    const { case: one } = await look();
    const expected = { expected_version: one.adjudication.version };
    return cast.ask(who, "POST", `${path}/infusion-events/1/${deed}`, { ...expected, ...body });
  };
  return { path, look, say };
}

const confirm = { verdict: "CONFIRM", confirmed_as: "H1", ...RATIONALE };

describe("a candidate found in the data", () => {
  test("shows the readings around its onset, the baseline and the alarm's life to whoever judges it", async () => {
    const { look } = await withRise("E-001");
    const { case: one, evidence, window, alarm } = await look();
    expect(one).toMatchObject({ event: "H1", in_time: true, adjudication: { state: "CANDIDATE" } });
    expect(evidence.series[0]).toMatchObject({
      parameter: "peep",
      baseline: 10,
      at_onset: { value: 16, status: "valid" },
    });
    expect(window.t0).toBe(hence(0));
    expect(alarm).toMatchObject({ condition: "IAE-H1", steps: [{ what: "raised" }] });
  });

  test("is confirmed, disagreed with, and confirmed in a second round that keeps the first", async () => {
    const { look, say } = await withRise("E-002");
    expect(await say(cast.shown.investigator, "verdicts", { ...confirm, rationale: " " })).toMatchObject({
      status: 422,
      code: "reason_missing",
    });
    expect((await say(cast.shown.investigator, "verdicts", confirm)).status).toBe(201);
    const disagree = { opinion: "DISAGREE", ...RATIONALE };
    expect((await say(cast.shown.consultant, "opinions", disagree)).status).toBe(201);
    expect((await look()).case.adjudication).toMatchObject({ state: "UNRESOLVED", awaits: "investigator" });
    expect((await say(cast.shown.investigator, "verdicts", confirm)).status).toBe(201);
    const { adjudication } = (await look()).case;
    expect(adjudication).toMatchObject({ state: "CONFIRMED_PRESCRIBED", confirmed_as: "H1" });
    expect(adjudication.rounds).toMatchObject([
      { holds: false, consultant: { by: "consultant", opinion: "DISAGREE" } },
      { holds: true, consultant: null },
    ]);
  });

  test("is not judged by one person in both roles, whichever role they had when", async () => {
    const { say } = await withRise("E-003");
    await cast.office.people.add(
      { username: "both", displayName: "Both", role: "investigator" },
      cast.password,
    );
    expect((await say(await cast.signIn("both"), "verdicts", confirm)).status).toBe(201);
    await cast.ask(cast.shown.admin, "PATCH", "/api/v1/people/both", { role: "consultant" });
    const agree = { opinion: "AGREE", ...RATIONALE };
    expect(await say(await cast.signIn("both"), "opinions", agree)).toMatchObject({
      status: 409,
      code: "same_person",
    });
  });

  test("is not spoken of by whoever has not seen the last word, who is told the present version", async () => {
    const { path, look, say } = await withRise("E-004");
    const { version } = (await look()).case.adjudication;
    await say(cast.shown.investigator, "verdicts", confirm);
    const late = await cast.ask(cast.shown.investigator, "POST", `${path}/infusion-events/1/verdicts`, {
      ...confirm,
      expected_version: version,
    });
    expect(late).toMatchObject({ status: 409, code: "stale_version" });
    expect(late.body.present).toEqual({ version: version + 1 });
  });
});

describe("the primary outcome", () => {
  test("counts the confirmed among the infused, with bounds, and candidates apart", async () => {
    const { body } = await cast.ask(cast.shown.consultant, "GET", "/api/v1/events");
    const { confirmed, ...counts } = body.outcome;
    expect(counts).toMatchObject({
      infused: 4,
      prescribed: 3,
      by_code: { H1: 3 },
      open: { subjects: 1, cases: 1 },
      at_most: 4,
    });
    expect(confirmed).toMatchObject({ count: 3, share: 0.75 });
    expect(confirmed.lower).toBeCloseTo(0.194, 3);
    expect(confirmed.upper).toBeCloseTo(0.994, 3);
  });
});

describe("an adverse event", () => {
  const FACTS = {
    term: "left pneumothorax",
    onset: hence(60 * MINUTE),
    grade: 4,
    seriousness: ["life_threatening"],
    action: "interrupted",
    outcome: "recovering",
    aware_at: hence(70 * MINUTE),
    reporter: "Dr Zhao",
  };

  test("runs against its times from when it was known, until the report is entered", async () => {
    const { path } = await withRise("E-005");
    const made = await cast.ask(cast.shown.icu_nurse, "POST", `${path}/adverse-events`, {
      ...FACTS,
      candidate: "E-005/IAE/1",
    });
    expect(made.status).toBe(201);
    const [event] = made.body.adverse_events;
    expect(event).toMatchObject({ adverse_event: "E-005/AE/1", version: 1, t0: hence(0), ended: null });
    expect(event.reports).toMatchObject([
      { report: "sponsor", due_at: hence(70 * MINUTE + 24 * HOUR), certain: true, sent_at: null },
      { report: "susar", due_at: hence(70 * MINUTE + 7 * 24 * HOUR), certain: false },
      { report: "susar_follow_up", due_at: hence(70 * MINUTE + 15 * 24 * HOUR), certain: false },
    ]);
    const corrected = await cast.ask(
      cast.shown.research_nurse,
      "POST",
      `${path}/adverse-events/1/corrections`,
      {
        ...FACTS,
        candidate: "E-005/IAE/1",
        to_product: "unlikely",
        expected_version: 1,
        reason_code: "LATE_ENTRY",
      },
    );
    const [second] = corrected.body.adverse_events;
    expect(second.reports.map(({ report }: { report: string }) => report)).toEqual(["sponsor"]);
    expect(second.earlier).toMatchObject([{ to_product: null, reason_code: "LATE_ENTRY" }]);
    const sent = await cast.ask(cast.shown.research_nurse, "POST", `${path}/adverse-events/1/reports`, {
      report: "sponsor",
      sent_at: hence(90 * MINUTE),
      expected_version: 2,
    });
    expect(sent.body.adverse_events[0].reports[0]).toMatchObject({ sent_at: hence(90 * MINUTE) });
    const stale = await cast.ask(cast.shown.research_nurse, "POST", `${path}/adverse-events/1/void`, {
      expected_version: 2,
      reason_code: "WRONG_PATIENT",
    });
    expect(stale).toMatchObject({ status: 409, code: "stale_version", body: { present: { version: 3 } } });
    const { body } = await cast.ask(cast.shown.consultant, "GET", `${path}/infusion-events/1`);
    expect(body.adverse_events).toHaveLength(1);
  });

  test("is refused where it contradicts itself, in a sentence", async () => {
    const path = "/api/v1/subjects/E-005/adverse-events";
    for (const [wrong, status, code] of [
      [{ grade: 5 }, 422, "bad_adverse_event"],
      [{ aware_at: hence(0) }, 400, "bad_time"],
      [{ onset: hence(9 * HOUR), aware_at: hence(9 * HOUR) }, 400, "in_the_future"],
      [{ grade: 6 }, 400, "malformed"],
      [{ candidate: "E-005/IAE/7" }, 404, "unknown_candidate"],
    ] as const) {
      const answer = await cast.ask(cast.shown.icu_nurse, "POST", path, { ...FACTS, ...wrong });
      expect([code, answer.status, answer.code]).toEqual([code, status, code]);
    }
  });
});
