import { describe, expect, test } from "vitest";
import { type Instant, MINUTE } from "#lib/units/instant.ts";
import { Heartbeats } from "./heartbeats.ts";

const atMinute = (minutes: number) => (1_000_000 * MINUTE + minutes * MINUTE) as Instant;

describe("heartbeats", () => {
  test("of a device known before the start count as heard then, so that it is not silent at once", () => {
    expect(new Heartbeats(["ventilator"], atMinute(0)).heardAt).toEqual(
      new Map([["ventilator", atMinute(0)]]),
    );
  });

  test("say since when a heart beats: from the first beat on, even soon after a start", () => {
    const hearts = new Heartbeats(["ventilator"], atMinute(0));
    expect(hearts.beatsSince.get("ventilator")).toBeUndefined();
    expect(hearts.beat("ventilator", atMinute(1))).toBe(true);
    expect(hearts.beat("ventilator", atMinute(2))).toBe(false);
    expect(hearts.beatsSince.get("ventilator")).toBe(atMinute(1));
    expect(hearts.heardAt.get("ventilator")).toBe(atMinute(2));
  });

  test("begin anew after a silence of five minutes", () => {
    const hearts = new Heartbeats([], atMinute(0));
    hearts.beat("pump", atMinute(1));
    expect(hearts.beat("pump", atMinute(6))).toBe(true);
    expect(hearts.beatsSince.get("pump")).toBe(atMinute(6));
  });
});
