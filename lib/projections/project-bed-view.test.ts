import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { at, oClock, reading, spell } from "../study/sample-subject.fixture.ts";
import { toIso } from "../units/instant.ts";
import type { Reading } from "../ventilation/reading.ts";
import type { BedView } from "./bed-view.ts";
import { projectBedView } from "./project-bed-view.ts";
import { contextAt, recordOf } from "./sample-record.fixture.ts";

const on = (time: string) => `2026-03-02 ${time}`;
const hourlyPeep = (until: number) =>
  Array.from({ length: until + 1 }, (_, hour) => reading("peep", 10, on(oClock(hour)), { source: "nurse" }));

function bedAt(
  now: string,
  readings: readonly Reading[],
  parts: Parameters<typeof recordOf>[1] = {},
): BedView {
  return projectBedView("7", recordOf(readings, parts), contextAt(now));
}

describe("off the ventilator", () => {
  const readings = [
    reading("plateau_pressure", 24, on("08:00")),
    reading("peep", 10, on("08:00")),
    reading("plateau_pressure", 22, on("11:00")),
    reading("spo2", 96, on("13:00")),
  ];
  const view = bedAt(on("14:00"), readings, { ventilation: [spell("2026-03-01 00:00", on("12:00"))] });

  test("a ventilator's figures are absent for that reason and are not late", () => {
    const { peep, plateau_pressure, driving_pressure, static_compliance, tidal_volume } = view.quantities;
    for (const quantity of [peep, plateau_pressure, driving_pressure, static_compliance, tidal_volume]) {
      expect(quantity).toMatchObject({ value: null, state: "none", reason: "OFF_VENT" });
    }
    expect(view.ventilated).toBe(false);
    expect(view.ventilation).toEqual({ state: "off", since: toIso(at(on("12:00"))) });
  });

  test("the patient's own figures stay", () => {
    expect(view.quantities.spo2).toMatchObject({ value: 96, state: "current" });
  });

  test("the last driving pressure is that of the last plateau that had one", () => {
    expect(view.last_driving_pressure).toEqual({ value: 14, observed_at: toIso(at(on("08:00"))) });
  });

  test("on the ventilator there is no such last one", () => {
    expect(bedAt(on("11:30"), readings).last_driving_pressure).toBeNull();
  });
});

describe("today's means", () => {
  test("are out of the hours gone by", () => {
    const { today } = bedAt(on("18:42"), hourlyPeep(18).slice(2));
    expect(today.peep).toEqual({ mean: 10, n: 17, expected: 19 });
  });
});

describe("the infusion window", () => {
  const infusions = [{ startedAt: at(on("14:00")), endedAt: at(on("14:45")) }];
  const readings = [reading("peep", 12, on("13:30")), reading("fio2", 0.6, on("13:00"))];
  const windowAt = (now: string, parts: Parameters<typeof recordOf>[1] = { infusions }) =>
    bedAt(now, readings, parts).infusion_window;

  test("is open from T0 to 24 hours after it, both included", () => {
    expect(windowAt(on("14:00"))).toEqual({
      state: "open",
      planned_at: null,
      started_at: toIso(at(on("14:00"))),
      early_ends_at: toIso(at(on("20:00"))),
      ends_at: toIso(at("2026-03-03 14:00")),
      baseline: { peep: 12, fio2: 0.6 },
      unjudged: [],
    });
    expect(windowAt("2026-03-03 14:00").state).toBe("open");
    expect(windowAt("2026-03-03 14:01").state).toBe("closed");
  });

  test("says while it is open what cannot be judged: no baseline, FiO2 near its ceiling, a dose without a weight", () => {
    const unjudged = (
      given: typeof readings,
      parts: Parameters<typeof recordOf>[1] = {},
      now = on("15:00"),
    ) => bedAt(now, given, { infusions, ...parts }).infusion_window.unjudged;
    const [peep] = readings;
    const dose = reading("norepinephrine", 0.2, on("14:30"), { unit: "ug/kg/min" });
    expect(unjudged(readings.slice(0, 1))).toEqual(["rise"]);
    expect(unjudged([...(peep ? [peep] : []), reading("fio2", 0.81, on("13:00"))])).toEqual(["fio2_ceiling"]);
    expect(unjudged([...(peep ? [peep] : []), reading("fio2", 0.8, on("13:00"))])).toEqual([]);
    expect(unjudged([...readings, dose], { weightKg: null })).toEqual(["dose"]);
    expect(unjudged([...readings, dose])).toEqual([]);
    expect(unjudged(readings.slice(0, 1), {}, "2026-03-03 14:01")).toEqual([]);
  });

  test("is ahead while an infusion is planned, and is none without one", () => {
    expect(windowAt(on("13:00"), { infusionPlannedAt: at(on("14:00")) })).toMatchObject({
      state: "before",
      planned_at: toIso(at(on("14:00"))),
    });
    expect(windowAt(on("13:00"), {})).toMatchObject({ state: "none", planned_at: null });
  });

  test("makes the day of T0 study day 0", () => {
    expect(bedAt("2026-03-03 00:00", readings, { infusions }).study_day).toBe(1);
    expect(bedAt(on("13:00"), readings, {}).study_day).toBeNull();
  });
});

