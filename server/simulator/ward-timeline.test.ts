import { describe, expect, it } from "vitest";
import { HOUR, MINUTE } from "#lib/units/instant.ts";
import { parameterRow } from "#lib/ventilation/parameter.ts";
import { staysAt } from "./roster.ts";
import { type SimulatedReading, toWire } from "./simulated-reading.ts";
import { beginningOf, CURTAIN, ward } from "./ward.fixture.ts";
import { type Due, WardTimeline } from "./ward-timeline.ts";

const WORLD = ward();
const WEEK = new WardTimeline(WORLD, beginningOf(WORLD)).take(CURTAIN);
const present = staysAt(WORLD, CURTAIN);

function readingsOf(due: Due, subject: string, parameter?: string): readonly SimulatedReading[] {
  return due.readings.filter(
    (one) => one.subject === subject && (parameter ?? one.parameter) === one.parameter,
  );
}

function bed(name: string) {
  const stay = present.find((one) => one.bed === name);
  if (stay === undefined) throw new Error(`bed ${name} is empty`);
  return stay;
}

const key = ({ subject, parameter, observedAt }: SimulatedReading) => `${subject} ${parameter} ${observedAt}`;

describe("a simulated week", () => {
  it("is the same week from the same seed", () => {
    expect(new WardTimeline(ward(), beginningOf(WORLD)).take(CURTAIN)).toEqual(WEEK);
  });

  it("is another week from another seed, with the same patients", () => {
    const other = new WardTimeline(ward("another"), beginningOf(WORLD)).take(CURTAIN);
    expect(other.readings.map(({ value }) => value)).not.toEqual(WEEK.readings.map(({ value }) => value));
    expect(new Set(other.commands.map((one) => JSON.stringify(one))).size).toBeGreaterThan(20);
  });

  it("comes in the same order whatever the steps it is taken in", () => {
    const timeline = new WardTimeline(WORLD, beginningOf(WORLD));
    const steps: SimulatedReading[] = [];
    for (let at = WORLD.start; at < CURTAIN; at += 47 * MINUTE) steps.push(...timeline.take(at).readings);
    steps.push(...timeline.take(CURTAIN).readings);
    expect(steps).toEqual(WEEK.readings);
  });

  it("goes on the same from any moment of it", () => {
    const from = CURTAIN - 31 * HOUR;
    const rest = new WardTimeline(WORLD, from).take(CURTAIN);
    expect(rest.readings).toEqual(WEEK.readings.filter(({ sendAt }) => sendAt > from));
    expect(rest.commands).toEqual(WEEK.commands.filter(({ at }) => at > from));
  });

  it("never says two things of one patient, parameter and moment", () => {
    expect(new Set(WEEK.readings.map(key)).size).toBe(WEEK.readings.length);
  });

  it("sends nothing before it was observed, nor anything from before its world", () => {
    expect(
      WEEK.readings.every(({ observedAt, sendAt }) => observedAt <= sendAt && observedAt >= WORLD.start),
    ).toBe(true);
  });

  it("marks every reading as simulated", () => {
    const wire = WEEK.readings.slice(0, 500).map(toWire);
    expect(new Set(wire.map(({ source }) => source))).toEqual(new Set(["simulator"]));
  });

  it("has a handful of typing errors that no patient can have, and nothing else impossible", () => {
    const impossible = WEEK.readings.filter(({ parameter, value, unit }) => {
      const [low, high] = parameterRow(parameter).hard;
      const inOurUnit = unit === "%" && parameter === "fio2" ? value / 100 : value;
      return inOurUnit < low || inOurUnit > high;
    });
    expect(impossible.length).toBeGreaterThan(2);
    expect(impossible.length).toBeLessThan(40);
    expect(new Set(impossible.map(({ parameter }) => parameter))).toEqual(
      new Set(["plateau_pressure", "tidal_volume"]),
    );
  });
});

describe("the figures of a simulated week", () => {
  const plateaus = WEEK.readings.filter(
    ({ parameter, value }) => parameter === "plateau_pressure" && value > 5,
  );

  function peepBefore({ subject, observedAt }: SimulatedReading): number | null {
    const peeps = readingsOf(WEEK, subject, "peep").filter(
      (one) => one.observedAt <= observedAt && one.observedAt > observedAt - HOUR && one.value > 2,
    );
    return peeps.toSorted((a, b) => a.observedAt - b.observedAt).at(-1)?.value ?? null;
  }

  it("have plateaus between 13 and 36 cmH2O, most of them within 18 to 32", () => {
    const values = plateaus.map(({ value }) => value);
    expect(Math.min(...values)).toBeGreaterThan(12);
    expect(Math.max(...values)).toBeLessThan(37);
    const usual = values.filter((value) => value >= 16 && value <= 32).length;
    expect(usual / values.length).toBeGreaterThan(0.85);
  });

  it("have driving pressures between 7 and 19 cmH2O", () => {
    const driving = plateaus.flatMap((plateau) => {
      const peep = peepBefore(plateau);
      return peep === null ? [] : [plateau.value - peep];
    });
    expect(driving.length).toBeGreaterThan(200);
    expect(Math.min(...driving)).toBeGreaterThan(6.5);
    expect(Math.max(...driving)).toBeLessThan(20);
  });

  it("have a P/F between 45 and 320 mmHg, with the oxygen on the same slip", () => {
    const gases = WEEK.readings.filter(({ parameter }) => parameter === "pao2");
    for (const gas of gases) {
      const fio2 = WEEK.readings.find(
        (one) => one.parameter === "fio2" && one.subject === gas.subject && one.observedAt === gas.observedAt,
      );
      const ratio = gas.value / (fio2?.value ?? 0);
      expect(ratio).toBeGreaterThan(45);
      expect(ratio).toBeLessThan(320);
    }
  });

  it("have each peak above the plateau of the same patient's hour", () => {
    for (const plateau of plateaus) {
      const peaks = readingsOf(WEEK, plateau.subject, "peak_pressure").filter(
        ({ observedAt }) => Math.abs(observedAt - plateau.observedAt) < 10 * MINUTE,
      );
      for (const peak of peaks) expect(peak.value).toBeGreaterThan(plateau.value - 3);
    }
  });

  it("have about four plateaus a day, near 02, 08, 14 and 20 o'clock", () => {
    const { subject } = bed("13");
    const own = plateaus.filter((one) => one.subject === subject);
    const hours = own.map(({ observedAt }) => ((observedAt / HOUR + 8) % 24) - 2);
    for (const hour of hours) {
      const off = Math.abs(hour - Math.round(hour / 6) * 6);
      expect(off).toBeLessThan(1);
    }
    expect(own.length).toBeGreaterThan(24);
  });
});

