import { describe, expect, it } from "vitest";
import { at, reading, SHANGHAI } from "../study/sample-subject.fixture.ts";
import type { Reading } from "../ventilation/reading.ts";
import { projectDaySources } from "./project-day-sources.ts";
import { contextAt, recordOf } from "./sample-record.fixture.ts";
import { sheetExclusions } from "./sheet-exclusions.ts";

const DAY = "2026-03-03";
const infusions = [{ startedAt: at("2026-03-02 14:00"), endedAt: null }];
const hours = (which: readonly number[]) =>
  which.map((hour) => reading("peep", 10, `${DAY} ${String(hour).padStart(2, "0")}:10`));
const allBut = (...missing: readonly number[]) =>
  hours(Array.from({ length: 24 }, (_, hour) => hour).filter((hour) => !missing.includes(hour)));
const plateaus = ["02", "08", "14", "20"].map((hour) => reading("plateau_pressure", 26, `${DAY} ${hour}:00`));

function linesOf(readings: readonly Reading[]) {
  const day = SHANGHAI.dayAt(at(`${DAY} 12:00`));
  const sources = projectDaySources(recordOf(readings, { infusions }), day, contextAt("2026-03-10 10:00"));
  return sheetExclusions(sources).map(({ parameter, count, value, reason }) => [
    parameter,
    count,
    value,
    reason,
  ]);
}

describe("what the sheet says is not in the means of a day", () => {
  it("is nothing where every slot is filled", () => {
    expect(linesOf([...allBut(), ...plateaus])).toEqual([]);
  });

  it("is one line for hours without a reading in a row, and another for one that stands alone", () => {
    expect(linesOf([...allBut(4, 16, 17), ...plateaus])).toEqual([
      ["peep", 1, null, "NOT_RECORDED"],
      ["peep", 2, null, "NOT_RECORDED"],
    ]);
  });

  it("is a rejected reading with its value, and not its empty hour as well", () => {
    const rejected = reading("peep", 99, `${DAY} 09:20`, { status: "rejected" });
    expect(linesOf([...allBut(9), rejected, ...plateaus])).toEqual([["peep", 1, 99, "rejected"]]);
  });

  it("is a voided X-ray, and no blood gas that is merely not the day's", () => {
    const gases = ["08:00", "16:00"].flatMap((time) => [
      reading("pao2", 80, `${DAY} ${time}`),
      reading("fio2", 0.5, `${DAY} ${time}`),
    ]);
    const voided = reading("cxr_quadrants", 4, `${DAY} 09:00`, { status: "voided" });
    expect(linesOf([...allBut(), ...plateaus, ...gases, voided])).toEqual([
      ["cxr_quadrants", 1, 4, "voided"],
    ]);
  });

  it("is told of no day before the infusion is known", () => {
    const day = SHANGHAI.dayAt(at(`${DAY} 12:00`));
    const sources = projectDaySources(recordOf(hours([1])), day, contextAt("2026-03-10 10:00"));
    expect(sheetExclusions(sources)).toEqual([]);
  });
});
