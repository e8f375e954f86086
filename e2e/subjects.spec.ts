import { expect } from "@playwright/test";
import type { SubjectJson } from "#lib/contract/subjects.ts";
import { minutesAgo } from "./actions/feed.ts";
import { freshName } from "./fixtures/fresh-name.ts";
import { test } from "./fixtures/test.ts";

const VENTILATED = "2026-06-01T08:00:00.000Z";
const EXTUBATED = "2026-06-03T09:00:00.000Z";

test("enrolling somebody gives 201 with the subject as JSON", async ({ feed }) => {
  const subject = freshName("S");
  const bed = freshName("bed");
  const { status, body } = await feed.enrol(subject, {
    bed,
    sex: "male",
    height_cm: 170,
    weight_kg: 66.5,
    group: "UCMSC",
    admitted_at: "2026-06-01T14:00:00+08:00",
    ventilation_started_at: VENTILATED,
    infusion_started_at: "2026-06-02T02:00:00Z",
  });
  expect(status).toBe(201);
  expect(body).toEqual({
    subject,
    bed,
    sex: "male",
    height_cm: 170,
    weight_kg: 66.5,
    group: "UCMSC",
    age_years: null,
    admitted_at: "2026-06-01T06:00:00.000Z",
    enrolled_at: null,
    insult_at: null,
    diagnosed_at: null,
    consented_at: null,
    ventilation_started_at: VENTILATED,
    ventilation_ended_at: null,
    ventilation: [{ started_at: VENTILATED, ended_at: null }],
    infusion_planned_at: null,
    infusion_started_at: "2026-06-02T02:00:00.000Z",
    infusion_ended_at: null,
    infusions: [{ started_at: "2026-06-02T02:00:00.000Z", ended_at: null, kind: "infusion" }],
    version: expect.any(Number),
  });
});

test("the same enrolment again gives 200 and changes nothing, also after the patient has moved", async ({
  feed,
}) => {
  const subject = freshName("S");
  const fields = { bed: freshName("bed"), height_cm: 160, ventilation_started_at: VENTILATED };
  const first = await feed.enrol(subject, fields);
  const again = await feed.enrol(subject, fields);
  expect(again.status).toBe(200);
  expect(again.body).toEqual(first.body);

  await feed.change(subject, { bed: null });
  expect((await feed.enrol(subject, fields)).status).toBe(200);
  expect((await feed.enrol(subject, { height_cm: 160 })).status).toBe(200);
});

test("another enrolment under the same number gives 409 and keeps the first", async ({ feed, api }) => {
  const subject = freshName("S");
  await feed.enrol(subject, { height_cm: 160 });
  const other = await feed.enrol(subject, { height_cm: 170 });
  expect(other.status).toBe(409);
  expect(other.type).toContain("application/problem+json");
  expect(other.body).toMatchObject({
    code: "already_enrolled",
    detail: expect.stringContaining("height_cm"),
  });
  expect((await api.get<SubjectJson>(`/api/v1/subjects/${subject}`)).body.height_cm).toBe(160);
});

test("nobody can be put into an occupied bed, by enrolment or by a move", async ({ feed }) => {
  const bed = freshName("bed");
  const [inBed, other, third] = [freshName("S"), freshName("S"), freshName("S")];
  await feed.enrol(inBed, { bed });
  const enrolled = await feed.enrol(other, { bed });
  expect([enrolled.status, enrolled.body.code]).toEqual([409, "bed_occupied"]);
  await feed.enrol(third);
  const moved = await feed.change(third, { bed });
  expect([moved.status, moved.body.code]).toEqual([409, "bed_occupied"]);

  await feed.change(inBed, { bed: null });
  expect((await feed.change(third, { bed })).body.bed).toBe(bed);
});

test("of twenty who are put into one bed at once, one lies in it", async ({ feed }) => {
  const bed = freshName("bed");
  const answers = await Promise.all(Array.from({ length: 20 }, () => feed.enrol(freshName("S"), { bed })));
  expect(answers.map(({ status }) => status).toSorted()).toEqual([201, ...Array(19).fill(409)]);
});

test("subjects and beds are named in any script", async ({ feed, api }) => {
  const subject = freshName("受试者");
  const bed = freshName("重症 床");
  expect((await feed.enrol(subject, { bed })).body).toMatchObject({ subject, bed });
  const path = `/api/v1/subjects/${encodeURIComponent(subject)}`;
  expect((await api.get<SubjectJson>(path)).body).toMatchObject({ subject, bed });
});

test("a start of ventilation later than the last end is a new episode; any other corrects the latest", async ({
  feed,
}) => {
  const subject = freshName("S");
  await feed.enrol(subject, { ventilation_started_at: VENTILATED });
  const corrected = await feed.change(subject, { ventilation_started_at: "2026-06-01T07:30:00Z" });
  expect(corrected.body.ventilation).toEqual([{ started_at: "2026-06-01T07:30:00.000Z", ended_at: null }]);

  await feed.change(subject, { ventilation_ended_at: EXTUBATED });
  const reintubated = await feed.change(subject, { ventilation_started_at: "2026-06-04T01:00:00Z" });
  expect(reintubated.body.ventilation).toEqual([
    { started_at: "2026-06-01T07:30:00.000Z", ended_at: EXTUBATED },
    { started_at: "2026-06-04T01:00:00.000Z", ended_at: null },
  ]);
  expect(reintubated.body.ventilation_started_at).toBe("2026-06-04T01:00:00.000Z");
  expect(reintubated.body.ventilation_ended_at).toBeNull();
});

