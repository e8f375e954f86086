import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { auditFilterOf, isAskedFor } from "../audit/audit-query.ts";
import { MemoryEventLog } from "../log/memory-event-log.ts";
import { Cast } from "./cast.fixture.ts";

let cast: Cast;
const log = new MemoryEventLog("production");
const now = Date.now();
const minutesAgo = (minutes: number) => new Date(now - minutes * 60_000).toISOString();

beforeAll(async () => {
  cast = await Cast.start({}, { log });
  for (const [subject, bed] of [
    ["S-001", "1"],
    ["S-002", "2"],
  ]) {
    await cast.ask(cast.shown.feed, "POST", "/api/v1/subjects", {
      subject,
      bed,
      sex: "male",
      weight_kg: 70,
      ventilation_started_at: minutesAgo(60),
    });
  }
  const readings = [
    { subject: "S-001", parameter: "peep", value: 10, unit: "cm[H2O]", observed_at: minutesAgo(30) },
    { subject: "S-001", parameter: "peep", value: 99, unit: "cm[H2O]", observed_at: minutesAgo(20) },
    { subject: "S-002", parameter: "fio2", value: 0.5, unit: "1", observed_at: minutesAgo(20) },
  ];
  await cast.ask(cast.shown.feed, "POST", "/api/v1/readings", { readings });
  await cast.ask(cast.shown.research_nurse, "POST", "/api/v1/subjects/S-001/record/details", {
    changes: { weight_kg: 72 },
    expected_version: 1,
    correction: { reason_code: "TRANSCRIPTION" },
  });
});
afterAll(() => cast.close());

interface Line {
  readonly seq: number;
  readonly type: string;
  readonly subject: string | null;
  readonly [name: string]: unknown;
}

async function audit(
  query: string,
): Promise<{ readonly entries: readonly Line[]; readonly next: number | null }> {
  const { status, body } = await cast.ask(cast.shown.investigator, "GET", `/api/v1/audit${query}`);
  expect(status).toBe(200);
  return body;
}

