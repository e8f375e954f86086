import { describe, expect, it } from "vitest";
import { shareUnchanged } from "./share-unchanged.ts";

describe("a view that comes again", () => {
  const old = { bed: "1", trend: { peep: [10, null] }, alarms: [{ id: "a" }] };

  it("keeps the parts that say the same, and takes those that do not", () => {
    const shared = shareUnchanged(old, { bed: "1", trend: { peep: [10, null] }, alarms: [] });
    expect(shared.trend).toBe(old.trend);
    expect(shared.alarms).toEqual([]);
  });

  it("is the old one itself when nothing differs", () => {
    expect(shareUnchanged(old, structuredClone(old))).toBe(old);
  });

  it("is the new one when something was left out of it", () => {
    const full: { bed: string; note?: string } = { bed: "1", note: "x" };
    expect(shareUnchanged(full, { bed: "1" })).toEqual({ bed: "1" });
  });

  it("is the new one when there was none before", () => {
    expect(shareUnchanged(undefined, old)).toBe(old);
  });

  it("tells an absent value from a zero", () => {
    const absent: { trend: { peep: (number | null)[] } } = { trend: { peep: [null] } };
    expect(shareUnchanged(absent, { trend: { peep: [0] } }).trend.peep).toEqual([0]);
  });
});
