import { describe, expect, it } from "vitest";
import type { BedView } from "#lib/projections/bed-view.ts";
import { conditionOf } from "./bed-condition.ts";

const none = { value: null, observed_at: null, state: "none" } as const;

function bed(over: Partial<BedView>): BedView {
  const quantities = {
    peep: none,
    plateau_pressure: none,
    driving_pressure: none,
    static_compliance: none,
  } as BedView["quantities"];
  const trend = { peep: [null, null], plateaus: [] } as unknown as BedView["trend"];
  return {
    subject: "S-001",
    ventilation: { state: "on", since: null },
    quantities,
    trend,
    ...over,
  } as BedView;
}

describe("what a tile has to say", () => {
  it("is that nobody lies in an empty bed", () => {
    expect(conditionOf(bed({ subject: null }))).toBe("empty");
  });

  it("is that a subject is off the ventilator, whatever was read before", () => {
    expect(conditionOf(bed({ ventilation: { state: "off", since: null } }))).toBe("off");
  });

  it("is that no pressure was ever read, whatever else came", () => {
    expect(conditionOf(bed({}))).toBe("noPressure");
  });

  it("is figures as soon as there is one, and as long as the last day has some", () => {
    const peep = { value: 0, observed_at: "2026-03-01T10:00:00.000Z", state: "current" } as const;
    expect(conditionOf(bed({ quantities: { ...bed({}).quantities, peep } }))).toBe("figures");
    const trend = { ...bed({}).trend, peep: [10, null] };
    expect(conditionOf(bed({ trend }))).toBe("figures");
  });
});