test("null clears what is known, and an unchanged value makes no event", async ({ feed }) => {
  const subject = freshName("S");
  const enrolled = await feed.enrol(subject, {
    weight_kg: 70,
    ventilation_started_at: VENTILATED,
    ventilation_ended_at: EXTUBATED,
    infusion_planned_at: "2026-06-02T01:00:00Z",
    infusion_started_at: "2026-06-02T02:00:00Z",
  });
  const same = await feed.change(subject, {
    weight_kg: 70,
    ventilation_ended_at: EXTUBATED,
    infusion_started_at: "2026-06-02T10:00:00+08:00",
  });
  expect(same.status).toBe(200);
  expect(same.body).toEqual(enrolled.body);

  const cleared = await feed.change(subject, {
    weight_kg: null,
    ventilation_ended_at: null,
    infusion_planned_at: null,
    infusion_started_at: null,
  });
  expect(cleared.body).toMatchObject({
    weight_kg: null,
    ventilation: [{ started_at: VENTILATED, ended_at: null }],
    infusion_planned_at: null,
    infusion_started_at: null,
    infusions: [],
  });
  expect(cleared.body.version).toBeGreaterThan(enrolled.body.version);
});

for (const field of [
  "ventilation_started_at",
  "ventilation_ended_at",
  "infusion_started_at",
  "infusion_ended_at",
]) {
  test(`${field} cannot lie in the future`, async ({ feed }) => {
    const subject = freshName("S");
    await feed.enrol(subject, {
      ventilation_started_at: VENTILATED,
      infusion_started_at: "2026-06-02T02:00:00Z",
    });
    const { status, body } = await feed.change(subject, { [field]: minutesAgo(-30) });
    expect([status, body.code]).toEqual([400, "in_the_future"]);
  });
}

test("an infusion may be planned for later", async ({ feed }) => {
  const subject = freshName("S");
  await feed.enrol(subject);
  const planned = minutesAgo(-180);
  const { status, body } = await feed.change(subject, { infusion_planned_at: planned });
  expect([status, body.infusion_planned_at]).toEqual([200, planned]);
});

test("infusion_started_at corrects T0, and a further infusion leaves it", async ({ feed, api }) => {
  const subject = freshName("S");
  await feed.enrol(subject, { infusion_started_at: "2026-06-02T02:00:00Z" });
  const corrected = await feed.change(subject, { infusion_started_at: "2026-06-02T02:15:00Z" });
  expect(corrected.body.infusion_started_at).toBe("2026-06-02T02:15:00.000Z");
  await feed.change(subject, { infusion_ended_at: "2026-06-02T03:00:00Z" });

  const path = `/api/v1/subjects/${subject}/infusions`;
  const bag = { started_at: "2026-06-02T03:30:00Z", ended_at: "2026-06-02T04:10:00Z" };
  const further = await api.post<SubjectJson>(path, bag);
  expect(further.status).toBe(201);
  expect(further.body.infusions).toEqual([
    { started_at: "2026-06-02T02:15:00.000Z", ended_at: "2026-06-02T03:00:00.000Z", kind: "infusion" },
    { started_at: "2026-06-02T03:30:00.000Z", ended_at: "2026-06-02T04:10:00.000Z", kind: "bag" },
  ]);
  expect(further.body.infusion_started_at).toBe("2026-06-02T02:15:00.000Z");
  expect((await api.post(path, bag)).status).toBe(200);
  const said = await api.post<SubjectJson>(path, { ...bag, kind: "infusion" });
  expect(said.body.infusions.map(({ kind }) => kind)).toEqual(["infusion", "infusion"]);
  expect((await api.post("/api/v1/subjects/nobody/infusions", bag)).status).toBe(404);
});

test("whoever is enrolled is listed, and whoever is not is 404 by a code", async ({ feed, api }) => {
  const subject = freshName("S");
  await feed.enrol(subject);
  const { body } = await api.get<{ subjects: SubjectJson[] }>("/api/v1/subjects");
  expect(body.subjects.map((one) => one.subject)).toContain(subject);
  for (const path of ["", "/readings", "/days", "/days/2026-06-01", "/course"]) {
    const unknown = await api.get<{ code: string }>(`/api/v1/subjects/nobody${path}`);
    expect([path, unknown.status, unknown.body.code]).toEqual([path, 404, "unknown_subject"]);
  }
  expect((await feed.change("nobody", { weight_kg: 60 })).status).toBe(404);
});

const WRONG: readonly (readonly [string, object])[] = [
  ["a sex that is neither", { sex: "unknown" }],
  ["a height of another species", { height_cm: 20 }],
  ["a weight in words", { weight_kg: "sixty" }],
  ["a time without offset", { admitted_at: "2026-06-01T08:00:00" }],
  ["a time of another century", { admitted_at: "1970-01-01T00:00:00Z" }],
  ["a field that nobody knows", { name: "Li" }],
  [
    "an end of ventilation before its start",
    { ventilation_started_at: EXTUBATED, ventilation_ended_at: VENTILATED },
  ],
];
for (const [what, fields] of WRONG) {
  test(`${what} is refused with 400 and a sentence`, async ({ feed, api }) => {
    const subject = freshName("S");
    const { status, type, body } = await feed.enrol(subject, fields);
    expect(status).toBe(400);
    expect(type).toContain("application/problem+json");
    expect(body.code).toMatch(/^[a-z_]+$/);
    expect(body.detail.length).toBeGreaterThan(10);
    expect((await api.get(`/api/v1/subjects/${subject}`)).status).toBe(404);
  });
}
