import { expect } from "@playwright/test";
import type { SubmitResult } from "#lib/contract/readings.ts";
import type { ReadingJson } from "#lib/contract/subjects.ts";
import { minutesAgo, peep, plateau, type Reading } from "./actions/feed.ts";
import { openFeed } from "./actions/sockets.ts";
import type { Api } from "./fixtures/api.ts";
import { freshName } from "./fixtures/fresh-name.ts";
import { FEED_TOKEN } from "./fixtures/running-server.ts";
import { test } from "./fixtures/test.ts";

const AT = "2026-06-02T03:00:00Z";

interface ReadingsPage {
  readonly readings: readonly ReadingJson[];
  readonly next: string | null;
}

async function kept(api: Api, subject: string, query = ""): Promise<readonly ReadingJson[]> {
  const { body } = await api.get<ReadingsPage>(`/api/v1/subjects/${subject}/readings${query}`);
  return body.readings;
}

test("an accepted reading is numbered, kept and given back as it was observed", async ({ feed, api }) => {
  const subject = freshName("S");
  await feed.enrol(subject);
  const result = await feed.submit([peep(subject, 10.5, "2026-06-02T11:00:00+08:00")]);
  expect(result).toEqual({
    accepted: 1,
    duplicates: 0,
    rejected: 0,
    results: [{ index: 0, status: "accepted", seq: expect.any(Number) }],
  });
  expect(await kept(api, subject)).toEqual([
    {
      parameter: "peep",
      value: 10.5,
      unit: "cm[H2O]",
      observed_at: "2026-06-02T03:00:00.000Z",
      recorded_at: expect.stringMatching(/Z$/),
      source: "feed",
      status: "valid",
      version: expect.any(Number),
      superseded_by: null,
      seq: result.results[0]?.seq,
    },
  ]);
});

test("one bad reading of each kind gets its code and never stops its neighbours", async ({ feed }) => {
  const subject = freshName("S");
  const admitted = freshName("S");
  await feed.enrol(subject);
  await feed.enrol(admitted, { admitted_at: "2026-06-02T00:00:00Z" });
  const wrong: readonly (readonly [string, unknown])[] = [
    ["unknown_subject", peep("nobody", 10, AT)],
    ["unknown_subject", { ...peep(subject, 10, AT), subject: undefined }],
    ["unknown_bed", { ...peep(subject, 10, AT), subject: undefined, bed: "no such bed" }],
    ["unknown_parameter", { ...peep(subject, 10, AT), parameter: "peepp" }],
    ["unknown_parameter", { ...peep(subject, 10, AT), parameter: "__proto__" }],
    ["unknown_parameter", { ...peep(subject, 10, AT), parameter: "constructor" }],
    ["unknown_unit", { ...peep(subject, 10, AT), unit: "mmHg" }],
    ["unknown_unit", { ...peep(subject, 10, AT), unit: "toString" }],
    ["not_a_number", peep(subject, "10", AT)],
    ["not_a_number", peep(subject, null, AT)],
    ["not_a_number", peep(subject, {}, AT)],
    ["not_a_number", peep(subject, [10], AT)],
    ["not_a_number", peep(subject, true, AT)],
    ["not_a_number", { ...peep(subject, 10, AT), value: undefined }],
    ["out_of_range", peep(subject, 41, AT)],
    ["out_of_range", peep(subject, -0.1, AT)],
    ["out_of_range", peep(subject, 1e308, AT)],
    ["in_the_future", peep(subject, 10, minutesAgo(-5))],
    ["in_the_future", peep(subject, 10, "2100-01-01T00:00:00Z")],
    ["before_admission", peep(admitted, 10, "2026-06-01T23:59:59Z")],
    ["bad_time", peep(subject, 10, "1970-01-01T00:00:00Z")],
    ["bad_time", peep(subject, 10, "2026-06-02 03:00")],
    ["bad_time", peep(subject, 10, "2026-06-02T03:00:00")],
    ["bad_time", peep(subject, 10, "2026-02-30T03:00:00Z")],
    ["bad_time", peep(subject, 10, "yesterday")],
    ["malformed", "a reading"],
    ["malformed", null],
    ["unknown_parameter", {}],
    ["malformed", []],
    ["unknown_subject", { ...peep(subject, 10, AT), subject: 14 }],
    ["unknown_bed", { ...peep(subject, 10, AT), subject: undefined, bed: { number: 1 } }],
    ["unknown_parameter", { ...peep(subject, 10, AT), parameter: undefined }],
    ["unknown_unit", { ...peep(subject, 10, AT), unit: 1 }],
    ["bad_time", { ...peep(subject, 10, AT), observed_at: undefined }],
    ["bad_time", { ...peep(subject, 10, AT), observed_at: 1_780_000_000_000 }],
    ["malformed", { ...peep(subject, 10, AT), id: "x".repeat(5_000) }],
  ];
  const good = Array.from({ length: wrong.length + 1 }, (_, index) =>
    peep(subject, 8, new Date(Date.parse(AT) + (index + 1) * 60_000).toISOString()),
  );
  const mixed = good.flatMap((one, index) => (index < wrong.length ? [one, wrong[index]?.[1]] : [one]));
  const { accepted, duplicates, rejected, results } = await feed.submit(mixed);
  expect({ accepted, duplicates, rejected }).toEqual({
    accepted: good.length,
    duplicates: 0,
    rejected: wrong.length,
  });
  expect(results.map(({ index }) => index)).toEqual(mixed.map((_, index) => index));
  for (const [index, [code, reading]] of wrong.entries()) {
    const result = results[index * 2 + 1];
    expect([reading, result?.status, result?.code]).toEqual([reading, "rejected", code]);
    expect(result?.detail?.length).toBeGreaterThan(10);
  }
});

