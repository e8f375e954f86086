import { expect, test } from "vitest";
import type { Instant } from "#lib/units/instant.ts";
import { interpretReading } from "#lib/ventilation/interpret-reading.ts";
import { BEDS, wardReadings } from "./ward-readings.ts";

const start = Date.parse("2026-03-01T00:00:00Z");
const readings = wardReadings(0, 20_000, start);

test("every reading is one that the gate takes as it is", () => {
  const limits = { futureToleranceMs: 0, earliestObservation: 0 };
  const now = (start + 20_000_000) as Instant;
  const refused = readings.filter((one) => {
    const understood = interpretReading({ ...one, value: one.value }, now, limits);
    return !understood.ok || understood.value.impossible !== null;
  });
  expect(refused).toEqual([]);
});

test("none comes twice, and the beds take turns", () => {
  const keys = readings.map((one) => `${one.subject} ${one.parameter} ${one.observed_at}`);
  expect(new Set(keys).size).toBe(readings.length);
  expect(new Set(readings.slice(0, BEDS).map(({ subject }) => subject)).size).toBe(BEDS);
});
