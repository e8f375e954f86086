import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { decodeReviewCell } from "#lib/projections/review-cell.ts";
import type { ReviewRowView, ReviewView } from "#lib/projections/review-view.ts";
import { HOUR, type Instant, toIso } from "#lib/units/instant.ts";
import { MemoryEventLog } from "../log/memory-event-log.ts";
import { SteppedClock } from "../runtime/clock.ts";
import { type Answer, Cast, type Shown } from "./cast.fixture.ts";

/** 2026-03-04 10:00 in Shanghai; study day 0 was the second. */
const NOW = Date.parse("2026-03-04T02:00:00Z") as Instant;
const DAY = "2026-03-03";
const MIDNIGHT = Date.parse("2026-03-02T16:00:00Z");

let cast: Cast;
let clock: SteppedClock;
let nurse: Shown;
let investigator: Shown;

beforeEach(async () => {
  clock = new SteppedClock(NOW);
  cast = await Cast.start({}, { log: new MemoryEventLog("production"), clock });
  nurse = cast.shown.research_nurse;
  investigator = cast.shown.investigator;
  for (const subject of ["S-1", "S-2"]) await admit(subject);
});
afterEach(() => cast.close());

/** Somebody with a PEEP every hour of study day 1 but the last four, who has left the ward. */
async function admit(subject: string): Promise<void> {
  const feed = cast.shown.feed;
  const enrolled = await cast.ask(feed, "POST", "/api/v1/subjects", {
    subject,
    sex: "female",
    ventilation_started_at: "2026-03-01T00:00:00Z",
    infusion_started_at: "2026-03-02T06:00:00Z",
  });
  expect(enrolled.status).toBe(201);
  await sendPeep(
    subject,
    Array.from({ length: 20 }, (_, hour) => hour),
  );
}

async function sendPeep(subject: string, hours: readonly number[], value = 10): Promise<void> {
  const readings = hours.map((hour) => ({
    subject,
    parameter: "peep",
    value,
    unit: "cm[H2O]",
    observed_at: toIso((MIDNIGHT + hour * HOUR + 600_000) as Instant),
  }));
  const sent = await cast.ask(cast.shown.feed, "POST", "/api/v1/readings", { readings });
  expect(sent.body).toMatchObject({ accepted: hours.length });
}

async function review(since?: string): Promise<ReviewView> {
  const query = since === undefined ? "" : `?since=${since}`;
  return (await cast.ask(nurse, "GET", `/api/v1/review${query}`)).body;
}

async function rowOf(subject: string): Promise<ReviewRowView> {
  const row = (await review()).subjects.find((one) => one.subject === subject);
  if (row === undefined) throw new Error(`${subject} is missing`);
  return row;
}

/** The PEEP of study day 1 as the table has it, and as it is asked for. */
async function peepOf(subject: string) {
  const row = await rowOf(subject);
  const wire = row.figures.peep[row.dates.indexOf(DAY)];
  if (wire === undefined) throw new Error("that day has not begun");
  const cell = decodeReviewCell(wire);
  return { ...cell, asked: { subject, local_date: DAY, figure: "peep", seen: cell.seen } };
}

type Asked = Awaited<ReturnType<typeof peepOf>>["asked"];

function verify(who: Shown, figures: readonly Asked[], because?: string): Promise<Answer> {
  return cast.ask(who, "POST", "/api/v1/review/verifications", { figures, because });
}

function sign(who: Shown, figures: readonly Asked[], password: string = cast.password): Promise<Answer> {
  return cast.ask(who, "POST", "/api/v1/review/signatures", { figures, password });
}

async function drawerOf(subject: string) {
  return (await cast.ask(nurse, "GET", `/api/v1/subjects/${subject}/days/${DAY}`)).body.reviews.peep;
}