test("what is impossible is listed as rejected and never counted", async ({ feed, api }) => {
  const subject = freshName("S");
  await feed.enrol(subject);
  await feed.submit([peep(subject, 410, AT), peep(subject, 9, "2026-06-02T04:00:00Z")]);
  const readings = await kept(api, subject);
  expect(readings.map(({ value, status }) => [value, status])).toEqual([
    [410, "rejected"],
    [9, "valid"],
  ]);
  const { body } = await api.get<{ days: { segments: { ALL: { peep: object } } }[] }>(
    `/api/v1/subjects/${subject}/days`,
  );
  expect(body.days[0]?.segments.ALL.peep).toMatchObject({ mean: 9, n: 1 });
});

test("units of other devices are converted into ours", async ({ feed, api }) => {
  const subject = freshName("S");
  await feed.enrol(subject);
  const sent: readonly (readonly [string, number, string, number, string])[] = [
    ["peep", 10, "mbar", 10.1972, "cm[H2O]"],
    ["peep", 10, "hPa", 10.1972, "cm[H2O]"],
    ["peep", 10, "cmH2O", 10, "cm[H2O]"],
    ["tidal_volume", 0.42, "L", 420, "mL"],
    ["fio2", 57, "%", 0.57, "1"],
    ["fio2", 0.57, "1", 0.57, "1"],
    ["pao2", 10, "kPa", 75.0062, "mm[Hg]"],
    ["pao2", 80, "mmHg", 80, "mm[Hg]"],
    ["norepinephrine", 0.1, "ug/kg/min", 0.1, "ug/kg/min"],
  ];
  const minute = (index: number) => new Date(Date.parse(AT) + index * 60_000).toISOString();
  const { accepted } = await feed.submit(
    sent.map(([parameter, value, unit], index) => ({
      subject,
      parameter,
      value,
      unit,
      observed_at: minute(index),
    })),
  );
  expect(accepted).toBe(sent.length);
  const readings = await kept(api, subject);
  for (const [index, [parameter, , , value, unit]] of sent.entries()) {
    const found = readings.find((one) => one.observed_at === minute(index));
    expect(found).toMatchObject({ parameter, unit });
    expect(found?.value).toBeCloseTo(value, 9);
  }
});