describe("the audit", () => {
  it("tells who changed a weight, in which role, from what to what, with its number and hash", async () => {
    const { entries } = await audit("?subject=S-001&type=subjectDetailsChanged");
    expect(entries).toEqual([
      expect.objectContaining({
        subject: "S-001",
        actor: "@research_nurse",
        role: "research_nurse",
        changes: [{ field: "weightKg", old: 70, new: 72 }],
        what: "subject details changed: weight kg 70 → 72",
        hash: await log.hashAt(entries[0]?.seq ?? 0),
      }),
    ]);
  });

  it("tells everything about one subject, the bed included, and nothing of another", async () => {
    const { entries, next } = await audit("?subject=S-001");
    expect(new Set(entries.map(({ subject }) => subject))).toEqual(new Set(["S-001"]));
    expect(entries.map(({ type }) => type)).toEqual(
      expect.arrayContaining(["bedAssigned", "readingRejected"]),
    );
    expect(entries.map(({ seq }) => seq)).toEqual(entries.map(({ seq }) => seq).toSorted((a, b) => b - a));
    expect(next).toBeNull();
  });

  it("tells the whole story of one value: that it came, and what was found out about it", async () => {
    const { entries } = await audit("?parameter=peep&type=readingRejected");
    const seq = entries[0]?.seq ?? 0;
    await cast.ask(cast.shown.research_nurse, "POST", `/api/v1/subjects/S-001/queries/${seq}/answer`, {
      code: "TRANSCRIPTION",
      text: "nine, typed twice",
    });
    const story = await audit(`?reading=${seq}`);
    expect(story.entries.at(-1)).toMatchObject({ seq, type: "readingRejected" });
    expect(story.entries.length).toBeGreaterThan(1);
    expect(story.entries[0]).toMatchObject({
      reading: seq,
      reason_code: "TRANSCRIPTION",
      reason: "nine, typed twice",
    });
  });

  it("goes back page by page without losing or repeating an event", async () => {
    const whole = (await audit("?limit=500")).entries.map(({ seq }) => seq);
    expect(whole).toEqual(Array.from({ length: log.head }, (_, index) => log.head - index));
    const paged: number[] = [];
    let cursor = "";
    for (;;) {
      const { entries, next } = await audit(`?limit=3${cursor}`);
      paged.push(...entries.map(({ seq }) => seq));
      if (next === null) break;
      cursor = `&cursor=${next}`;
    }
    expect(paged).toEqual(whole);
  });

  it("keeps to a time, and to what one person did", async () => {
    expect((await audit(`?to=${encodeURIComponent(minutesAgo(10))}`)).entries).toEqual([]);
    const { entries } = await audit("?actor=@research_nurse");
    expect(entries.length).toBeGreaterThan(0);
    expect(new Set(entries.map(({ actor }) => actor))).toEqual(new Set(["@research_nurse"]));
    // The name as it is shown, with the log's mark or without, asks for the same.
    expect((await audit("?actor=research_nurse")).entries).toEqual(entries);
    const table = async (actor: string) => {
      const response = await fetch(`${cast.url}/api/v1/exports/audit.csv?actor=${actor}`, {
        headers: { authorization: `Bearer ${cast.shown.read.token}` },
      });
      return response.text();
    };
    expect(await table("research_nurse")).toBe(await table("@research_nurse"));
    expect((await table("research_nurse")).split("\n").length).toBeGreaterThan(2);
  });

  it("tells of a person and of a program of the same name together", () => {
    const filter = auditFilterOf({ actor: "li.na" });
    if (!filter.ok) throw new Error(filter.code);
    const of = (actor: string) =>
      isAskedFor({ actor, fields: [] } as unknown as Parameters<typeof isAskedFor>[0], filter.value);
    expect(["@li.na", "li.na", "li.nan", "@na"].map(of)).toEqual([true, true, false, false]);
  });

  it("tells what a corrected record says otherwise, and not what it says again", async () => {
    const contact = { kind: "follow_up", at: minutesAgo(50), status: "alive", how: "telephone" };
    const record = "/api/v1/subjects/S-002/record";
    await cast.ask(cast.shown.research_nurse, "POST", record, { entries: [{ fact: contact }] });
    const first = (await audit("?subject=S-002&type=factEntered")).entries[0];
    await cast.ask(cast.shown.research_nurse, "POST", record, {
      entries: [{ fact: { ...contact, how: "seen" }, record: "follow_up/1", expected_version: 1 }],
      correction: { reason_code: "SOURCE_VERIFIED" },
    });
    expect(first).toMatchObject({ thing: "record follow_up/1" });
    const [corrected] = (await audit("?subject=S-002&type=factCorrected")).entries;
    expect(corrected).toMatchObject({ changes: [{ field: "how", old: "telephone", new: "seen" }] });
  });

  it.each(["?type=nothing", "?reading=x", "?from=yesterday", "?limit=0", "?cursor=-1"])(
    "refuses %s rather than answer with nothing",
    async (query) => {
      const { status } = await cast.ask(cast.shown.read, "GET", `/api/v1/audit${query}`);
      expect(status).toBe(400);
    },
  );

  it("is taken as a table by the same filter, and that is recorded with what was asked and what it came to", async () => {
    const response = await fetch(
      `${cast.url}/api/v1/exports/audit.csv?subject=S-001&type=subjectDetailsChanged`,
      {
        headers: { authorization: `Bearer ${cast.shown.read.token}` },
      },
    );
    const [header, line, ...rest] = (await response.text()).trimEnd().split("\n");
    expect(header).toMatch(/^seq,recorded_at,subject,version,type,thing,user,role,/);
    expect(line).toMatch(
      /,S-001,\d+,subjectDetailsChanged,subject,research_nurse,research_nurse,.*,weightKg,70,72,/,
    );
    expect(rest).toEqual([]);
    const events = (await cast.office.security.before(cast.office.security.head + 1, 50)).map(
      ({ event }) => event,
    );
    expect(events).toContainEqual({
      type: "exportTaken",
      what: "audit.csv",
      filter: "subject=S-001&type=subjectDetailsChanged",
    });
    expect(events).toContainEqual(
      expect.objectContaining({
        type: "exportEnded",
        what: "audit.csv",
        rows: 1,
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      }),
    );
  });
});

describe("the chain of the log", () => {
  it("is walked when somebody asks, and what was found is recorded with who asked", async () => {
    const path = "/api/v1/audit/chain";
    expect((await cast.ask(cast.shown.read, "GET", path)).body.state).toBe("unchecked");
    const origin = cast.url;
    const begun = await cast.ask({ ...cast.shown.investigator, origin }, "POST", path, {});
    expect(begun.body).toMatchObject({ state: "running", by: "@investigator" });
    await expect
      .poll(async () => (await cast.ask(cast.shown.read, "GET", path)).body)
      .toMatchObject({
        state: "intact",
        by: "@investigator",
        events: log.head,
        head: await log.hashAt(log.head),
        problem: null,
      });
    expect((await cast.ask({}, "GET", "/api/v1/health")).body.chain).toBe("intact");
  });
});
