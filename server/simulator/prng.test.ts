import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chanceOf } from "./prng.ts";

const name = fc.array(fc.oneof(fc.string(), fc.integer()), { minLength: 1, maxLength: 4 });

describe("a named stream of chance", () => {
  it("is the same for the same name, for ever", () => {
    const chance = chanceOf("ventwall", "S-014", 17);
    expect([chance.uniform(), chance.uniform(), chance.integer(1, 6)]).toEqual([
      0.8005598208401352, 0.8374631742481142, 2,
    ]);
  });

  it("repeats itself from the same name", () => {
    fc.assert(
      fc.property(name, (parts) => {
        const [one, other] = [chanceOf(...parts), chanceOf(...parts)];
        for (let draw = 0; draw < 5; draw++) expect(one.uniform()).toBe(other.uniform());
      }),
    );
  });

  it("differs between neighbouring names", () => {
    const firsts = Array.from({ length: 1_000 }, (_, hour) => chanceOf("seed", "S-001", hour).uniform());
    expect(new Set(firsts).size).toBe(1_000);
    const mean = firsts.reduce((sum, one) => sum + one, 0) / firsts.length;
    expect(mean).toBeGreaterThan(0.45);
    expect(mean).toBeLessThan(0.55);
  });

  it("stays within the bounds it is asked for", () => {
    fc.assert(
      fc.property(name, fc.integer({ min: -50, max: 50 }), fc.nat(50), (parts, low, width) => {
        const chance = chanceOf(...parts);
        expect(chance.uniform()).toBeLessThan(1);
        const whole = chance.integer(low, low + width);
        expect(whole >= low && whole <= low + width && Number.isInteger(whole)).toBe(true);
        expect(Math.abs(chance.normal(0, 1))).toBeLessThanOrEqual(3);
      }),
    );
  });

  it("is normal where it says so: two thirds within one deviation", () => {
    const chance = chanceOf("normal");
    const draws = Array.from({ length: 5_000 }, () => chance.normal(10, 2));
    const within = draws.filter((draw) => Math.abs(draw - 10) <= 2).length / draws.length;
    expect(within).toBeGreaterThan(0.65);
    expect(within).toBeLessThan(0.71);
  });
});
