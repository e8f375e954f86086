import { expect } from "@playwright/test";
import type { WallSnapshot } from "#lib/contract/live.ts";
import { minutesAgo, peep, plateau } from "./actions/feed.ts";
import { bedViewSchema } from "./fixtures/bed-view-schema.ts";
import { freshName } from "./fixtures/fresh-name.ts";
import { test } from "./fixtures/test.ts";

interface Mean {
  readonly mean: number | null;
  readonly n: number;
  readonly expected: number;
  readonly completeness: string | null;
}

interface Segment {
  readonly peep: Mean;
  readonly plateau_pressure: Mean;
  readonly driving_pressure: Mean;
  readonly static_compliance: Mean;
  readonly pf_ratio: { readonly value: number | null; readonly n: number };
}

interface Days {
  readonly subject: string;
  readonly time_zone: string;
  readonly infusion_started_at: string | null;
  readonly protocol: { readonly version: string; readonly hash: string };
  readonly days: readonly {
    readonly study_day: number | null;
    readonly local_date: string;
    readonly segments: { readonly ALL: Segment; readonly PRE?: Segment; readonly POST?: Segment };
  }[];
}

/** Midnight in Guangzhou that begins 2026-06-02. */
const MIDNIGHT = Date.parse("2026-06-01T16:00:00Z");
const hour = (elapsed: number) => new Date(MIDNIGHT + elapsed * 3_600_000).toISOString();

test("a day's means are those of the worked example, each with its n", async ({ feed, api }) => {
  const subject = freshName("S");
  await feed.enrol(subject, { ventilation_started_at: hour(0), ventilation_ended_at: hour(24) });
  const raised = [19, 20, 21];
  await feed.submit([
    ...Array.from({ length: 24 }, (_, slot) => peep(subject, raised.includes(slot) ? 14 : 10, hour(slot))),
    ...[2, 8, 14, 20].map((nominal) => plateau(subject, nominal === 20 ? 30 : 26, hour(nominal))),
  ]);
  const { body } = await api.get<Days>(`/api/v1/subjects/${subject}/days`);
  expect(body).toMatchObject({ subject, time_zone: "Asia/Shanghai", infusion_started_at: null });
  expect(body.protocol).toEqual({
    version: expect.any(String),
    hash: expect.stringMatching(/^[0-9a-f]{8,}/),
  });
  expect(body.days.map(({ local_date, study_day }) => [local_date, study_day])).toEqual([
    ["2026-06-02", null],
  ]);
  const day = body.days[0]?.segments.ALL;
  expect(body.days[0]?.segments).not.toHaveProperty("PRE");
  expect(day?.peep).toEqual({ mean: 10.5, n: 24, expected: 24, completeness: "COMPLETE" });
  expect(day?.plateau_pressure).toMatchObject({ mean: 27, n: 4 });
  // Paired at each plateau: not the difference of the daily means, which would be 16.5.
  expect(day?.driving_pressure).toMatchObject({ mean: 16, n: 4 });
  expect(day?.static_compliance).toMatchObject({ mean: null, n: 0 });
  expect(day?.pf_ratio).toMatchObject({ value: null, n: 0 });
});

test("day 0 has what came before the infusion, what came after, and the whole", async ({ feed, api }) => {
  const subject = freshName("S");
  await feed.enrol(subject, {
    ventilation_started_at: hour(0),
    ventilation_ended_at: hour(48),
    infusion_started_at: hour(10),
  });
  await feed.submit([
    ...Array.from({ length: 10 }, (_, slot) => peep(subject, 8, hour(slot))),
    ...Array.from({ length: 14 }, (_, slot) => peep(subject, 12, hour(10.5 + slot))),
    peep(subject, 10, hour(30)),
  ]);
  const { body } = await api.get<Days>(`/api/v1/subjects/${subject}/days`);
  expect(body.infusion_started_at).toBe(hour(10));
  expect(body.days.map(({ study_day }) => study_day)).toEqual([0, 1]);
  const [day0, day1] = body.days;
  expect(Object.keys(day0?.segments ?? {}).toSorted()).toEqual(["ALL", "POST", "PRE"]);
  expect(day0?.segments.PRE?.peep).toMatchObject({ mean: 8, n: 10 });
  expect(day0?.segments.POST?.peep).toMatchObject({ mean: 12, n: 14 });
  expect(day0?.segments.ALL.peep.mean).toBeCloseTo((8 * 10 + 12 * 14) / 24, 9);
  expect(Object.keys(day1?.segments ?? {})).toEqual(["ALL"]);
  expect(day1?.segments.ALL.peep).toMatchObject({ mean: 10, n: 1, completeness: "INSUFFICIENT" });
});

