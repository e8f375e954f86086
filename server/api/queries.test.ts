import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { QueryJson } from "#lib/contract/queries.ts";
import { Cast } from "./cast.fixture.ts";
import type { Actor } from "./who-may.fixture.ts";

let cast: Cast;
const at = (time: string) => `2026-03-02T${time}:00+08:00`;

beforeAll(async () => {
  cast = await Cast.start();
  await cast.ask(cast.shown.feed, "POST", "/api/v1/subjects", {
    subject: "S-001",
    sex: "male",
    ventilation_started_at: at("00:00"),
    ventilation_ended_at: at("23:00"),
  });
  const readings = [
    ["peep", 26, "01:00"],
    ["peep", 27, "02:00"],
    ["peep", 10, "03:00"],
    ["peep", 12, "03:00"],
    ["plateau_pressure", 4, "04:00"],
  ].map(([parameter, value, time]) => ({
    subject: "S-001",
    parameter,
    value,
    unit: "cm[H2O]",
    observed_at: at(String(time)),
  }));
  await cast.ask(cast.shown.feed, "POST", "/api/v1/readings", { readings });
});
afterAll(() => cast.close());

const say = (deed: string, body: object, actor: Actor = "research_nurse") =>
  cast.ask(cast.shown[actor], "POST", `/api/v1/subjects/S-001/queries${deed}`, body);

async function queries(of = "?"): Promise<readonly QueryJson[]> {
  const { body } = await cast.ask(cast.shown.read, "GET", `/api/v1/queries${of}`);
  return body.queries;
}

async function idOf(kind: string): Promise<string> {
  const found = (await queries()).find((query) => query.kind === kind);
  if (found === undefined) throw new Error(`No ${kind}`);
  return found.id;
}

describe("the study's questions", () => {
  it("are asked by limits, claims and rules, alike ones once", async () => {
    const asked = await queries();
    expect(asked.map(({ kind, state, count }) => [kind, state, count]).toSorted()).toEqual([
      ["conflict", "open", 2],
      ["implausible", "open", 1],
      ["soft_limit", "open", 2],
    ]);
    expect(asked.find(({ kind }) => kind === "soft_limit")).toMatchObject({
      subject: "S-001",
      beyond: { side: "high", limit: 24, extreme: 27 },
      local_date: "2026-03-02",
      asked_by: null,
    });
  });

  it("are listed by state, kind and subject", async () => {
    expect(await queries("?kind=conflict")).toHaveLength(1);
    expect(await queries("?state=closed")).toHaveLength(0);
    expect(await queries("?subject=S-404")).toHaveLength(0);
    const { status } = await cast.ask(cast.shown.read, "GET", "/api/v1/queries?state=lost");
    expect(status).toBe(400);
  });

  it("are asked by a nurse at the bed, answered by a research nurse, asked again, answered and closed", async () => {
    const about = { figure: "peep", local_date: "2026-03-02" };
    const raised = await say("", { about, to: "investigator", text: "Was he moved?" }, "icu_nurse");
    expect(raised.status).toBe(200);
    const query = await idOf("person");
    expect((await say("/close", { query })).code).toBe("not_answered");
    expect((await say("/answer", { query, code: "SOURCE_VERIFIED" }, "icu_nurse")).status).toBe(403);
    expect((await say("/answer", { query, code: "SOURCE_VERIFIED", text: "no" })).status).toBe(200);
    expect((await say("/answer", { query, code: "UNIT" })).code).toBe("already_answered");
    expect((await say("/reopen", { query })).code).toBe("text_missing");
    await say("/reopen", { query, text: "by whom?" }, "investigator");
    await say("/answer", { query, code: "OTHER", text: "by the porter" });
    await say("/close", { query }, "investigator");
    const [closed] = await queries("?kind=person");
    expect(closed).toMatchObject({ state: "closed", asked_by: "icu_nurse", addressee: "investigator" });
    expect(closed?.steps.map(({ step, by }) => [step, by])).toEqual([
      ["answered", "research_nurse"],
      ["reopened", "investigator"],
      ["answered", "research_nurse"],
      ["closed", "investigator"],
    ]);
  });

  it("about two claims are settled by choosing, not by words", async () => {
    const query = await idOf("conflict");
    expect((await say("/answer", { query, code: "SOURCE_VERIFIED" })).code).toBe("needs_choice");
  });

  it("about an impossible value are answered by either door", async () => {
    const query = await idOf("implausible");
    await say("/answer", { query, code: "DEVICE_ARTEFACT" });
    const [answered] = await queries("?kind=implausible");
    expect(answered).toMatchObject({ state: "answered" });
    const { body } = await cast.ask(cast.shown.read, "GET", "/api/v1/subjects/S-001/queries");
    expect(body).toMatchObject({ open_count: 0, answered_count: 1 });
    expect(body.queries).toHaveLength(4);
  });

  it.each([
    ["about no reading", { about: { seq: 9_999 }, text: "x" }, 404],
    ["about no figure", { about: { figure: "mood", local_date: "2026-03-02" }, text: "x" }, 404],
    ["about no day", { about: { figure: "peep", local_date: "2026-02-31" }, text: "x" }, 404],
    ["without words", { about: { figure: "peep", local_date: "2026-03-02" }, text: " " }, 400],
  ])("%s are refused", async (_, body, status) => {
    expect((await say("", body)).status).toBe(status);
  });
});
