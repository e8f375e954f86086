import { describe, expect, it } from "vitest";
import { csvLine } from "./csv.ts";
import { DAILY_WIDE_COLUMNS, dailyWideRows } from "./daily-wide.ts";
import { exported } from "./exported-subject.fixture.ts";

const subject = exported();
const days = { ...subject.days, write: subject.write };

describe("daily_wide", () => {
  it("has one row a day with the figures of the whole calendar day", () => {
    const lines = [...dailyWideRows(days)].map(csvLine);
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatch(
      /^S-014,UCMSC,0,2026-03-01,10.083333333333334,24,24,COMPLETE,27,4,4,COMPLETE,17,4,4,COMPLETE,26.25,1,4,INSUFFICIENT,140,1,140,,2.6666666666666665,3,,1\.\d+\.\d+,7c1f92,,,\n$/,
    );
  });

  it("flags what a day that is not over says so far, a P/F and a lung injury score too", () => {
    const running = exported({}, "2026-03-01 22:00");
    const [row] = dailyWideRows({ ...running.days, write: running.write });
    const of = (column: string) => row?.[DAILY_WIDE_COLUMNS.indexOf(column)];
    expect([of("pf_ratio_completeness"), of("lis_completeness"), of("peep_completeness")]).toEqual([
      "RUNNING",
      "RUNNING",
      "RUNNING",
    ]);
  });

  it("has as many fields in every row as columns", () => {
    for (const row of dailyWideRows(days)) expect(row).toHaveLength(DAILY_WIDE_COLUMNS.length);
  });
});
