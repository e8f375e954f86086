import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Cast } from "./cast.fixture.ts";

let cast: Cast;

beforeAll(async () => {
  cast = await Cast.start();
  const now = Date.now();
  const minutesAgo = (minutes: number) => new Date(now - minutes * 60_000).toISOString();
  const enrol = async (subject: string, bed: string) =>
    cast.ask(cast.shown.feed, "POST", "/api/v1/subjects", {
      subject,
      bed,
      sex: "male",
      height_cm: 175,
      ventilation_started_at: minutesAgo(60),
    });
  const send = async (subject: string, parameter: string, value: number, minutes: number) =>
    cast.ask(cast.shown.feed, "POST", "/api/v1/readings", {
      readings: [{ subject, parameter, value, unit: "cm[H2O]", observed_at: minutesAgo(minutes) }],
    });
  await enrol("S-001", "1");
  await enrol("S-002", "2");
  // Exactly at its limit it is no alarm; a little above it is, and says so with enough places.
  await send("S-001", "peep", 17, 30);
  await send("S-001", "plateau_pressure", 30, 20);
  await send("S-002", "peep", 17, 30);
  await send("S-002", "plateau_pressure", 30.04, 20);
  const [alarm] = (await alarms("")).alarms;
  await cast.ask(cast.shown.icu_nurse, "POST", "/api/v1/subjects/S-002/alarms/acknowledge", {
    alarm: alarm.id,
  });
  await send("S-002", "plateau_pressure", 28, 5);
});
afterAll(() => cast.close());

async function alarms(query: string) {
  const { status, body } = await cast.ask(cast.shown.icu_nurse, "GET", `/api/v1/alarms${query}`);
  expect(status).toBe(200);
  return body;
}

describe("the alarm log", () => {
  it("tells an alarm from its raising to its end, with who saw it and what it said", async () => {
    const page = await alarms("");
    expect(page.counts).toEqual({ all: 1, active: 0, latched: 0, high: 0, technical: 0 });
    expect(page.alarms).toHaveLength(1);
    expect(page.alarms[0]).toMatchObject({
      subject: "S-002",
      bed: "2",
      condition: "PPLAT-HI",
      priority: "medium",
      state: "ended",
      text: "Pplat 30.04 > 30",
      acknowledged_by: "icu_nurse",
      unanswered: false,
    });
    expect(
      page.alarms[0].steps.map(({ what, by }: { what: string; by: string | null }) => [what, by]),
    ).toEqual([
      ["raised", null],
      ["acknowledged", "icu_nurse"],
      ["cause_ended", null],
      ["ended", null],
    ]);
    expect(page.next).toBeNull();
  });

  it.each([
    ["?bed=2", 1],
    ["?bed=1", 0],
    ["?subject=S-002&condition=PPLAT-HI&priority=medium&kind=physiological&state=ended", 1],
    ["?state=active", 0],
    ["?kind=technical", 0],
    ["?condition=DP-HI", 0],
    ["?period=study", 1],
  ])("asked for %s answers with %i", async (query, count) => {
    expect((await alarms(query)).alarms).toHaveLength(count);
  });

  it.each([
    ["?state=loud", "malformed"],
    ["?priority=urgent", "malformed"],
    ["?condition=PPLAT", "malformed"],
    ["?period=month", "malformed"],
    ["?from=yesterday", "bad_time"],
    ["?from=2026-03-02T00:00:00Z&to=2026-03-01T00:00:00Z", "bad_time"],
    ["?limit=0", "malformed"],
    ["?before=x", "bad_cursor"],
  ])("refuses %s as %s rather than answer with nothing", async (query, code) => {
    const answer = await cast.ask(cast.shown.icu_nurse, "GET", `/api/v1/alarms${query}`);
    expect([answer.status, answer.code]).toEqual([400, code]);
  });

  it("gives the ward's burden: per bed-day, and how long until it was acknowledged", async () => {
    const { body } = await cast.ask(cast.shown.icu_nurse, "GET", "/api/v1/alarms/burden");
    expect(body.total).toMatchObject({ alarms: 1, not_acknowledged: 0 });
    expect(body.total.per_bed_day).toBeCloseTo(1 / body.bed_days, 10);
    // Put to bed an hour before anybody said so: two beds of an hour each.
    expect(body.bed_days).toBeCloseTo(2 / 24, 2);
    expect(body.noisiest).toEqual([{ subject: "S-002", bed: "2", condition: "PPLAT-HI", alarms: 1 }]);
    expect(body.steps.reduce((sum: number, step: { medium: number }) => sum + step.medium, 0)).toBe(1);
  });

  it("is not replayed under a limit that nobody may set, and says within what one may", async () => {
    const ask = (body: object) => cast.ask(cast.shown.icu_nurse, "POST", "/api/v1/alarms/what-if", body);
    const refused = await ask({ days: 1, plateau_pressure: 46 });
    expect([refused.status, refused.code]).toEqual([422, "limit_out_of_range"]);
    expect(refused.body.detail).toContain("between 20 and 45 cmH2O");
    const stricter = await ask({ days: 1, plateau_pressure: 45 });
    expect([stricter.status, stricter.body.later.length]).toEqual([200, 1]);
  });

  it("is exported as it is filtered, an alarm a row or a step a row, and the export is logged", async () => {
    const take = async (path: string) => {
      const response = await fetch(`${cast.url}${path}`, {
        headers: { cookie: cast.shown.research_nurse.cookie ?? "" },
      });
      expect(response.status).toBe(200);
      return (await response.text()).trimEnd().split("\n");
    };
    const [header, ...rows] = await take("/api/v1/exports/alarms.csv");
    expect(
      header?.startsWith("alarm,subject,bed,condition,kind,priority,value,limit,text,since,raised_at"),
    ).toBe(true);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toContain(",S-002,2,PPLAT-HI,physiological,medium,30.04,30,Pplat 30.04 > 30,");
    expect(await take("/api/v1/exports/alarm_log.csv")).toHaveLength(5);
    expect(await take("/api/v1/exports/alarm_log.csv?bed=1")).toHaveLength(1);
    await cast.office.security.settle();
    const events = await cast.office.security.before(cast.office.security.head + 1, 100);
    expect(events.map(({ event }) => event)).toContainEqual({ type: "exportTaken", what: "alarm_log.csv" });
  });
});
