import { describe, expect, it } from "vitest";
import type { TrendView } from "#lib/projections/bed-view.ts";
import { hourCells } from "./hour-cells.ts";

const trend: TrendView = {
  from: "2026-03-01T14:00:00.000Z",
  step_ms: 3_600_000,
  peep: [10, null, null, 0, null],
  plateau_pressure: [],
  driving_pressure: [],
  expected: [true, true, false, true, true],
  plateaus: [],
  today_from: "2026-03-01T16:00:00.000Z",
};

describe("the hours under a tile's chart", () => {
  it("are filled by any PEEP, a true zero included", () => {
    expect(hourCells(trend).cells[3]).toBe("filled");
  });

  it("are missing only where one was due", () => {
    expect(hourCells(trend).cells.slice(0, 3)).toEqual(["filled", "missing", "idle"]);
  });

  it("are not missing while they still run", () => {
    expect(hourCells(trend).cells[4]).toBe("idle");
  });

  it("know where today begins", () => {
    expect(hourCells(trend).today).toBe(2);
  });
});
