import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arterialOxygen, saturationAt } from "./gas-exchange.ts";
import { complianceAt, type Lung, meanAirwayAt, peakAt, plateauAt, shuntAt } from "./lung.ts";

const SIZE = 66;
const severe: Lung = { size: SIZE, severity: 0.9, recruitable: 0.6, softness: 1, resistance: 10 };
const mild: Lung = { ...severe, severity: 0.3 };

const lung = fc.record({
  size: fc.double({ min: 40, max: 85, noNaN: true }),
  severity: fc.double({ min: 0.05, max: 1, noNaN: true }),
  recruitable: fc.double({ min: 0, max: 1, noNaN: true }),
  softness: fc.double({ min: 0.7, max: 1.2, noNaN: true }),
  resistance: fc.double({ min: 5, max: 20, noNaN: true }),
});
const peep = fc.integer({ min: 5, max: 18 });

describe("a simulated lung", () => {
  it("obeys plateau = PEEP + VT / compliance", () => {
    const compliance = complianceAt(severe, 14);
    expect(plateauAt(severe, 14, 400)).toBeCloseTo(14 + 400 / compliance, 9);
  });

  it("needs more driving pressure the worse it is, under the same breath", () => {
    expect(plateauAt(severe, 10, 400)).toBeGreaterThan(plateauAt(mild, 10, 400));
  });

  it("opens under PEEP what can be recruited: compliance up, shunt down", () => {
    expect(complianceAt(severe, 12)).toBeGreaterThan(complianceAt(severe, 5));
    expect(shuntAt(severe, 12)).toBeLessThan(shuntAt(severe, 5));
  });

  it("is stretched by a PEEP beyond what recruitment needs", () => {
    expect(complianceAt(severe, 24)).toBeLessThan(complianceAt(severe, 14));
  });

  it("keeps pressures in their order: PEEP < mean < peak, plateau < peak", () => {
    fc.assert(
      fc.property(lung, peep, fc.integer({ min: 12, max: 30 }), (any, pressure, breaths) => {
        const volume = 6 * any.size;
        const peak = peakAt(any, pressure, volume);
        const mean = meanAirwayAt(any, pressure, volume, breaths);
        expect(mean).toBeGreaterThan(pressure);
        expect(mean).toBeLessThan(peak);
        expect(plateauAt(any, pressure, volume)).toBeLessThan(peak);
      }),
    );
  });
});

describe("simulated gas exchange", () => {
  it("saturates blood as Severinghaus found: 27 mmHg half, 60 mmHg about 90 %, 100 mmHg about 97.5 %", () => {
    expect(saturationAt(26.86)).toBeCloseTo(0.5, 2);
    expect(saturationAt(60)).toBeCloseTo(0.906, 2);
    expect(saturationAt(100)).toBeCloseTo(0.977, 2);
  });

  it("gives a healthy lung on room air an ordinary blood gas", () => {
    expect(arterialOxygen(0.21, 0.03)).toBeGreaterThan(75);
    expect(arterialOxygen(0.21, 0.03)).toBeLessThan(101);
  });

  it("gives the severe lung a P/F below 100 and the mild one above 150", () => {
    expect(arterialOxygen(0.9, shuntAt(severe, 14)) / 0.9).toBeLessThan(100);
    expect(arterialOxygen(0.4, shuntAt(mild, 8)) / 0.4).toBeGreaterThan(150);
  });

  it("answers oxygen and shunt in their direction", () => {
    const shunt = fc.double({ min: 0.03, max: 0.5, noNaN: true });
    fc.assert(
      fc.property(shunt, fc.double({ min: 0.3, max: 0.9, noNaN: true }), (share, fio2) => {
        expect(arterialOxygen(fio2 + 0.1, share)).toBeGreaterThan(arterialOxygen(fio2, share));
        expect(arterialOxygen(fio2, share + 0.02)).toBeLessThan(arterialOxygen(fio2, share));
      }),
    );
  });
});
