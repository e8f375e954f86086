import { describe, expect, it } from "vitest";
import { formatFigure } from "./figure.ts";

describe("a figure on a screen", () => {
  it("has the places of its own quantity", () => {
    expect(formatFigure("peep", 10)).toBe("10.0");
    expect(formatFigure("driving_pressure", 13.4)).toBe("13.4");
    expect(formatFigure("static_compliance", 27.46)).toBe("27.5");
    expect(formatFigure("pf_ratio", 149.6)).toBe("150");
    expect(formatFigure("fio2", 0.5)).toBe("0.50");
  });

  it("is a dash when absent and a true zero when zero", () => {
    expect(formatFigure("peep", null)).toBe("—");
    expect(formatFigure("peep", 0)).toBe("0.0");
  });

  it("is rounded half away from zero, floats notwithstanding", () => {
    expect(formatFigure("driving_pressure", 25.1 - 15.05)).toBe("10.1");
  });
});
