import { describe, expect, it } from "vitest";
import { csvLines } from "./csv.ts";
import { READINGS_LONG_COLUMNS, readingsLongRows } from "./readings-long.ts";
import { siteTimeWriter } from "./site-time.ts";

const reading = {
  parameter: "peep",
  value: 10.25,
  unit: "cm[H2O]",
  observed_at: "2026-03-01T16:05:00.000Z",
  recorded_at: "2026-03-01T16:05:01.250Z",
  source: "simulator",
  status: "valid",
  version: 1,
  seq: 7,
};

const lines = (readings: readonly (typeof reading)[]): string[] => [
  ...csvLines(READINGS_LONG_COLUMNS, readingsLongRows("S-014", readings, siteTimeWriter("Asia/Shanghai"))),
];

describe("readings_long", () => {
  it("writes both times in the site's clock, and says that a simulator's reading is simulated", () => {
    expect(lines([reading])[1]).toBe(
      "S-014,peep,,10.25,cm[H2O],,2026-03-02T00:05:00+08:00,2026-03-02T00:05:01.250+08:00,simulator,valid,1,,SIMULATED\n",
    );
  });

  it("keeps rejected and conflicting readings with their status", () => {
    const kept = lines([
      { ...reading, source: "ward-3", status: "rejected" },
      { ...reading, source: "ward-3", status: "conflict" },
    ]);
    expect(kept.slice(1).map((line) => line.split(",")[9])).toEqual(["rejected", "conflict"]);
    expect(kept[1]).toMatch(/,1,,\n$/);
  });

  it("does not let a feed's name run as a formula", () => {
    expect(lines([{ ...reading, source: "=cmd|' /C calc'!A0" }])[1]).toContain("'=cmd|' /C calc'!A0");
  });
});
