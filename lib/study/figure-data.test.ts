import { describe, expect, it } from "vitest";
import { PROTOCOL } from "../protocol/protocol.ts";
import type { Reading } from "../ventilation/reading.ts";
import type { DailyFigureKey } from "./daily-figure.ts";
import { DAILY_FIGURES } from "./daily-figure.ts";
import { figureText, figureValue } from "./figure-data.ts";
import { mayTouchDay } from "./figure-reach.ts";
import {
  at,
  dayOf,
  type Given,
  given,
  oClock,
  reading,
  SHANGHAI,
  segmentOf,
} from "./sample-subject.fixture.ts";

const DATE = "2026-03-02";

/** Hourly PEEP 10, and four plateaus of 26 with 420 mL. */
function goodDay(): readonly Reading[] {
  const hours = Array.from({ length: 24 }, (_, hour) => reading("peep", 10, `${DATE} ${oClock(hour)}`));
  const plateaus = [2, 8, 14, 20].flatMap((hour) => [
    reading("plateau_pressure", 26, `${DATE} ${oClock(hour)}`),
    reading("tidal_volume", 420, `${DATE} ${oClock(hour)}`),
  ]);
  const gas = [reading("pao2", 80, `${DATE} 08:00`), reading("fio2", 0.5, `${DATE} 08:00`)];
  return [...hours, ...plateaus, ...gas];
}

function textsOf(facts: Given, date = DATE): Record<DailyFigureKey, string> {
  const input = given(facts);
  const day = dayOf(input, date);
  return Object.fromEntries(
    DAILY_FIGURES.map((figure) => [figure, figureText(day, figure, input)]),
  ) as Record<DailyFigureKey, string>;
}

/** The figures whose data differ between two tellings of the same day. */
function changed(before: Given, after: Given): readonly DailyFigureKey[] {
  const old = textsOf(before);
  const now = textsOf(after);
  return DAILY_FIGURES.filter((figure) => old[figure] !== now[figure]);
}

describe("what a signature on a day's figure is bound to", () => {
  const readings = goodDay();

  it("is the same for the same readings in whatever order they came", () => {
    expect(changed({ readings }, { readings: readings.toReversed() })).toEqual([]);
  });

  it("changes with a late PEEP: the mean and the score, and nothing that was measured with another PEEP", () => {
    const late = reading("peep", 12, `${DATE} 05:30`);
    expect(changed({ readings }, { readings: [...readings, late] })).toEqual(["peep", "lis"]);
  });

  it("changes driving pressure and compliance with the PEEP that their plateau was read against", () => {
    const other = readings.map((one) =>
      one.parameter === "peep" && one.observedAt === at(`${DATE} 08:00`) ? { ...one, value: 12 } : one,
    );
    expect(changed({ readings }, { readings: other })).toEqual([
      "peep",
      "driving_pressure",
      "static_compliance",
      "lis",
    ]);
  });

  it("changes although the mean stays, when other readings make it", () => {
    const [first, ...rest] = readings;
    if (first === undefined) throw new Error("a good day has readings");
    expect(changed({ readings }, { readings: [{ ...first, seq: 99_999 }, ...rest] })).toEqual([
      "peep",
      "lis",
    ]);
  });

  it("does not change with a plateau that stands for no slot, nor with a rejected reading", () => {
    const extra = reading("plateau_pressure", 31, `${DATE} 10:30`);
    const rejected = reading("peep", 60, `${DATE} 10:30`, { status: "rejected" });
    expect(changed({ readings }, { readings: [...readings, extra, rejected] })).toEqual([]);
  });

  it("changes with an episode that ends earlier: less is expected", () => {
    const whole = [{ startedAt: at("2026-01-01 00:00"), endedAt: null }];
    const cut = [{ startedAt: at("2026-01-01 00:00"), endedAt: at(`${DATE} 22:00`) }];
    expect(changed({ readings, ventilation: whole }, { readings, ventilation: cut })).toEqual([
      "peep",
      "lis",
    ]);
  });

  it("changes with T0: the day is another study day, or is cut at another moment", () => {
    const dayBefore = { readings, infusion: "2026-03-01 12:00" };
    expect(changed({ readings, infusion: `${DATE} 12:00` }, dayBefore)).toEqual([...DAILY_FIGURES]);
    const later = { readings, infusion: `${DATE} 14:30` };
    expect(changed({ readings, infusion: `${DATE} 12:00` }, later)).toContain("peep");
  });
});

describe("a day's P/F in the review", () => {
  const infusion = "2026-03-01 12:00";

  it("is complete when there is one, insufficient where the trial wants one, and else asks for nothing", () => {
    const input = given({ readings: goodDay(), infusion });
    const on = (date: string, studyDay: number) =>
      figureValue(segmentOf(input, date), "pf_ratio", studyDay, input).completeness;
    expect(on(DATE, 1)).toBe("COMPLETE");
    expect(on("2026-03-03", 2)).toBeNull();
    expect(on("2026-03-04", 3)).toBe("INSUFFICIENT");
  });

  it("runs while the day does", () => {
    const input = given({ readings: goodDay(), infusion, now: `${DATE} 20:00` });
    expect(figureValue(segmentOf(input, DATE), "pf_ratio", 1, input).completeness).toBe("RUNNING");
  });
});

describe("a day's lung injury score in the review", () => {
  const infusion = "2026-03-01 12:00";
  const on = (readings: readonly Reading[], date: string, studyDay: number) => {
    const input = given({ readings, infusion });
    const { value, n, expected, completeness } = figureValue(segmentOf(input, date), "lis", studyDay, input);
    return [value, n, expected, completeness];
  };
  const xRay = reading("cxr_quadrants", 4, `${DATE} 09:00`);

  it("is complete from three parts on: P/F 160, PEEP 10 and compliance 26.25 are 3, 2 and 3 points", () => {
    expect(on(goodDay(), DATE, 1)).toEqual([8 / 3, 3, 4, "COMPLETE"]);
    expect(on([...goodDay(), xRay], DATE, 1)).toEqual([3, 4, 4, "COMPLETE"]);
  });

  it("of two parts is insufficient where the trial wants one, and else nobody's to review", () => {
    const two = [xRay, reading("peep", 10, `${DATE} 09:10`)];
    expect(on(two, DATE, 1)).toEqual([3, 2, 4, "INSUFFICIENT"]);
    expect(on(two, DATE, 2)).toEqual([3, 2, null, null]);
  });

  it("of nothing is no score, and not zero", () => {
    expect(on(goodDay(), "2026-03-03", 2)).toEqual([null, 0, null, null]);
    expect(on(goodDay(), "2026-03-04", 3)).toEqual([null, 0, null, null]);
  });

  it("is bound to its X-ray too, and alone with that", () => {
    const readings = goodDay();
    expect(changed({ readings }, { readings: [...readings, xRay] })).toEqual(["lis"]);
  });
});

describe("which days a reading can have a part in", () => {
  const day = SHANGHAI.dayAt(at(`${DATE} 12:00`));
  it.each([
    ["within the day", `${DATE} 00:00`, true],
    ["a tidal volume a quarter of an hour after it", "2026-03-03 00:14", true],
    ["later", "2026-03-03 00:16", false],
    ["the FiO2 of the evening before, for the blood gas before an infusion", "2026-03-01 14:00", true],
    ["long before", "2026-03-01 13:00", false],
  ])("%s", (_, when, expected) => {
    expect(mayTouchDay(at(when), day, PROTOCOL)).toBe(expected);
  });
});
