import { describe, expect, test } from "vitest";
import { alarmText } from "./alarm-text.ts";
import { besideLimit } from "./alarm-words.ts";
import { CONDITION_IDS } from "./condition.ts";
import { PARAMETER_NUMBERS, UNIT_NUMBERS } from "./figure-numbers.ts";

const clock = () => "16:20";

describe("a value beside its limit", () => {
  test.each([
    [32.4, 30, "32.4"],
    [15.04, 15, "15.04"],
    [15.004, 15, "15.004"],
    [15.000001, 15, "15.000001"],
    [14.96, 15, "14.96"],
    [30, 30, "30.000000"],
  ])("%d beside %d is shown as %s", (value, limit, shown) => {
    expect(besideLimit(value, limit, 1)).toBe(shown);
  });
});

describe("what an alarm says", () => {
  test("names the value and its limit", () => {
    expect(alarmText("PPLAT-HI", { value: 32.44, limit: 30 }, clock)).toBe("Pplat 32.4 > 30");
    expect(alarmText("IAE-H1", { fio2: 0.25, peep: 6 }, clock)).toContain(
      "FiO2 +0.25, PEEP +6.0 since infusion",
    );
    expect(alarmText("FEED-SIL", { last: 0 }, clock)).toBe("Feed lost: data stale since 16:20");
  });

  test("tells a P/F of 99.9 from its limit of 100, and says a fall to 120 as it is", () => {
    expect(alarmText("PF-LOW", { value: 99.9, limit: 100 }, String)).toBe("P/F 99.9");
    expect(alarmText("PF-LOW", { value: 71.2, limit: 100 }, String)).toBe("P/F 71");
    expect(alarmText("PF-LOW", { value: 120, limit: 120, before: 150 }, String)).toBe("P/F 120");
  });

  test("names the drug, its dose in the limit's unit, and the hour of the plateau that is due", () => {
    const { epinephrine, dopamine } = PARAMETER_NUMBERS;
    const dose = { dose: 0.12345, from: 0.1, drug: epinephrine, unit: UNIT_NUMBERS["ug/kg/min"] };
    expect(alarmText("IAE-V", dose, clock)).toBe(
      "Vasopressor threshold reached: epinephrine 0.123 µg/kg/min, limit 0.1",
    );
    expect(alarmText("IAE-V", { drugs: 3, drug: dopamine }, clock)).toContain(
      "3 drugs at once, dopamine last",
    );
    expect(alarmText("PPLAT-OVD", { due: 0 }, () => "14:00")).toBe("Plateau due 14");
  });

  test("says of a dose as much as an older log has on record", () => {
    expect(alarmText("IAE-V", { dose: 12, from: 10 }, clock)).toBe("Vasopressor threshold reached");
    expect(alarmText("IAE-V", { drugs: 3 }, clock)).toBe("Vasopressor threshold reached: 3 drugs at once");
  });

  test("leaves no gap unfilled, whatever is missing", () => {
    for (const condition of CONDITION_IDS)
      expect(alarmText(condition, {}, clock)).not.toMatch(/[{}]|undefined/);
  });
});
