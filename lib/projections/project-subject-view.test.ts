import { describe, expect, test } from "vitest";
import { PROTOCOL } from "../protocol/protocol.ts";
import { at, oClock, reading, spell } from "../study/sample-subject.fixture.ts";
import { toIso } from "../units/instant.ts";
import type { Reading } from "../ventilation/reading.ts";
import { projectDays } from "./project-days.ts";
import { projectSubjectView } from "./project-subject-view.ts";
import { contextAt, recordOf } from "./sample-record.fixture.ts";

const on = (time: string) => `2026-03-02 ${time}`;
const infusions = [{ startedAt: at(on("14:00")), endedAt: null }];

/** A plateau over its PEEP with a volume of 400. */
const measured = (time: string, plateau: number, peep: number): readonly Reading[] => [
  reading("plateau_pressure", plateau, time),
  reading("peep", peep, time),
  reading("tidal_volume", 400, time),
];

const readings = [
  ...measured(on("08:00"), 30, 10),
  ...measured(on("13:30"), 30, 10),
  reading("fio2", 0.6, on("13:30")),
  reading("pao2", 60, on("13:40")),
  ...measured(on("16:00"), 28, 12),
  reading("fio2", 0.5, on("16:00")),
];
const record = recordOf(readings, { infusions });
const view = projectSubjectView(record, contextAt(on("16:30")));

describe("a subject's page", () => {
  test("shows the days as they are answered elsewhere", () => {
    expect(view.days).toEqual(projectDays(record, contextAt(on("16:30"))).days);
  });

  test("says how far the present figures are from those before the infusion", () => {
    expect(view.infusion_window.baseline).toEqual({ peep: 10, fio2: 0.6 });
    expect(view.baseline_static_compliance).toBe(20);
    expect(view.since_baseline.peep).toBe(2);
    expect(view.since_baseline.fio2).toBeCloseTo(-0.1, 12);
    expect(view.since_baseline.static_compliance_share).toBeCloseTo(0.25, 12);
  });

  test("says nothing of a change where there is nothing to compare with", () => {
    const { since_baseline, baseline_static_compliance } = projectSubjectView(
      recordOf(readings),
      contextAt(on("16:30")),
    );
    expect(baseline_static_compliance).toBeNull();
    expect(since_baseline).toEqual({ peep: null, fio2: null, static_compliance_share: null });
  });

  test("gives the predicted weight and the limits that its charts draw", () => {
    expect(view.predicted_body_weight_kg).toBeCloseTo(66.016, 6);
    expect(view.protocol).toEqual({
      version: PROTOCOL.version,
      hash: "7c1f92",
      limits: { plateau_pressure: 30, driving_pressure: 15 },
    });
    expect(view.limits).toEqual(view.protocol.limits);
  });

  test("draws the limits that were set for the subject, beside the protocol's", () => {
    const own = recordOf(readings, { infusions, alarmLimits: { plateauPressure: 32 } });
    const { limits, protocol } = projectSubjectView(own, contextAt(on("16:30")));
    expect(limits).toEqual({ plateau_pressure: 32, driving_pressure: 15 });
    expect(protocol.limits.plateau_pressure).toBe(30);
  });
});

describe("the course", () => {
  const { course } = view;

  test("runs over the known days and on to study day 7", () => {
    expect(course.study_days).toEqual([-1, 0, 1, 2, 3, 4, 5, 6, 7]);
    expect(course.midnights).toHaveLength(10);
    expect(course.midnights[0]).toBe(toIso(at("2026-03-01 00:00")));
    expect(course.midnights.at(-1)).toBe(toIso(at("2026-03-10 00:00")));
  });

  test("has the hours that are filled or expected, and no more", () => {
    expect(course.peep).toHaveLength(24 + 17);
    const filled = course.peep.filter(({ value }) => value !== null);
    expect(filled.map(({ from, value }) => [from, value])).toEqual([
      [toIso(at(on("08:00"))), 10],
      [toIso(at(on("13:00"))), 10],
      [toIso(at(on("16:00"))), 12],
    ]);
  });

  test("has every plateau with what it was computed with, extra ones included", () => {
    expect(course.plateaus.map(({ value, peep, representative }) => [value, peep, representative])).toEqual([
      [30, 10, true],
      [30, 10, true],
      [28, 12, false],
    ]);
    expect(course.plateaus[2]).toMatchObject({ driving_pressure: 16, static_compliance: 25 });
  });

  test("has plateau slots with and without a plateau", () => {
    expect(course.plateau_slots.map(({ filled }) => filled)).toEqual([
      false,
      false,
      false,
      false,
      false,
      true,
      true,
    ]);
  });

  test("has each blood gas with its P/F", () => {
    expect(course.pf_ratio).toEqual([{ observed_at: toIso(at(on("13:40"))), value: 100 }]);
  });

  test("keeps a slot's representative however many plateaus a device reports", () => {
    const everyMinute = Array.from({ length: 120 }, (_, minute) =>
      reading("plateau_pressure", 25, on(oClock(7 + Math.floor(minute / 60), minute % 60))),
    );
    const { plateaus } = projectSubjectView(recordOf(everyMinute), contextAt(on("12:00"))).course;
    expect(plateaus).toHaveLength(9);
    expect(
      plateaus.filter(({ representative }) => representative).map(({ observed_at }) => observed_at),
    ).toEqual([toIso(at(on("08:00")))]);
  });

  test("of a subject of whom nothing is known is empty", () => {
    const nothing = projectSubjectView(recordOf([], { ventilation: [] }), contextAt(on("12:00")));
    expect(nothing.course).toEqual({
      midnights: [],
      study_days: [],
      peep: [],
      plateaus: [],
      plateau_slots: [],
      pf_ratio: [],
    });
    expect([nothing.days, nothing.feed.state]).toEqual([[], "none"]);
  });

  test("of a subject infused before anything was read is the protocol's days", () => {
    const { course: ahead } = projectSubjectView(
      recordOf([], { ventilation: [], infusions }),
      contextAt(on("16:00")),
    );
    expect(ahead.study_days).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });
});

test("off the ventilator the page keeps the spells and the days", () => {
  const ventilation = [spell("2026-03-01 00:00", on("16:10"))];
  const off = projectSubjectView(recordOf(readings, { infusions, ventilation }), contextAt(on("17:00")));
  expect(off.ventilated).toBe(false);
  expect(off.ventilation).toEqual([
    { started_at: toIso(at("2026-03-01 00:00")), ended_at: toIso(at(on("16:10"))) },
  ]);
  expect(off.quantities.peep.reason).toBe("OFF_VENT");
  expect(off.since_baseline.peep).toBeNull();
});