describe("the review of a day's figure, at its doors", () => {
  it("goes from complete to verified to signed, by the password again", async () => {
    const { asked, state } = await peepOf("S-1");
    expect(state).toBe("COMPLETE");
    expect((await sign(nurse, [asked])).code).toBe("not_verified");
    expect((await verify(nurse, [asked])).body).toEqual({ figures: 1 });
    expect((await sign(nurse, [asked], "not my password")).code).toBe("wrong_credentials");
    expect((await peepOf("S-1")).state).toBe("VERIFIED");
    expect((await sign(nurse, [asked])).body).toEqual({ figures: 1 });
    expect((await sign(investigator, [asked])).status).toBe(200);
    expect(await peepOf("S-1")).toMatchObject({ state: "SIGNED", meanings: ["reviewed", "approved"] });
  });

  it("records who could not show that it is them, and throttles guesses as at sign-in", async () => {
    const { asked } = await peepOf("S-1");
    await verify(nurse, [asked]);
    for (let guess = 0; guess < 5; guess++) await sign(nurse, [asked], `guess ${guess}`);
    expect((await sign(nurse, [asked])).code).toBe("too_many_attempts");
    await cast.office.security.settle();
    const events = await cast.office.security.before(cast.office.security.head + 1, 100);
    const refused = events.filter(({ event }) => event.type === "signatureRefused");
    expect(refused.map(({ actor }) => actor)).toEqual(Array(6).fill("@research_nurse"));
    expect((await peepOf("S-1")).state).toBe("VERIFIED");
  });

  it("is reopened by a late reading in the same commit, and says what it was and what it is", async () => {
    const { asked } = await peepOf("S-1");
    await verify(nurse, [asked]);
    await sign(nurse, [asked]);
    await sendPeep("S-1", [21], 20.5);
    expect(await peepOf("S-1")).toMatchObject({ state: "REOPENED", value: 10.5, n: 21 });
    const drawer = await drawerOf("S-1");
    expect(drawer.reopened).toMatchObject({
      because: "data",
      before: { value: 10, n: 20, expected: 24 },
      changes: 1,
      signatures: [{ name: "The research_nurse", meaning: "reviewed" }],
    });
    expect(drawer.history.map(({ step }: { step: string }) => step)).toEqual([
      "verified",
      "signed",
      "reopened",
    ]);
    // Whoever still looks at the old figure is told so.
    expect((await verify(nurse, [asked])).body).toMatchObject({
      code: "stale_figure",
      present: { subject: "S-1", figure: "peep", value: 10.5, n: 21, expected: 24 },
    });
    const again = (await peepOf("S-1")).asked;
    expect((await verify(nurse, [again])).status).toBe(200);
    expect((await sign(nurse, [again])).status).toBe(200);
    expect((await peepOf("S-1")).state).toBe("SIGNED");
  });

  it("is reopened by an episode that ended earlier, and by another T0", async () => {
    const { asked } = await peepOf("S-1");
    await verify(nurse, [asked]);
    const patch = (body: object) => cast.ask(cast.shown.feed, "PATCH", "/api/v1/subjects/S-1", body);
    expect((await patch({ ventilation_ended_at: "2026-03-03T12:00:00Z" })).status).toBe(200);
    expect(await peepOf("S-1")).toMatchObject({ state: "REOPENED", n: 20, expected: 20 });
    await verify(nurse, [(await peepOf("S-1")).asked]);
    expect((await patch({ infusion_started_at: "2026-03-03T06:00:00Z" })).status).toBe(200);
    expect((await peepOf("S-1")).state).toBe("REOPENED");
  });

  it("is untouched by readings of other days", async () => {
    const { asked } = await peepOf("S-1");
    await verify(nurse, [asked]);
    await sendPeep("S-1", [30, 31]);
    expect((await peepOf("S-1")).state).toBe("VERIFIED");
  });

  it("takes many figures in one go, all of them or none", async () => {
    const [one, two] = [await peepOf("S-1"), await peepOf("S-2")];
    await sendPeep("S-2", [22]);
    expect((await verify(nurse, [one.asked, two.asked])).code).toBe("stale_figure");
    expect((await peepOf("S-1")).state).toBe("COMPLETE");
    expect((await verify(nurse, [one.asked, (await peepOf("S-2")).asked])).body).toEqual({ figures: 2 });
  });

  it("wants a word for a day that was not kept well enough, and nothing for a day that lasts", async () => {
    const row = await rowOf("S-1");
    const dayZero = decodeReviewCell(row.figures.peep[0] ?? [null, 0, null, "--", ""]);
    expect(dayZero.state).toBe("INSUFFICIENT");
    const asked = { subject: "S-1", local_date: "2026-03-02", figure: "peep", seen: dayZero.seen };
    expect((await verify(nurse, [asked])).code).toBe("reason_missing");
    expect((await verify(nurse, [asked], "ventilated elsewhere until midnight")).status).toBe(200);
    const today = { ...asked, local_date: "2026-03-04" };
    expect((await verify(nurse, [today])).code).toBe("stale_figure");
  });

  it("cannot be signed while a query is open", async () => {
    await sendImpossible();
    const { asked, state } = await peepOf("S-1");
    expect(state).toBe("QUERIED");
    expect((await verify(nurse, [asked])).code).toBe("figure_queried");
    const { body } = await cast.ask(nurse, "GET", "/api/v1/subjects/S-1/queries");
    const answer = { code: "DEVICE_ARTEFACT" };
    await cast.ask(nurse, "POST", `/api/v1/subjects/S-1/queries/${body.open[0].seq}/answer`, answer);
    expect((await verify(nurse, [asked])).status).toBe(200);

    async function sendImpossible() {
      const observed_at = toIso((MIDNIGHT + 22 * HOUR) as Instant);
      const reading = { subject: "S-1", parameter: "peep", value: 380, unit: "cm[H2O]", observed_at };
      await cast.ask(cast.shown.feed, "POST", "/api/v1/readings", { readings: [reading] });
    }
  });
});

