import { describe, expect, it } from "vitest";
import { reviewKey } from "../log/figure-review.ts";
import { recordOf } from "../projections/sample-record.fixture.ts";
import { at, reading } from "../study/sample-subject.fixture.ts";
import { csvLine } from "./csv.ts";
import { DAILY_LONG_COLUMNS, dailyLongRows } from "./daily-long.ts";
import { exported } from "./exported-subject.fixture.ts";

type Row = Readonly<Record<(typeof DAILY_LONG_COLUMNS)[number], unknown>>;
const daysOf = (subject = exported()) => ({ ...subject.days, write: subject.write });
const rowsOf = (subject = exported()): readonly Row[] =>
  [...dailyLongRows(daysOf(subject))].map(
    (row) => Object.fromEntries(DAILY_LONG_COLUMNS.map((column, index) => [column, row[index]])) as Row,
  );
const long = rowsOf();
const find = (date: string, segment: string, param: string) =>
  long.find((row) => row.local_date === date && row.segment === segment && row.param === param);

describe("daily_long", () => {
  it("has a row for each of five figures and the lung injury score in ALL, PRE and POST of day 0, and in ALL of the days after", () => {
    expect(long.map(({ segment }) => segment).join(" ")).toBe(
      `${"ALL ".repeat(6)}${"PRE ".repeat(6)}${"POST ".repeat(6)}${"ALL ".repeat(12).trimEnd()}`,
    );
    expect(new Set(long.map(({ study_day }) => study_day))).toEqual(new Set([0, 1, 2]));
  });

  it("carries the mean unrounded with its spread, n of expected and the protocol that it was computed by", () => {
    expect(csvLine([...dailyLongRows(daysOf())][0] ?? [])).toMatch(
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

  it("flags every figure of a day that is not over", () => {
    const running = rowsOf(exported({}, "2026-03-01 22:00")).filter(({ study_day }) => study_day === 0);
    expect(running.map(({ completeness }) => completeness)).toEqual(Array(18).fill("RUNNING"));
    expect(find("2026-03-01", "ALL", "pf_ratio")).toMatchObject({ completeness: null });
  });

  it("gives the lung injury score with how many of its four components are known", () => {
    // P/F 140: 3 points, PEEP 10.08: 2, Cstat 26.25: 3; no X-ray.
    expect(find("2026-03-01", "ALL", "lis")).toMatchObject({
      value: 8 / 3,
      n: 3,
      expected: 4,
      min: 2,
      max: 3,
    });
  });

  it("names who signed a figure and when, while the signature stands under these rules", () => {
    const name = { localDate: "2026-03-01", figure: "peep" } as const;
    const seen = { value: 10, n: 24, expected: 24, dataHash: "d", protocolVersion: "1", because: null };
    const signed = (protocolHash: string) => {
      const verified = { ...name, ...seen, protocolHash, by: "@li.na", at: at("2026-03-02 08:00") };
      const signature = { ...verified, meaning: "approved" as const, name: "Wang", by: "@wang" };
      const review = { ...name, verified, signatures: [signature], reopened: null, history: [] };
      return rowsOf(exported({}, "2026-03-03 00:00", { reviews: new Map([[reviewKey(name), review]]) }));
    };
    expect(signed("7c1f92")[0]).toMatchObject({
      param: "peep",
      signed_by: "wang",
      signed_at: "2026-03-02T08:00:00+08:00",
    });
    expect(signed("7c1f92")[1]?.signed_by).toBeNull();
    expect(signed("other rules")[0]?.signed_by).toBeNull();
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
