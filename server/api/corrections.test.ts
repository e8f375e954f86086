import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Cast } from "./cast.fixture.ts";
import type { Actor } from "./who-may.fixture.ts";

let cast: Cast;
const DAY = "2026-03-02";
const at = (time: string) => `${DAY}T${time}:00+08:00`;

beforeAll(async () => {
  cast = await Cast.start();
  for (const subject of ["S-001", "S-002"]) {
    await cast.ask(cast.shown.feed, "POST", "/api/v1/subjects", {
      subject,
      sex: "male",
      height_cm: 175,
      admitted_at: at("00:30"),
      ventilation_started_at: at("00:30"),
      ventilation_ended_at: at("23:00"),
    });
  }
});
afterAll(() => cast.close());

async function send(value: number, time: string, parameter = "peep"): Promise<number> {
  const readings = [{ subject: "S-001", parameter, value, unit: "cm[H2O]", observed_at: at(time) }];
  const { body } = await cast.ask(cast.shown.feed, "POST", "/api/v1/readings", { readings });
  return body.results[0].seq;
}

const change = (seq: number, deed: string, parts: object, actor: Actor = "research_nurse") =>
  cast.ask(cast.shown[actor], "POST", `/api/v1/subjects/S-001/readings/${seq}/${deed}`, {
    expected_version: 1,
    reason_code: "TRANSCRIPTION",
    ...parts,
  });

async function kept(): Promise<readonly { seq: number; status: string; version: number }[]> {
  const { body } = await cast.ask(cast.shown.read, "GET", "/api/v1/subjects/S-001/readings");
  return body.readings;
}

async function mean(): Promise<number> {
  const { body } = await cast.ask(cast.shown.read, "GET", `/api/v1/subjects/S-001/days/${DAY}`);
  return body.segments.ALL.peep.mean;
}

describe("a correction over HTTP", () => {
  it("changes the day's mean, keeps what came, and names who, when and why", async () => {
    await send(10, "01:00");
    const seq = await send(16, "02:00");
    expect(await mean()).toBe(13);
    const corrected = await change(seq, "correct", { value: 18, text: "a 6 read for an 8" });
    expect(corrected.status).toBe(200);
    expect(corrected.body).toMatchObject({
      original: { seq, value: 16, status: "superseded", version: 1 },
      standing: { value: 18, status: "valid", version: 2, superseded_by: null },
      versions: [
        { version: 2, change: "corrected", value: 18, reason_code: "TRANSCRIPTION", by: "research_nurse" },
      ],
      claims: [],
    });
    expect(corrected.body.original.superseded_by).toBe(corrected.body.standing.seq);
    expect(await mean()).toBe(14);
    const rows = (await kept()).filter(({ status }) => status !== "valid");
    expect(rows).toMatchObject([{ seq, status: "superseded", version: 1 }]);
  });

  it("from an old version is refused with the reading as it stands", async () => {
    const seq = await send(11, "03:00");
    await change(seq, "correct", { value: 12 });
    const stale = await change(seq, "correct", { value: 13 }, "investigator");
    expect(stale.status).toBe(409);
    expect(stale.body).toMatchObject({
      code: "stale_version",
      present: { value: 12, version: 2, status: "valid" },
    });
  });

  it.each([
    ["out of range", { value: 55 }, 422, "out_of_range"],
    ["before the admission", { observed_at: at("00:10") }, 422, "before_admission"],
    ["in the future", { observed_at: "2099-01-01T00:00:00Z" }, 400, "in_the_future"],
    ["of an unknown unit", { value: 5, unit: "psi" }, 422, "unknown_unit"],
    ["without a reason", { value: 5, reason_code: undefined }, 400, "malformed"],
    ["without words for OTHER", { value: 5, reason_code: "OTHER" }, 422, "text_missing"],
    ["to what it says", {}, 422, "nothing_changed"],
  ])("%s is refused, and nothing is changed", async (_, parts, status, code) => {
    const seq = await send(14, "04:00");
    const refused = await change(seq, "correct", parts);
    expect([refused.status, refused.code]).toEqual([status, code]);
    const found = (await kept()).find((one) => one.seq === seq);
    expect(found).toMatchObject({ version: 1, status: "valid" });
  });

  it("of another subject's number, or of none, is unknown", async () => {
    expect((await change(999_999, "correct", { value: 5 })).code).toBe("unknown_reading");
    expect((await change(0, "void", {})).code).toBe("unknown_reading");
  });
});

describe("voiding and choosing over HTTP", () => {
  it("a reading of another patient counts no more and says whose it is, and may be restored", async () => {
    const seq = await send(20, "05:00");
    const wrong = { reason_code: "WRONG_PATIENT", belongs_to: "S-002" };
    expect((await change(seq, "void", { ...wrong, belongs_to: "S-404" })).code).toBe("unknown_subject");
    const voided = await change(seq, "void", wrong);
    expect(voided.body).toMatchObject({
      standing: { status: "voided", version: 2 },
      versions: [{ belongs_to: "S-002" }],
    });
    const restored = await change(seq, "restore", { expected_version: 2 });
    expect(restored.body.standing).toMatchObject({ status: "valid", version: 3 });
  });

  it("of two values for one time the chosen one counts", async () => {
    const first = await send(15, "06:00");
    const second = await send(17, "06:00");
    const { body } = await cast.ask(cast.shown.read, "GET", `/api/v1/subjects/S-001/readings/${first}`);
    expect(body).toMatchObject({ standing: { status: "conflict" }, claims: [{ seq: second }] });
    expect((await change(first, "choose", { over: [] })).code).toBe("stale_version");
    const chosen = await change(first, "choose", { over: [second] });
    expect(chosen.body).toMatchObject({ standing: { status: "valid", version: 2 }, claims: [] });
    const loser = (await kept()).find(({ seq }) => seq === second);
    expect(loser).toMatchObject({ status: "superseded", superseded_by: first });
  });

  it("is in the table of readings that is exported", async () => {
    const { url } = cast;
    const exported = await fetch(`${url}/api/v1/exports/readings_long.csv`, {
      headers: { authorization: `Bearer ${cast.shown.read.token}` },
    });
    const lines = (await exported.text()).split("\n");
    expect(lines.find((line) => line.includes(",16,cm[H2O]"))).toMatch(/,superseded,1,\d+,/);
    expect(lines.find((line) => line.includes(",18,cm[H2O]"))).toMatch(/,valid,2,,/);
  });
});

describe("what nobody sent", () => {
  const enter = (parts: object) =>
    cast.ask(cast.shown.icu_nurse, "POST", "/api/v1/readings", {
      readings: [
        {
          subject: "S-001",
          parameter: "peep",
          value: 9,
          unit: "cm[H2O]",
          observed_at: at("07:00"),
          ...parts,
        },
      ],
    });

  it("is entered late by a person in their own name, with why", async () => {
    const { body } = await enter({ late: "from the paper chart" });
    expect(body).toMatchObject({ accepted: 1 });
    const [entered] = (await kept()).filter((one) => one.seq === body.results[0].seq);
    expect(entered).toMatchObject({ source: "@icu_nurse", status: "valid" });
  });

  it("is never entered late by a program", async () => {
    const { body } = await cast.ask(cast.shown.feed, "POST", "/api/v1/readings", {
      readings: [
        {
          subject: "S-001",
          parameter: "peep",
          value: 9,
          unit: "cm[H2O]",
          observed_at: at("08:00"),
          late: "from the paper chart",
        },
      ],
    });
    expect(body.results[0]).toMatchObject({ status: "rejected", code: "forbidden" });
  });
});
