import { describe, expect, it } from "vitest";
import { HOUR, MINUTE, SECOND } from "#lib/units/instant.ts";
import type { SimulatedReading } from "./simulated-reading.ts";
import { stagesOf } from "./stage.ts";
import { beginningOf, CURTAIN, ward } from "./ward.fixture.ts";
import { WardTimeline } from "./ward-timeline.ts";
import type { World } from "./world.ts";

/** Somebody begins to watch twenty minutes after the curtain. */
const WATCHED = CURTAIN + 20 * MINUTE;
const WORLD = ward("ventwall", [WATCHED]);
const CAST = castOf(WORLD);

const { readings } = new WardTimeline(WORLD, CURTAIN - 6 * HOUR).take(WATCHED + HOUR);

/** Who plays on the last of a world's stages. */
function castOf(world: World) {
  const last = stagesOf(world).at(-1);
  if (last === undefined) throw new Error("a world without stages");
  return last.cast;
}

function of(
  subject: string | null,
  parameter: string,
  from = 0,
  to = 60 * MINUTE,
): readonly SimulatedReading[] {
  return readings.filter(
    (one) =>
      one.subject === subject &&
      one.parameter === parameter &&
      one.sendAt >= WATCHED + from &&
      one.sendAt < WATCHED + to,
  );
}

describe("the first minutes that somebody watches", () => {
  it("give every part to another bed", () => {
    const parts = Object.values(CAST);
    expect(parts).not.toContain(null);
    expect(new Set(parts).size).toBe(parts.length);
  });

  it("bring a plateau after 40 seconds", () => {
    expect(of(CAST.hold, "plateau_pressure", 40 * SECOND, 45 * SECOND)).toHaveLength(1);
  });

  it("raise support after an infusion from the first minute on: PEEP +6 and FiO2 +0.25, in steps", () => {
    const settled = (parameter: string) =>
      readings.findLast(
        (one) => one.subject === CAST.rise && one.parameter === parameter && one.sendAt < WATCHED,
      )?.value ?? Number.NaN;
    const peeps = of(CAST.rise, "peep", 55 * SECOND, 2 * MINUTE).map(({ value }) => value - settled("peep"));
    const oxygen = of(CAST.rise, "fio2", 55 * SECOND, 2 * MINUTE).map(({ value }) => value - settled("fio2"));
    expect(peeps).toEqual([2, 4, 6]);
    expect(oxygen.at(-1)).toBeCloseTo(0.25, 9);
  });

  it("leave the raised support of an hourly bed below the six readings an hour of a device", () => {
    expect(of(CAST.rise, "peep").length).toBeLessThan(6);
  });

  it("cross the plateau limit of 30 after 100 seconds", () => {
    const [crossed] = of(CAST.limit, "plateau_pressure", 95 * SECOND, 110 * SECOND);
    expect(crossed?.value).toBeGreaterThan(30);
  });

  it("let one device fall silent after two minutes, for more than five", () => {
    expect(of(CAST.silent, "peep", MINUTE, 2 * MINUTE).length).toBeGreaterThan(0);
    expect(of(CAST.silent, "peep", 121 * SECOND, 40 * MINUTE)).toEqual([]);
    expect(of(CAST.silent, "peep", 46 * MINUTE, HOUR).length).toBeGreaterThan(10);
  });

  it("bring a silent device back after two and a half minutes", () => {
    expect(of(CAST.recovering, "peep", 0, 150 * SECOND)).toEqual([]);
    expect(of(CAST.recovering, "peep", 150 * SECOND, 10 * MINUTE).length).toBeGreaterThan(5);
  });

  it("see the forgotten hours entered late", () => {
    const entered = of(CAST.entering, "peep", 3 * MINUTE, 5 * MINUTE);
    expect(entered.length).toBeGreaterThan(0);
    expect(entered.every(({ observedAt, sendAt }) => sendAt - observedAt > 5 * MINUTE)).toBe(true);
  });

  it("change nothing of what was sent before", () => {
    const unwatched = new WardTimeline(ward(), beginningOf(WORLD)).take(WATCHED).readings;
    const watched = new WardTimeline(WORLD, beginningOf(WORLD)).take(WATCHED).readings;
    expect(watched).toEqual(unwatched);
  });
});

describe("a demo started again after an hour", () => {
  it("does not raise anybody's support a second time", () => {
    const again = castOf(ward("ventwall", [WATCHED, WATCHED + HOUR]));
    expect(again.rise).not.toBe(CAST.rise);
  });

  it("still has, another day, a part for whoever can play it", () => {
    const later = CURTAIN + 60 * 24 * HOUR;
    const { hold, limit, silent, recovering } = castOf(ward("ventwall", [WATCHED, later]));
    expect([hold, limit, silent, recovering]).not.toContain(null);
  });
});
