import { describe, expect, it } from "vitest";
import type { AlarmView } from "#lib/projections/bed-view.ts";
import { byUrgency, standingOf } from "./alarm-order.ts";

function alarm(id: string, over: Partial<AlarmView> = {}): AlarmView {
  return {
    id,
    condition: "PPLAT-HI",
    priority: "medium",
    kind: "physiological",
    text: "Pplat 32.4 > 30",
    figures: { value: 32.4, limit: 30 },
    since: "2026-03-01T10:00:00.000Z",
    active_from: "2026-03-01T10:00:00.000Z",
    latched: false,
    ...over,
  };
}

describe("several alarms on one bed", () => {
  it("put first what nobody has seen, then the higher priority", () => {
    const alarms = [
      alarm("seen high", { priority: "high", acknowledged_by: "L. Chen" }),
      alarm("low", { priority: "low" }),
      alarm("medium"),
      alarm("high", { priority: "high" }),
    ];
    expect(byUrgency(alarms).map(({ id }) => id)).toEqual(["high", "medium", "low", "seen high"]);
  });

  it("put what is still true before what has ended, and the newest before the older", () => {
    const alarms = [
      alarm("ended", { latched: true }),
      alarm("older"),
      alarm("newer", { since: "2026-03-01T11:00:00.000Z" }),
    ];
    expect(byUrgency(alarms).map(({ id }) => id)).toEqual(["newer", "older", "ended"]);
  });

  it("tell active from acknowledged from latched", () => {
    expect(standingOf(alarm("a"))).toBe("active");
    expect(standingOf(alarm("b", { latched: true }))).toBe("latched");
    expect(standingOf(alarm("c", { latched: true, acknowledged_by: "L. Chen" }))).toBe("acknowledged");
  });
});
