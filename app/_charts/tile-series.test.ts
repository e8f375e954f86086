import { describe, expect, it } from "vitest";
import type { TrendView } from "#lib/projections/bed-view.ts";
import { ceilingOf, tileSeries } from "./tile-series.ts";

const limits = { plateau_pressure: 30, driving_pressure: 15 };

function trend(over: Partial<TrendView> = {}): TrendView {
  return {
    from: "2026-03-01T00:00:00.000Z",
    step_ms: 3_600_000,
    peep: [10, 10, null, 12],
    plateau_pressure: [],
    driving_pressure: [],
    expected: [true, true, true, true],
    plateaus: [],
    today_from: "2026-03-01T00:00:00.000Z",
    ...over,
  };
}

describe("the last 24 hours on a tile", () => {
  it("draw PEEP as steps that hold for their hour and break at a missing one", () => {
    const { peep } = tileSeries(trend(), limits, null);
    expect(peep).toEqual([
      { x: 0, y: 10 },
      { x: 1, y: 10 },
      { x: 2, y: 10 },
      { x: 2, y: Number.NaN },
      { x: 3, y: 12 },
      { x: 4, y: 12 },
      { x: 4, y: Number.NaN },
    ]);
  });

  it("draw a plateau as a column from the PEEP it was paired with, at its own time", () => {
    const plateaus = [
      { observed_at: "2026-03-01T00:30:00.000Z", value: 22, paired_peep: 9 },
      { observed_at: "2026-03-01T03:15:00.000Z", value: 24, paired_peep: 12 },
    ];
    const { older, latest, caps } = tileSeries(trend({ plateaus }), limits, null);
    expect(older).toEqual([{ x: 0.5, y: [9, 22] }]);
    expect(latest).toEqual([{ x: 3.25, y: [12, 24] }]);
    expect(caps.map(({ isLatest }) => isLatest)).toEqual([false, true]);
  });

  it("hatch what passes the ceiling, and nothing at it", () => {
    const at = (value: number) =>
      tileSeries(
        trend({ plateaus: [{ observed_at: "2026-03-01T01:00:00.000Z", value, paired_peep: 10 }] }),
        limits,
        null,
      );
    expect(at(25).latestOver).toEqual([]);
    expect(at(26.8)).toMatchObject({
      latest: [{ x: 1, y: [10, 25] }],
      latestOver: [{ x: 1, y: [25, 26.8] }],
    });
  });

  it("know the ceiling as the lower of the plateau limit and PEEP with the driving limit", () => {
    expect([8, 15, 18].map((peep) => ceilingOf(peep, limits))).toEqual([23, 30, 30]);
  });

  it("give an unpaired plateau a cap and no column", () => {
    const plateaus = [{ observed_at: "2026-03-01T01:00:00.000Z", value: 25, paired_peep: null }];
    const { latest, caps } = tileSeries(trend({ plateaus }), limits, null);
    expect(latest).toEqual([]);
    expect(caps).toEqual([{ x: 1, y: 25, isLatest: true }]);
  });

  it("flag the infusion while it lies in these hours", () => {
    expect(tileSeries(trend(), limits, "2026-03-01T02:30:00.000Z").flag).toBe(2.5);
    expect(tileSeries(trend(), limits, "2026-02-28T23:00:00.000Z").flag).toBeNull();
    expect(tileSeries(trend(), limits, null).flag).toBeNull();
  });

  it("keep one scale for the ward, wider only for a value that would leave it", () => {
    expect(tileSeries(trend(), limits, null).range).toEqual([4, 34]);
    const plateaus = [{ observed_at: "2026-03-01T01:00:00.000Z", value: 44, paired_peep: 10 }];
    expect(tileSeries(trend({ plateaus, peep: [2] }), limits, null).range).toEqual([1, 45]);
  });
});