test("a fraction sent as per cent, or the other way round, is rejected by its unit alone", async ({
  feed,
}) => {
  const subject = freshName("S");
  await feed.enrol(subject);
  const fio2 = (value: number, unit: string): Reading => ({
    subject,
    parameter: "fio2",
    value,
    unit,
    observed_at: AT,
  });
  const { results } = await feed.submit([fio2(40, "1"), fio2(0.4, "%"), fio2(0.2, "1"), fio2(20.9, "%")]);
  expect(results.map(({ code }) => code)).toEqual(Array(4).fill("out_of_range"));
});

test("sending again changes nothing: by id and by content", async ({ feed, api }) => {
  const subject = freshName("S");
  await feed.enrol(subject);
  const withId = { ...peep(subject, 10, AT), id: freshName("id") };
  const withoutId = peep(subject, 11, "2026-06-02T04:00:00Z");
  const first = await feed.submit([withId, withoutId]);
  const again = await feed.submit([withId, withoutId, { ...withoutId, unit: "cmH2O" }, withoutId]);
  expect(again).toMatchObject({ accepted: 0, duplicates: 4, rejected: 0 });
  const [firstSeq, secondSeq] = first.results.map(({ seq }) => seq);
  expect(again.results.map(({ seq }) => seq)).toEqual([firstSeq, secondSeq, secondSeq, secondSeq]);
  expect(await kept(api, subject)).toHaveLength(2);
});

test("within one submission, too, the second of two same readings is the duplicate", async ({ feed }) => {
  const subject = freshName("S");
  await feed.enrol(subject);
  const one = peep(subject, 10, AT);
  const { results } = await feed.submit([one, one]);
  expect(results.map(({ status }) => status)).toEqual(["accepted", "duplicate"]);
  expect(results[1]?.seq).toBe(results[0]?.seq);
});

test("the same reading sent fifty times at once is kept once, whichever door it comes by", async ({
  feed,
  api,
  sharedServer,
}) => {
  const subject = freshName("S");
  await feed.enrol(subject);
  const reading = { ...peep(subject, 10, AT), id: freshName("id") };
  const socket = await openFeed(sharedServer.url, FEED_TOKEN);
  const results = await Promise.all([
    ...Array.from({ length: 25 }, () => feed.submit([reading])),
    ...Array.from({ length: 25 }, () => socket.emitWithAck("readings:submit", { readings: [reading] })),
  ]);
  socket.close();
  const single = results.map((result) => ("results" in result ? result.results[0] : undefined));
  expect(single.map((one) => one?.status).toSorted()).toEqual(["accepted", ...Array(49).fill("duplicate")]);
  expect(new Set(single.map((one) => one?.seq)).size).toBe(1);
  expect(await kept(api, subject)).toHaveLength(1);
});

test("two values for the same time and source are a conflict: both kept, neither counted", async ({
  feed,
  api,
}) => {
  const subject = freshName("S");
  await feed.enrol(subject);
  await feed.send(peep(subject, 10, AT));
  const rival = await feed.send(peep(subject, 12, AT));
  expect(rival).toMatchObject({ status: "accepted", code: "conflict" });
  await feed.send({ ...peep(subject, 14, AT), source: "another-device" });
  const readings = await kept(api, subject);
  expect(readings.map(({ value, status }) => [value, status]).toSorted()).toEqual([
    [10, "conflict"],
    [12, "conflict"],
    [14, "valid"],
  ]);
  const { body } = await api.get<{ days: { segments: { ALL: { peep: object } } }[] }>(
    `/api/v1/subjects/${subject}/days`,
  );
  expect(body.days[0]?.segments.ALL.peep).toMatchObject({ mean: 14, n: 1 });
});

test("an id that comes again with other content is a conflict of both", async ({ feed, api }) => {
  const subject = freshName("S");
  await feed.enrol(subject);
  const id = freshName("id");
  await feed.send({ ...peep(subject, 10, AT), id });
  const other = await feed.send({ ...peep(subject, 12, "2026-06-02T05:00:00Z"), id });
  expect(other).toMatchObject({ status: "accepted", code: "conflict" });
  expect((await kept(api, subject)).map(({ status }) => status)).toEqual(["conflict", "conflict"]);
});