describe("a figure that nobody has verified, of a day that is over", () => {
  /** Half past ten on 5 March: study day 2, the first whole day here, is over. */
  const DAY_2 = "2026-03-04";
  const LATER = (NOW + 24.5 * HOUR) as Instant;
  const stepsOf = async (subject: string, date = DAY_2, figure = "peep") => {
    const { body } = await cast.ask(nurse, "GET", `/api/v1/subjects/${subject}/days/${date}`);
    const { state, history } = body.reviews[figure];
    return { state, history };
  };
  const became = (before: object, figure: object) => ({ step: "recomputed", by: "ventwall", before, figure });

  it("says what it was before a reading that came late, once for each group of readings", async () => {
    await sendPeep("S-1", [25, 26, 27], 12);
    expect((await stepsOf("S-1")).history).toEqual([]);
    clock.advanceTo(LATER);
    await sendPeep("S-1", [28, 29], 17);
    const { state, history } = await stepsOf("S-1");
    expect(history).toMatchObject([became({ value: 12, n: 3 }, { value: 14, n: 5 })]);
    expect(history[0].changes).toBe(2);
    // It was never verified, so it is not reopened.
    expect(state).toBe("INSUFFICIENT");
  });

  it("says nothing of a day that grows while it lasts, nor of a history that is filled in", async () => {
    await sendPeep("S-1", [30]);
    expect((await stepsOf("S-1")).history).toEqual([]);
    await sendPeep("S-1", [20, 21]);
    expect((await stepsOf("S-1", DAY)).history).toEqual([]);
  });

  it("says it of a history too where a second claim takes a reading out of the mean", async () => {
    await sendPeep("S-1", [3], 12);
    expect((await stepsOf("S-1", DAY)).history).toMatchObject([became({ n: 20 }, { n: 19 })]);
  });

  it("says what it was before an episode ended earlier, in every figure that changed, and no other", async () => {
    const body = { ventilation_ended_at: "2026-03-03T12:00:00Z" };
    await cast.ask(cast.shown.feed, "PATCH", "/api/v1/subjects/S-1", body);
    expect((await stepsOf("S-1", DAY)).history).toMatchObject([
      became({ value: 10, n: 20, expected: 24 }, { value: 10, n: 20, expected: 20 }),
    ]);
    expect((await stepsOf("S-1", "2026-03-02")).history).toEqual([]);
    expect((await stepsOf("S-1", DAY, "pf_ratio")).history).toEqual([]);
  });

  it("says it too before a reading is voided and restored, and once it was reopened, of each later change", async () => {
    const { asked } = await peepOf("S-1");
    const { body } = await cast.ask(nurse, "GET", `/api/v1/subjects/S-1/days/${DAY}`);
    const { seq } = body.figures.peep.slots[0].readings[0];
    await verify(nurse, [asked]);
    const change = (deed: string, expected_version: number) =>
      cast.ask(nurse, "POST", `/api/v1/subjects/S-1/readings/${seq}/${deed}`, {
        reason_code: "TRANSCRIPTION",
        expected_version,
      });
    expect((await change("void", 1)).status).toBe(200);
    expect((await change("restore", 2)).status).toBe(200);
    expect((await stepsOf("S-1", DAY)).history).toMatchObject([
      { step: "verified", name: "The research_nurse" },
      { step: "reopened", before: { n: 20 }, figure: { n: 19 } },
      { step: "recomputed", before: { n: 19 }, figure: { n: 20 } },
    ]);
  });
});

describe("the table of the review", () => {
  it("says whole what there is, and then only what changed", async () => {
    const first = await review();
    expect(first.whole).toBe(true);
    expect(first.subjects.map(({ subject }) => subject)).toEqual(["S-1", "S-2"]);
    expect(await review(first.cursor)).toMatchObject({ whole: false, subjects: [], cursor: first.cursor });
    await sendPeep("S-2", [22]);
    const next = await review(first.cursor);
    expect(next.subjects.map(({ subject }) => subject)).toEqual(["S-2"]);
    expect((await review(next.cursor)).subjects).toEqual([]);
  });

  it("is told whole to whoever brings the cursor of another server", async () => {
    expect((await review("deadbeef-3")).whole).toBe(true);
    expect((await review("rubbish")).whole).toBe(true);
  });
});