describe("the ward when the curtain rises", () => {
  it("has a PEEP and an FiO2 of the two hours before every infusion, so that a rise can be judged", () => {
    const infused = present.filter(({ infusionAt }) => infusionAt !== null && infusionAt <= CURTAIN);
    expect(infused.length).toBeGreaterThan(15);
    for (const { subject, infusionAt } of infused) {
      const t0 = Number(infusionAt);
      for (const parameter of ["peep", "fio2"]) {
        const before = readingsOf(WEEK, subject, parameter).filter(
          ({ observedAt }) => t0 - 2 * HOUR <= observedAt && observedAt <= t0,
        );
        expect(before.length, `${subject} ${parameter}`).toBeGreaterThan(0);
      }
    }
  });

  it("has 22 patients in 24 beds; 10 and 20 are empty", () => {
    const beds = new Set(present.map((stay) => stay.bed));
    expect(beds.size).toBe(22);
    expect(beds.has("10") || beds.has("20")).toBe(false);
  });

  it("has study days from before the infusion to day 7, and three within their 24 hours", () => {
    const { calendar } = WORLD;
    const days = present.map(({ infusionAt }) =>
      infusionAt === null || infusionAt > CURTAIN
        ? null
        : calendar.dayAt(CURTAIN as never).index - calendar.dayAt(infusionAt as never).index,
    );
    for (const day of [null, 0, 1, 2, 3, 4, 5, 6, 7]) expect(days).toContain(day);
    const open = present.filter(
      ({ infusionAt }) => infusionAt !== null && infusionAt < CURTAIN && CURTAIN < infusionAt + 24 * HOUR,
    );
    expect(open.length).toBe(3);
  });

  it("has one bed without any data yet, and one whose patient breathes without the ventilator", () => {
    expect(readingsOf(WEEK, bed("11").subject)).toEqual([]);
    const { subject, extubatedAt } = bed("9");
    expect(extubatedAt).toBeLessThan(CURTAIN);
    const after = readingsOf(WEEK, subject).filter(({ observedAt }) => observedAt >= Number(extubatedAt));
    expect(new Set(after.map(({ parameter }) => parameter))).toEqual(new Set(["spo2", "temperature"]));
  });

  it("has a third of its beds on devices that speak every minute, the others' hours staggered", () => {
    const devices = present.filter(({ device }) => device);
    expect(devices.length).toBe(8);
    const hour = { from: CURTAIN - 2 * HOUR, to: CURTAIN - HOUR };
    const peeps = WEEK.readings.filter(
      ({ parameter, observedAt }) => parameter === "peep" && observedAt >= hour.from && observedAt < hour.to,
    );
    const of = (subject: string) => peeps.filter((one) => one.subject === subject).length;
    expect(of(bed("1").subject)).toBe(60);
    expect(of(bed("13").subject)).toBe(1);
    const minutes = peeps
      .filter(({ observedAt }) => observedAt % MINUTE === 0)
      .map(({ observedAt }) => observedAt);
    expect(new Set(minutes).size).toBeGreaterThan(8);
  });

  it("has a nurse who has not charted for more than 75 minutes, and a device that is silent", () => {
    const last = (name: string) => readingsOf(WEEK, bed(name).subject, "peep").at(-1)?.observedAt ?? 0;
    expect(CURTAIN - last("6")).toBeGreaterThan(75 * MINUTE);
    expect(CURTAIN - last("4")).toBeGreaterThan(5 * MINUTE);
  });

  it("has seen missing hours, late entries, a forgotten plateau and a circuit off the patient", () => {
    const late = WEEK.readings.filter(({ observedAt, sendAt }) => sendAt - observedAt > 30 * MINUTE);
    expect(late.length).toBeGreaterThan(20);
    const open = WEEK.readings.filter(({ parameter, value }) => parameter === "peep" && value < 1);
    expect(open.length).toBeGreaterThan(3);
  });
});

describe("a ward left running", () => {
  const later = CURTAIN + 20 * 24 * HOUR;

  it("fills its beds anew, each patient under a number of their own", () => {
    const then = staysAt(WORLD, later);
    expect(then.length).toBeGreaterThan(14);
    const old = new Set(present.map(({ subject }) => subject));
    expect(then.some(({ subject }) => old.has(subject))).toBe(false);
    expect(new Set(then.map(({ subject }) => subject)).size).toBe(then.length);
  });

  it("tells of every arrival before any reading of that patient", () => {
    const { commands, readings } = new WardTimeline(WORLD, CURTAIN).take(later);
    const enrolled = new Set(present.map(({ subject }) => subject));
    for (const command of commands) if (command.kind === "enrol") enrolled.add(command.request.subject);
    expect(readings.every(({ subject }) => enrolled.has(subject))).toBe(true);
  });
});