test("the same id from two sources names two readings", async ({ feed }) => {
  const subject = freshName("S");
  await feed.enrol(subject);
  const id = freshName("id");
  const { results } = await feed.submit([
    { ...peep(subject, 10, AT), id, source: "monitor" },
    { ...peep(subject, 12, "2026-06-02T05:00:00Z"), id, source: "ventilator" },
  ]);
  expect(results.map(({ status, code }) => [status, code])).toEqual([
    ["accepted", undefined],
    ["accepted", undefined],
  ]);
});

test("a reading addressed by bed belongs to whoever lay there when it was observed", async ({
  feed,
  api,
}) => {
  const bed = freshName("bed");
  const [first, second] = [freshName("S"), freshName("S")];
  await feed.enrol(first, { bed, admitted_at: "2026-06-01T00:00:00Z" });
  const inBed = (value: number, observed_at: string) =>
    feed.send({ bed, parameter: "peep", value, unit: "cm[H2O]", observed_at });
  expect((await inBed(10, AT)).status).toBe("accepted");
  expect(await inBed(10, "2026-05-31T00:00:00Z")).toMatchObject({
    status: "rejected",
    code: "unknown_subject",
  });

  await feed.change(first, { bed: null });
  await feed.enrol(second, { bed });
  // The new patient's first hour reaches back before the entry, but never into the stay of the one before.
  expect((await inBed(11, minutesAgo(1))).status).toBe("accepted");
  expect((await inBed(12, new Date().toISOString())).status).toBe("accepted");
  const values = async (subject: string) => (await kept(api, subject)).map(({ value }) => value);
  expect(await values(first)).toEqual([10, 11]);
  expect(await values(second)).toEqual([12]);
});

test("pages follow one another by cursor without a gap or a repeat, across equal times", async ({
  feed,
  api,
}) => {
  const subject = freshName("S");
  await feed.enrol(subject);
  const at = (index: number) => new Date(Date.parse(AT) + Math.floor(index / 3) * 60_000).toISOString();
  const sent = Array.from({ length: 50 }, (_, index) => ({
    ...(index % 2 === 0 ? peep : plateau)(subject, 10 + (index % 20), at(index)),
    source: `device-${index % 3}`,
  }));
  await feed.submit(sent.toReversed());
  const all = await kept(api, subject);
  expect(all).toHaveLength(50);
  expect(all.map(({ observed_at }) => observed_at)).toEqual(sent.map(({ observed_at }) => observed_at));

  const paged: ReadingJson[] = [];
  let query = "";
  for (;;) {
    const { body } = await api.get<ReadingsPage>(`/api/v1/subjects/${subject}/readings?limit=7${query}`);
    expect(body.readings.length).toBeLessThanOrEqual(7);
    paged.push(...body.readings);
    if (body.next === null) break;
    query = `&cursor=${encodeURIComponent(body.next)}`;
  }
  expect(paged).toEqual(all);

  const window = await kept(api, subject, `?parameter=peep&from=${at(9)}&to=${at(30)}`);
  expect(window).toEqual(
    all.filter((one) => one.parameter === "peep" && one.observed_at >= at(9) && one.observed_at < at(30)),
  );
});

for (const query of [
  "limit=0",
  "limit=50001",
  "limit=many",
  "cursor=x",
  "from=yesterday",
  "parameter=weather",
]) {
  test(`asking for readings with ${query} is refused with 400`, async ({ feed, api }) => {
    const subject = freshName("S");
    await feed.enrol(subject);
    const { status, body } = await api.get<{ code: string }>(`/api/v1/subjects/${subject}/readings?${query}`);
    expect(status).toBe(400);
    expect(body.code).toMatch(/^[a-z_]+$/);
  });
}

test("10,000 readings are taken at once", async ({ feed, api }) => {
  const subject = freshName("S");
  await feed.enrol(subject);
  const many = Array.from({ length: 10_000 }, (_, index) =>
    peep(subject, 5 + (index % 15), new Date(Date.parse(AT) + index * 10_000).toISOString()),
  );
  const { status, body } = await api.post<SubmitResult>("/api/v1/readings", { readings: many });
  expect(status).toBe(200);
  expect(body.accepted).toBe(10_000);
  expect(body.results).toHaveLength(10_000);
  expect(await kept(api, subject)).toHaveLength(10_000);
});
