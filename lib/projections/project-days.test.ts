import { describe, expect, test } from "vitest";
import { PROTOCOL } from "../protocol/protocol.ts";
import { at, oClock, reading, spell } from "../study/sample-subject.fixture.ts";
import { toIso } from "../units/instant.ts";
import { projectDays } from "./project-days.ts";
import { contextAt, recordOf } from "./sample-record.fixture.ts";

const on = (time: string) => `2026-03-02 ${time}`;
const infusions = [{ startedAt: at(on("14:00")), endedAt: null }];
const readings = [
  reading("peep", 10, on("02:00")),
  reading("peep", 14, on("16:00")),
  reading("plateau_pressure", 26, on("02:00")),
];

describe("a subject's days", () => {
  test("name the site's zone, T0 and the protocol that they were computed with", () => {
    const { days: _, ...head } = projectDays(recordOf(readings, { infusions }), contextAt(on("18:42")));
    expect(head).toEqual({
      subject: "S-014",
      time_zone: "Asia/Shanghai",
      infusion_started_at: toIso(at(on("14:00"))),
      protocol: { version: PROTOCOL.version, hash: "7c1f92" },
      simulated: false,
    });
  });

  test("have PRE and POST on day 0 alone, and unrounded figures", () => {
    const { days } = projectDays(recordOf(readings, { infusions }), contextAt("2026-03-03 01:00"));
    expect(
      days.map(({ local_date, study_day, segments }) => [local_date, study_day, Object.keys(segments)]),
    ).toEqual([
      ["2026-03-01", -1, ["ALL"]],
      ["2026-03-02", 0, ["ALL", "PRE", "POST"]],
      ["2026-03-03", 1, ["ALL"]],
    ]);
    const dayZero = days[1]?.segments;
    expect(dayZero?.ALL.peep).toEqual({ mean: 12, n: 2, expected: 24, completeness: "INSUFFICIENT" });
    expect([dayZero?.PRE?.peep.mean, dayZero?.POST?.peep.mean]).toEqual([10, 14]);
    expect(dayZero?.ALL.driving_pressure).toEqual({
      mean: 16,
      n: 1,
      expected: 4,
      completeness: "INSUFFICIENT",
    });
    expect(dayZero?.ALL.static_compliance).toEqual({
      mean: null,
      n: 0,
      expected: 4,
      completeness: "INSUFFICIENT",
    });
    expect(dayZero?.ALL.pf_ratio).toEqual({ value: null, n: 0, minimum: null });
  });

  test("have no study day and ALL alone before an infusion is known", () => {
    const { days, infusion_started_at } = projectDays(recordOf(readings), contextAt(on("18:42")));
    expect(infusion_started_at).toBeNull();
    expect(days.map(({ study_day, segments }) => [study_day, Object.keys(segments)])).toEqual([
      [null, ["ALL"]],
      [null, ["ALL"]],
    ]);
  });

  test("keep an empty day between two spells of ventilation", () => {
    const ventilation = [
      spell("2026-03-01 08:00", "2026-03-01 20:00"),
      spell("2026-03-03 08:00", "2026-03-03 20:00"),
    ];
    const { days } = projectDays(recordOf([], { ventilation }), contextAt("2026-03-09 00:00"));
    expect(days.map(({ segments }) => segments.ALL.peep)).toEqual([
      { mean: null, n: 0, expected: 12, completeness: "INSUFFICIENT" },
      { mean: null, n: 0, expected: 0, completeness: null },
      { mean: null, n: 0, expected: 12, completeness: "INSUFFICIENT" },
    ]);
  });

  test("say simulated if any of their readings is", () => {
    const simulated = reading("spo2", 95, on(oClock(3)), { source: "simulator" });
    expect(projectDays(recordOf([...readings, simulated]), contextAt(on("18:42"))).simulated).toBe(true);
  });
});
