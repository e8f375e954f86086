import { describe, expect, it } from "vitest";
import { recordOf } from "../projections/sample-record.fixture.ts";
import { reading } from "../study/sample-subject.fixture.ts";
import { csvLine } from "./csv.ts";
import { DAILY_LONG_COLUMNS, dailyLongRows } from "./daily-long.ts";
import { exported } from "./exported-subject.fixture.ts";

type Row = Readonly<Record<(typeof DAILY_LONG_COLUMNS)[number], unknown>>;
const rowsOf = (subject = exported()): readonly Row[] =>
  [...dailyLongRows(subject.days)].map(
    (row) => Object.fromEntries(DAILY_LONG_COLUMNS.map((column, at) => [column, row[at]])) as Row,
  );
const long = rowsOf();
const find = (date: string, segment: string, param: string) =>
  long.find((row) => row.local_date === date && row.segment === segment && row.param === param);

describe("daily_long", () => {
  it("has a row for each of five figures in ALL, PRE and POST of day 0, and in ALL of the days after", () => {
    expect(long.map(({ segment }) => segment).join(" ")).toBe(
      `${"ALL ".repeat(5)}${"PRE ".repeat(5)}${"POST ".repeat(5)}${"ALL ".repeat(10).trimEnd()}`,
    );
    expect(new Set(long.map(({ study_day }) => study_day))).toEqual(new Set([0, 1, 2]));
  });

  it("carries the mean unrounded with its spread, n of expected and the protocol that it was computed by", () => {
    expect(csvLine([...dailyLongRows(exported().days)][0] ?? [])).toMatch(
      /^S-014,UCMSC,0,ALL,2026-03-01,peep,10.083333333333334,0.40824829046386\d*,10,12,24,24,COMPLETE,,1\.\d+\.\d+,7c1f92,,,\n$/,
    );
  });

  it("gives the lowest and the highest of the plateaus that stand for their slots", () => {
    expect(find("2026-03-01", "ALL", "plateau_pressure")).toMatchObject({
      value: 27,
      min: 26,
      max: 30,
      sd: 2,
      n: 4,
    });
  });

  it("keeps a true zero, and has no SD of one value", () => {
    expect(find("2026-03-02", "ALL", "peep")).toMatchObject({ value: 0, sd: null, min: 0, max: 0, n: 1 });
  });

  it("keeps the row of a figure without a value: empty, its n and expected, and why", () => {
    expect(find("2026-03-02", "ALL", "plateau_pressure")).toMatchObject({
      value: null,
      n: 0,
      expected: 4,
      completeness: "INSUFFICIENT",
      reason: "NOT_RECORDED",
    });
    expect(find("2026-03-01", "POST", "static_compliance")).toMatchObject({
      value: null,
      reason: "NO_TIDAL_VOLUME",
    });
  });

  it("gives a P/F no expected number, and says when the FiO2 is what lacks", () => {
    expect(find("2026-03-01", "ALL", "pf_ratio")).toMatchObject({ value: 84 / 0.6, n: 1, expected: null });
    const alone = rowsOf(exported(recordOf([reading("pao2", 80, "2026-03-02 09:00")])));
    expect(alone.filter(({ param }) => param === "pf_ratio").map(({ reason }) => reason)).toContain(
      "NO_FIO2",
    );
  });

  it("says SIMULATED in every row of a subject with simulated readings", () => {
    const simulated = exported(recordOf([reading("peep", 9, "2026-03-02 09:00", { source: "simulator" })]));
    expect(new Set(rowsOf(simulated).map((row) => row.simulated))).toEqual(new Set(["SIMULATED"]));
  });

  it("leaves the study day empty while no infusion is known", () => {
    const before = exported(recordOf([reading("peep", 9, "2026-03-02 09:00")]));
    expect(rowsOf(before)[0]?.study_day).toBeNull();
  });
});