test("every figure of a day opens to the readings it came from", async ({ feed, api }) => {
  const subject = freshName("S");
  await feed.enrol(subject, { ventilation_started_at: hour(0), ventilation_ended_at: hour(24) });
  const { results } = await feed.submit([
    peep(subject, 10, hour(2)),
    peep(subject, 14, hour(2.5)),
    peep(subject, 8, hour(7)),
    plateau(subject, 26, hour(2)),
    plateau(subject, 60, hour(3)),
    { subject, parameter: "tidal_volume", value: 400, unit: "mL", observed_at: hour(2) },
  ]);
  const seqs = results.map(({ seq }) => seq);
  const { body } = await api.get<{
    figures: Record<
      keyof Segment,
      {
        value: number | null;
        n: number;
        slots: {
          value: number | null;
          pairing?: { peep: number; seq: number; tidal_volume_seq?: number };
          readings: { seq: number; counted: boolean }[];
        }[];
      }
    >;
  }>(`/api/v1/subjects/${subject}/days/2026-06-02`);
  const { figures } = body;
  expect(figures.peep).toMatchObject({ value: 10, n: 2 });
  const filled = figures.peep.slots.filter(({ value }) => value !== null);
  expect(filled.map(({ value, readings }) => [value, readings.map(({ seq }) => seq)])).toEqual([
    [12, [seqs[0], seqs[1]]],
    [8, [seqs[2]]],
  ]);
  const paired = figures.static_compliance.slots.find(({ value }) => value !== null);
  expect(paired).toMatchObject({ value: 25, pairing: { peep: 10, seq: seqs[0], tidal_volume_seq: seqs[5] } });
  const plateauReadings = figures.plateau_pressure.slots.flatMap(({ readings }) => readings);
  expect(plateauReadings.map(({ seq, counted }) => [seq, counted])).toEqual([
    [seqs[3], true],
    [seqs[4], false],
  ]);

  const nonsense = await api.get<{ code: string }>(`/api/v1/subjects/${subject}/days/2026-02-30`);
  expect([nonsense.status, nonsense.body.code]).toEqual([404, "unknown_day"]);
});

test("the wall's beds have the shape that the contract names, occupied or empty", async ({ feed, api }) => {
  const [subject, bed, emptyBed] = [freshName("S"), freshName("bed"), freshName("bed")];
  const observed = minutesAgo(15);
  await feed.enrol(subject, {
    bed,
    ventilation_started_at: minutesAgo(300),
    infusion_started_at: minutesAgo(120),
  });
  await feed.submit([
    peep(subject, 10, minutesAgo(130)),
    peep(subject, 12, minutesAgo(20)),
    plateau(subject, 26, observed),
    { subject, parameter: "tidal_volume", value: 420, unit: "mL", observed_at: observed },
  ]);
  const left = await feed.enrol(freshName("S"), { bed: emptyBed });
  await feed.change(left.body.subject, { bed: null });

  const { body } = await api.get<WallSnapshot>("/api/v1/wall");
  expect(body).toMatchObject({
    ok: true,
    seq: expect.any(Number),
    server_time: expect.stringMatching(/Z$/),
    clock_rate: 1,
    time_zone: "Asia/Shanghai",
    database: "production",
  });
  for (const view of body.beds) expect(bedViewSchema.safeParse(view).error).toBeUndefined();

  const occupied = body.beds.find((one) => one.bed === bed);
  expect(occupied).toMatchObject({
    subject,
    simulated: false,
    ventilated: true,
    quantities: {
      peep: { value: 12, state: "current" },
      plateau_pressure: { value: 26, observed_at: observed },
      driving_pressure: { value: 14, paired_peep: 12 },
      static_compliance: { value: 30, paired_peep: 12 },
    },
    infusion_window: { state: "open", baseline: { peep: 10, fio2: null } },
    // Its end was never entered: it has run for more than two hours.
    alarms: [{ condition: "INF-LONG", priority: "medium", latched: false }],
  });
  const empty = body.beds.find((one) => one.bed === emptyBed);
  expect(empty).toMatchObject({ subject: null, study_day: null, ventilated: false, alarms: [] });
  expect(Object.keys(empty?.quantities ?? {}).toSorted()).toEqual(
    Object.keys(occupied?.quantities ?? {}).toSorted(),
  );
  for (const quantity of Object.values(empty?.quantities ?? {})) {
    expect(quantity).toMatchObject({ value: null, state: "none" });
  }
});

test("the review has a row for everybody, and the course is one subject whole", async ({ feed, api }) => {
  const subject = freshName("S");
  await feed.enrol(subject, {
    ventilation_started_at: hour(0),
    ventilation_ended_at: hour(48),
    infusion_started_at: hour(10),
  });
  await feed.submit([peep(subject, 10, hour(9)), plateau(subject, 24, hour(9))]);
  const review = await api.get<{
    subjects: { subject: string; dates: string[]; figures: { peep: [number | null, number][] } }[];
  }>("/api/v1/review");
  const row = review.body.subjects.find((one) => one.subject === subject);
  const midnights = row?.dates.slice(0, 2).map((date) => Date.parse(date)) ?? [];
  expect((midnights[1] ?? 0) - (midnights[0] ?? 0)).toBe(24 * 3_600_000);
  expect(row?.figures.peep[0]?.slice(0, 2)).toEqual([10, 1]);
  const course = await api.get(`/api/v1/subjects/${subject}/course`);
  expect(course.body).toMatchObject({
    subject,
    time_zone: "Asia/Shanghai",
    course: { plateaus: [{ value: 24, peep: 10, driving_pressure: 14 }] },
  });
});
