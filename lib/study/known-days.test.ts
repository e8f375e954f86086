import { expect, test } from "vitest";
import { knownDays } from "./known-days.ts";
import { given, reading, spell } from "./sample-subject.fixture.ts";

const datesOf = (parts: Parameters<typeof given>[0]) => knownDays(given(parts)).map(({ date }) => date);
const spo2 = (time: string, status: "valid" | "conflict" | "rejected" = "valid") =>
  reading("spo2", 95, time, { status });

test("days run from the first to the last date with readings, those between included", () => {
  expect(
    datesOf({ ventilation: [], readings: [spo2("2026-03-01 23:59"), spo2("2026-03-03 00:00", "conflict")] }),
  ).toEqual(["2026-03-01", "2026-03-02", "2026-03-03"]);
});

test("days run to now while the ventilation lasts", () => {
  const ventilation = [spell("2026-03-01 12:00")];
  expect(datesOf({ ventilation, now: "2026-03-02 00:00" })).toEqual(["2026-03-01", "2026-03-02"]);
});

test("ventilation that ended at midnight has no part in the day that began then", () => {
  const ventilation = [spell("2026-03-01 12:00", "2026-03-02 00:00")];
  expect(datesOf({ ventilation })).toEqual(["2026-03-01"]);
});

test("readings after the ventilation make days too", () => {
  const ventilation = [spell("2026-03-01 12:00", "2026-03-01 20:00")];
  expect(datesOf({ ventilation, readings: [spo2("2026-03-02 09:00")] })).toEqual([
    "2026-03-01",
    "2026-03-02",
  ]);
});

test("a rejected reading makes no day, and without anything there is none", () => {
  expect(datesOf({ ventilation: [], readings: [spo2("2026-03-01 23:59", "rejected")] })).toEqual([]);
  expect(datesOf({ ventilation: [], infusion: "2026-03-01 10:00" })).toEqual([]);
});
