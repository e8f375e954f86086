import { describe, expect, it } from "vitest";
import { csvLines } from "./csv.ts";
import { DAILY_LONG_COLUMNS, dailyLongRows } from "./daily-long.ts";
import { mean, segment, view } from "./days.fixture.ts";

const long = [...dailyLongRows(view, "UCMSC")];
const cell = (row: (typeof long)[number] | undefined, column: (typeof DAILY_LONG_COLUMNS)[number]) =>
  row?.[DAILY_LONG_COLUMNS.indexOf(column)];

describe("daily_long", () => {
  it("has a row for each of five figures in ALL, PRE and POST of day 0, and in ALL of day 1", () => {
    expect(long).toHaveLength(20);
    expect(long.map((row) => cell(row, "segment")).join(" ")).toBe(
      "ALL ALL ALL ALL ALL PRE PRE PRE PRE PRE POST POST POST POST POST ALL ALL ALL ALL ALL",
    );
  });

  it("carries the mean unrounded with n of expected and the protocol that it was computed by", () => {
    expect([...csvLines([], [long[0] ?? []])][1]).toBe(
      "S-014,UCMSC,0,ALL,2026-03-01,peep,10.083333333333334,,,,24,24,COMPLETE,,1.0.0,7c1f92,,,\n",
    );
  });

  it("keeps the row of a figure without a value: empty, 0 of 10, never zero", () => {
    const post = long[10];
    expect([cell(post, "value"), cell(post, "n"), cell(post, "expected")]).toEqual([null, 0, 10]);
  });

  it("keeps a true zero", () => {
    expect(cell(long[15], "value")).toBe(0);
  });

  it("gives P/F its lowest value of the day, and no expected number", () => {
    const pf = long[4];
    expect([
      cell(pf, "param"),
      cell(pf, "value"),
      cell(pf, "min"),
      cell(pf, "n"),
      cell(pf, "expected"),
    ]).toEqual(["pf_ratio", 128.5, 94, 2, null]);
  });

  it("says SIMULATED in every row of a subject with simulated readings", () => {
    const rows = [...dailyLongRows({ ...view, simulated: true }, "UCMSC")];
    expect(new Set(rows.map((row) => row.at(-1)))).toEqual(new Set(["SIMULATED"]));
  });

  it("leaves the study day empty while no infusion is known", () => {
    const before = {
      ...view,
      days: [{ study_day: null, local_date: "2026-02-27", segments: { ALL: segment(mean(9, 5, 6)) } }],
    };
    expect(cell([...dailyLongRows(before, "UCMSC")][0], "study_day")).toBeNull();
  });
});
