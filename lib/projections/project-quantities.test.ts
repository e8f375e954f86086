import { describe, expect, test } from "vitest";
import { at, reading, spell } from "../study/sample-subject.fixture.ts";
import { toIso } from "../units/instant.ts";
import type { Reading } from "../ventilation/reading.ts";
import type { BedView } from "./bed-view.ts";
import { projectBedView } from "./project-bed-view.ts";
import { contextAt, recordOf } from "./sample-record.fixture.ts";

const on = (time: string) => `2026-03-02 ${time}`;

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
