import { describe, expect, it } from "vitest";
import { csvLines } from "./csv.ts";
import { DAILY_WIDE_COLUMNS, dailyWideRows } from "./daily-wide.ts";
import { view } from "./days.fixture.ts";

describe("daily_wide", () => {
  it("has one row a day with the figures of the whole calendar day", () => {
    const lines = [...csvLines(DAILY_WIDE_COLUMNS, dailyWideRows(view, "SALINE"))];
    expect(lines).toHaveLength(3);
    expect(lines[1]).toBe(
      "S-014,SALINE,0,2026-03-01,10.083333333333334,24,24,COMPLETE,27,4,4,COMPLETE,16,4,4,COMPLETE,,0,4,INSUFFICIENT,128.5,2,94,1.0.0,7c1f92,,,\n",
    );
  });

  it("has as many fields in every row as columns", () => {
    for (const row of dailyWideRows(view, "UCMSC")) expect(row).toHaveLength(DAILY_WIDE_COLUMNS.length);
  });
});
