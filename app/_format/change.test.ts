import { describe, expect, it } from "vitest";
import { formatChange, formatShareChange } from "./change.ts";

describe("a change since baseline", () => {
  it("has its sign and the places of its quantity", () => {
    expect(formatChange("peep", 6)).toBe("+6.0");
    expect(formatChange("fio2", -0.25)).toBe("−0.25");
  });

  it("has no sign when it rounds to zero, and is a dash when it is not known", () => {
    expect(formatChange("peep", 0.01)).toBe("0.0");
    expect(formatChange("peep", null)).toBe("—");
  });

  it("can be said in percent", () => {
    expect([0.55, -0.2, 0.001, null].map(formatShareChange)).toEqual(["+55 %", "−20 %", "0 %", "—"]);
  });
});
