import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { at, oClock, reading, spell } from "../study/sample-subject.fixture.ts";
import { MINUTE, toIso } from "../units/instant.ts";
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

describe("PEEP on the wall", () => {
  const readings = [reading("peep", 9, on("07:00")), reading("peep", 10, on("08:00"))];

  test("is the latest valid reading with its time", () => {
    const { peep } = bedAt(on("08:30"), [
      ...readings,
      reading("peep", 30, on("08:10"), { status: "conflict" }),
    ]).quantities;
    expect(peep).toMatchObject({ value: 10, observed_at: toIso(at(on("08:00"))), state: "current" });
    expect(peep.from_seq).toEqual([readings[1]?.seq]);
  });

  test("is late once more than 75 minutes old", () => {
    expect(bedAt(on("09:15"), readings).quantities.peep.state).toBe("current");
    const record = recordOf(readings);
    const late = contextAt((at(on("09:15")) + 1) as Reading["observedAt"]);
    expect(projectBedView("7", record, late).quantities.peep.state).toBe("late");
  });

  test("is absent with its reason where none was recorded, or the only one is disputed", () => {
    expect(bedAt(on("08:00"), []).quantities.peep).toEqual({
      value: null,
      observed_at: null,
      state: "none",
      reason: "NOT_RECORDED",
    });
    const disputed = reading("peep", 10, on("07:00"), { status: "conflict" });
    expect(bedAt(on("08:00"), [disputed]).quantities.peep).toMatchObject({ value: null, reason: "CONFLICT" });
  });

  test("of the spell before a reintubation is no longer the patient's", () => {
    const ventilation = [spell("2026-03-01 00:00", on("07:30")), spell(on("11:00"))];
    const { quantities, ventilated } = bedAt(on("11:10"), [readings[0] as Reading], { ventilation });
    expect(ventilated).toBe(true);
    expect(quantities.peep).toMatchObject({ value: null, state: "none", reason: "NOT_RECORDED" });
  });
});

describe("driving pressure and compliance on the wall", () => {
  const plateau = reading("plateau_pressure", 26, on("08:05"));
  const peep = reading("peep", 10, on("08:00"));
  const volume = reading("tidal_volume", 400, on("08:05"));

  test("name the PEEP they were computed with, though PEEP has changed since", () => {
    const { quantities } = bedAt(on("09:30"), [plateau, peep, volume, reading("peep", 13, on("09:00"))]);
    expect(quantities.driving_pressure).toEqual({
      value: 16,
      observed_at: toIso(plateau.observedAt),
      state: "current",
      from_seq: [plateau.seq, peep.seq],
      paired_peep: 10,
      pairing: "before",
    });
    expect(quantities.static_compliance).toMatchObject({
      value: 25,
      from_seq: [plateau.seq, peep.seq, volume.seq],
    });
    expect(quantities.peep.value).toBe(13);
  });

  test("are absent with their reason where the latest plateau has no pair: never an older figure", () => {
    const readings = [plateau, peep, reading("plateau_pressure", 27, on("14:00"))];
    const { plateau_pressure, driving_pressure, static_compliance } = bedAt(on("14:01"), readings).quantities;
    expect(plateau_pressure).toMatchObject({ value: 27, state: "current" });
    expect(driving_pressure).toMatchObject({
      value: null,
      state: "none",
      reason: "UNPAIRED",
      paired_peep: null,
    });
    expect(static_compliance).toMatchObject({ value: null, state: "none", reason: "UNPAIRED" });
  });

  test.each([
    ["15:59", "current"],
    ["16:00", "late"],
    ["17:59", "late"],
    ["18:00", "missed"],
    ["23:00", "missed"],
  ])("of a plateau at eight are at %s %s, with the plateau", (time, state) => {
    const { plateau_pressure, driving_pressure } = bedAt(on(time), [plateau, peep]).quantities;
    expect([plateau_pressure.state, driving_pressure.state]).toEqual([state, state]);
    expect(driving_pressure.value).toBe(16);
  });
});

test("the other figures are late after twice their schedule", () => {
  const readings = [reading("fio2", 0.5, on("08:00")), reading("pao2", 80, on("08:00"))];
  expect(bedAt(on("10:00"), readings).quantities.fio2.state).toBe("current");
  const { fio2, pf_ratio } = bedAt(on("10:01"), readings).quantities;
  expect([fio2.state, pf_ratio.state, pf_ratio.value]).toEqual(["late", "current", 160]);
  expect(bedAt("2026-03-04 08:01", readings).quantities.pf_ratio.state).toBe("late");
});

test("a blood gas without an FiO2 shows no P/F, never an older one", () => {
  const readings = [
    reading("fio2", 0.5, on("08:00")),
    reading("pao2", 80, on("08:00")),
    reading("pao2", 70, on("13:00")),
  ];
  const { pf_ratio } = bedAt(on("13:10"), readings).quantities;
  expect(pf_ratio).toEqual({
    value: null,
    observed_at: toIso(at(on("13:00"))),
    state: "none",
    reason: "NO_FIO2",
  });
});

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

describe("the last 24 hours", () => {
  const plateau = reading("plateau_pressure", 26, on("08:05"), { source: "nurse" });
  const { trend } = bedAt(on("18:42"), [...hourlyPeep(18).toSpliced(5, 1), plateau]);

  test("are 25 steps on the site's hours, the last one running", () => {
    expect(trend.from).toBe(toIso(at("2026-03-01 18:00")));
    expect([trend.step_ms, trend.today_from]).toEqual([60 * MINUTE, toIso(at(on("00:00")))]);
    for (const series of [trend.peep, trend.plateau_pressure, trend.driving_pressure, trend.expected]) {
      expect(series).toHaveLength(25);
    }
  });

  test("leave a gap a gap", () => {
    expect(trend.peep.slice(0, 12)).toEqual([...Array(6).fill(null), 10, 10, 10, 10, 10, null]);
    expect(trend.expected.every(Boolean)).toBe(true);
  });

  test("hold the plateau in its hour and at its own time", () => {
    expect([trend.plateau_pressure[14], trend.driving_pressure[14]]).toEqual([26, 16]);
    expect(trend.plateaus).toEqual([{ observed_at: toIso(plateau.observedAt), value: 26, paired_peep: 10 }]);
  });

  test("agree with today's count: an hour filled or expected there is one here", () => {
    const { today, trend: steps } = bedAt(on("18:20"), hourlyPeep(17).toSpliced(5, 1));
    const sinceMidnight = steps.peep.slice(-19);
    expect(sinceMidnight.filter((value) => value !== null)).toHaveLength(today.peep.n);
    expect(steps.expected.slice(-19).filter(Boolean)).toHaveLength(today.peep.expected);
  });

  test("draw at most one plateau a quarter of an hour, the last", () => {
    const everyMinute = Array.from({ length: 60 }, (_, minute) =>
      reading("plateau_pressure", 20 + minute / 10, on(oClock(17, minute))),
    );
    const drawn = bedAt(on("18:42"), everyMinute).trend.plateaus.map(({ value }) => value);
    expect(drawn).toEqual([21.4, 22.9, 24.4, 25.9]);
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
    });
    expect(windowAt("2026-03-03 14:00").state).toBe("open");
    expect(windowAt("2026-03-03 14:01").state).toBe("closed");
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