describe("a bed", () => {
  test("that is empty has the same shape and nothing in it", () => {
    const empty = projectBedView("7", null, contextAt(on("12:00")));
    const occupied = bedAt(on("12:00"), []);
    expect(Object.keys(empty)).toEqual(Object.keys(occupied));
    expect(Object.keys(empty.quantities)).toEqual(Object.keys(occupied.quantities));
    expect(
      Object.values(empty.quantities).every(({ value, state }) => value === null && state === "none"),
    ).toBe(true);
    expect([empty.subject, empty.ventilated, empty.feed.state]).toEqual([null, false, "none"]);
  });

  test("of whom neither ventilation nor reading is known says so", () => {
    const view = bedAt(on("12:00"), [reading("spo2", 95, on("11:00"))], { ventilation: [] });
    expect(view.ventilation).toEqual({ state: "unknown", since: null });
    expect(view.quantities.peep.reason).toBe("NOT_RECORDED");
  });

  test("says the limits that it is judged by: the subject's own, else the protocol's", () => {
    const protocol = { plateau_pressure: 30, driving_pressure: 15 };
    expect(projectBedView("7", null, contextAt(on("12:00"))).limits).toEqual(protocol);
    expect(bedAt(on("12:00"), []).limits).toEqual(protocol);
    const own = bedAt(on("12:00"), [], { alarmLimits: { drivingPressure: 17 } });
    expect(own.limits).toEqual({ plateau_pressure: 30, driving_pressure: 17 });
  });

  test("says simulated once anything that it shows is", () => {
    const simulated = { source: "simulator" };
    expect(bedAt(on("12:00"), [reading("peep", 10, on("11:00"))]).simulated).toBe(false);
    expect(bedAt(on("12:00"), [reading("spo2", 95, on("11:00"), simulated)]).simulated).toBe(true);
    const drawn = [reading("peep", 9, on("02:00"), simulated), reading("peep", 10, on("11:00"))];
    expect(bedAt(on("12:00"), drawn).simulated).toBe(true);
    expect(bedAt("2026-03-04 12:00", drawn).simulated).toBe(false);
  });
});

test("readings in any order give the same bed", () => {
  const all = [
    ...hourlyPeep(17),
    ...["peep", "total_peep", "plateau_pressure", "tidal_volume"].flatMap((parameter) =>
      ["nurse", "ventilator", "second"].map((source, index) =>
        reading(parameter as "peep", 12 + index, on("14:00"), { source }),
      ),
    ),
  ];
  const view = (readings: readonly Reading[]) =>
    JSON.stringify(
      bedAt(
        on("18:42"),
        readings.map((one, seq) => ({ ...one, seq })),
      ),
      (key, value) => (key === "from_seq" ? undefined : value),
    );
  fc.assert(
    fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) => {
      expect(view(shuffled)).toBe(view(all));
    }),
  );
});
