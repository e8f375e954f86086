import { describe, expect, test } from "vitest";
import { HOUR, MINUTE } from "../units/instant.ts";
import { at, kept, profile, reading, spell } from "./sample-subject.fixture.ts";
import { isVentilatedAt, spellIndexAt, ventilatedMs, ventilationOf } from "./ventilation.ts";
import { ventilationStateAt } from "./ventilation-state.ts";

const on = (time: string) => `2026-03-02 ${time}`;

describe("a subject ventilated twice", () => {
  const episodes = [spell(on("08:00"), on("12:00")), spell(on("13:00"))];
  const ventilation = ventilationOf(profile({ ventilation: episodes }), new Map());

  test.each([
    ["07:59", -1],
    ["08:00", 0],
    ["11:59", 0],
    ["12:00", -1],
    ["13:00", 1],
    ["23:00", 1],
  ])("is at %s in spell %d: a spell includes its start and not its end", (time, index) => {
    expect(spellIndexAt(ventilation, at(on(time)))).toBe(index);
    expect(isVentilatedAt(ventilation, at(on(time)))).toBe(index >= 0);
  });

  test("was ventilated for the sum of both spells", () => {
    expect(ventilatedMs(ventilation, at(on("11:30")), at(on("13:10")))).toBe(40 * MINUTE);
    expect(ventilatedMs(ventilation, at(on("12:10")), at(on("12:50")))).toBe(0);
    expect(ventilatedMs(ventilation, at(on("00:00")), at(on("14:00")))).toBe(5 * HOUR);
  });

  test("is off the ventilator after the first and before the first", () => {
    expect(ventilationStateAt(ventilation, at(on("12:30")))).toEqual({ state: "off", last: episodes[0] });
    expect(ventilationStateAt(ventilation, at(on("07:00")))).toEqual({ state: "off", last: null });
    expect(ventilationStateAt(ventilation, at(on("13:30")))).toEqual({ state: "on", spell: episodes[1] });
  });
});

describe("a subject of whom no episode is known", () => {
  const readings = [
    reading("spo2", 94, on("06:00")),
    reading("peep", 50, on("07:00"), { status: "rejected" }),
    reading("tidal_volume", 420, on("08:00")),
    reading("peep", 10, on("09:00")),
  ];
  const ventilation = ventilationOf(profile(), kept(readings));

  test("is taken as ventilated from the first valid reading of a ventilator on", () => {
    expect(ventilation).toMatchObject({
      spells: [{ startedAt: at(on("08:00")), endedAt: null }],
      known: false,
    });
  });

  test("is in an unknown state before any such reading", () => {
    const none = ventilationOf(profile(), kept(readings.slice(0, 2)));
    expect(none.spells).toEqual([]);
    expect(ventilationStateAt(none, at(on("10:00")))).toEqual({ state: "unknown" });
  });
});
