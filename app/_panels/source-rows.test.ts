import { describe, expect, it } from "vitest";
import type { FigureSources, SlotView, SourceReading } from "#lib/projections/day-view.ts";
import { fio2Of, largestValue, sourceRows, sourcesOf } from "./source-rows.ts";

const at = (hour: number, minute = 0): string => new Date(Date.UTC(2026, 2, 2, hour, minute)).toISOString();

const reading = (parts: Partial<SourceReading>): SourceReading => ({
  seq: 1,
  parameter: "peep",
  value: 10,
  unit: "cm[H2O]",
  observed_at: at(9, 20),
  recorded_at: at(9, 21),
  source: "ward-3",
  status: "valid",
  version: 1,
  counted: true,
  ...parts,
});

const slot = (parts: Partial<SlotView>): SlotView => ({
  from: at(9),
  to: at(10),
  value: 10,
  expected: true,
  readings: [reading({})],
  ...parts,
});

const day = (slots: readonly SlotView[]): FigureSources => ({
  value: 10,
  n: 1,
  expected: 2,
  completeness: "PARTIAL",
  slots,
});

describe("what a daily PEEP opens to", () => {
  it("shows an expected hour without a value as missing, with its reason", () => {
    const rows = sourceRows("peep", day([slot({ value: null, reason: "NOT_RECORDED", readings: [] })]));
    expect(rows[0]).toMatchObject({ missing: true, counted: [], excluded: [] });
  });

  it("does not call an hour missing that nobody expected", () => {
    const rows = sourceRows(
      "peep",
      day([slot({ value: null, expected: false, reason: "OFF_VENT", readings: [] })]),
    );
    expect(rows[0]?.missing).toBe(false);
  });

  it("lists what does not count apart from what does", () => {
    const rejected = reading({ seq: 2, value: 58, status: "rejected", counted: false, excluded: "rejected" });
    const rows = sourceRows("peep", day([slot({ readings: [reading({}), rejected] })]));
    expect(rows[0]?.counted.map((each) => each.seq)).toEqual([1]);
    expect(rows[0]?.excluded.map((each) => each.excluded)).toEqual(["rejected"]);
  });

  it("says when an hour was entered only after it was over", () => {
    const late = at(23, 2);
    const rows = sourceRows("peep", day([slot({ readings: [reading({ recorded_at: late })] })]));
    expect(rows[0]?.lateEntry).toBe(late);
  });

  it("names every source of an hour that several sent to, each once", () => {
    const of = (...sources: readonly string[]) =>
      sourceRows(
        "peep",
        day([slot({ readings: sources.map((source, seq) => reading({ seq, source })) })]),
      ).flatMap(sourcesOf);
    expect(of("simulator", "late", "simulator")).toEqual(["simulator", "late"]);
    expect(of("ward-3")).toEqual(["ward-3"]);
  });

  it("does not name the source of a reading that does not count", () => {
    const rejected = reading({ seq: 2, source: "late", counted: false, excluded: "rejected" });
    expect(sourceRows("peep", day([slot({ readings: [reading({}), rejected] })])).map(sourcesOf)).toEqual([
      ["ward-3"],
    ]);
  });

  it("does not call an hour late that had a reading in time and got another one later", () => {
    const rows = sourceRows(
      "peep",
      day([slot({ readings: [reading({ recorded_at: at(23) }), reading({ seq: 2 })] })]),
    );
    expect(rows[0]?.lateEntry).toBeNull();
  });
});

describe("what a driving pressure opens to", () => {
  it("lists the slot's plateaus; the PEEP is told by the pairing", () => {
    const plateau = reading({ parameter: "plateau_pressure", value: 26 });
    const extra = reading({
      seq: 3,
      parameter: "plateau_pressure",
      value: 27,
      counted: false,
      excluded: "not_representative",
    });
    const rows = sourceRows(
      "driving_pressure",
      day([slot({ readings: [plateau, extra, reading({ seq: 2 })] })]),
    );
    expect(rows[0]?.counted.map((each) => each.value)).toEqual([26]);
    expect(rows[0]?.excluded.map((each) => each.value)).toEqual([27]);
  });
});

describe("what a P/F opens to", () => {
  const gas = slot({
    from: at(8),
    to: at(8),
    value: 128,
    expected: false,
    readings: [
      reading({ parameter: "pao2", value: 64, unit: "mm[Hg]" }),
      reading({ seq: 2, parameter: "fio2", value: 0.5, unit: "1" }),
    ],
  });

  it("is a blood gas and the FiO2 that it was divided by, never missing and never late", () => {
    const rows = sourceRows("pf_ratio", day([gas]));
    expect(rows[0]?.counted.map((each) => each.value)).toEqual([64]);
    expect(rows[0]).toMatchObject({ missing: false, lateEntry: null });
    expect(fio2Of(gas)?.value).toBe(0.5);
  });
});

describe("the bars of a day", () => {
  it("share the length of the largest value", () => {
    expect(largestValue(day([slot({ value: 8 }), slot({ value: 14 }), slot({ value: null })]))).toBe(14);
  });
});
