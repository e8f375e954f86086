import { describe, expect, it } from "vitest";
import { kept, reading } from "../study/sample-subject.fixture.ts";
import type { Instant } from "../units/instant.ts";
import type { Reading } from "../ventilation/reading.ts";
import { csvLine } from "./csv.ts";
import { readingsLongRows } from "./readings-long.ts";
import { siteTimeWriter } from "./site-time.ts";

const at = Date.parse("2026-03-01T16:05:00Z") as Instant;
const one = (parts: Partial<Reading>): Reading =>
  reading("peep", 10.25, at, { recordedAt: (at + 1_250) as Instant, ...parts });

const lines = (readings: readonly Reading[]): string[] =>
  [...readingsLongRows("S-014", kept(readings), siteTimeWriter("Asia/Shanghai"))].map(csvLine);

describe("readings_long", () => {
  it("writes both times in the site's clock, and says that a simulator's reading is simulated", () => {
    expect(lines([one({ source: "simulator" })])[0]).toBe(
      "S-014,peep,,10.25,cm[H2O],,2026-03-02T00:05:00+08:00,2026-03-02T00:05:01.250+08:00,simulator,valid,1,,SIMULATED\n",
    );
  });

  it("names the number of the reading that stands in the place of a corrected one", () => {
    const corrected = one({ source: "v", status: "superseded", supersededBy: 12 });
    expect(lines([corrected])[0]).toMatch(/,v,superseded,1,12,\n$/);
  });

  it("keeps rejected and conflicting readings with their status", () => {
    const written = lines([
      one({ source: "ward-3", status: "rejected" }),
      one({ source: "ward-4", status: "conflict" }),
    ]);
    expect(written.map((line) => line.split(",")[9])).toEqual(["rejected", "conflict"]);
    expect(written[0]).toMatch(/,1,,\n$/);
  });

  it("does not let a feed's name run as a formula", () => {
    expect(lines([one({ source: "=cmd|' /C calc'!A0" })])[0]).toContain("'=cmd|' /C calc'!A0");
  });
});
