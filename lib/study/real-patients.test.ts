import { existsSync, readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { PROTOCOL } from "../protocol/protocol.ts";
import type { Instant } from "../units/instant.ts";
import type { Centimetre, Kilogram } from "../units/quantity.ts";
import { isParameter, type Parameter, parameterRow } from "../ventilation/parameter.ts";
import type { Reading } from "../ventilation/reading.ts";
import type { Sex, SubjectProfile } from "../ventilation/subject.ts";
import { NOTHING_ENTERED } from "../ventilation/subject-course.ts";
import { summariseDay } from "./day-summary.ts";
import { createSiteCalendar } from "./site-calendar.ts";
import { studyInputOf } from "./study-input.ts";

/** Real intensive-care stays, kept outside the project; where they are absent this file holds no test. */
const FOLDER = new URL("../../../shared/data/mimic-demo/", import.meta.url);

type Row = Readonly<Record<string, string>>;

function rowsOf(file: string): readonly Row[] {
  return parse(readFileSync(new URL(file, FOLDER), "utf8"), { columns: true }) as readonly Row[];
}

function instantOrNull(text: string | undefined): Instant | null {
  return text ? (Date.parse(text) as Instant) : null;
}

function profileOf(row: Row): SubjectProfile {
  const startedAt = instantOrNull(row.ventilation_started_at);
  const infusionStart = instantOrNull(row.infusion_started_at);
  return {
    ...NOTHING_ENTERED,
    sex: row.sex as Sex,
    heightCm: row.height_cm ? (Number(row.height_cm) as Centimetre) : null,
    weightKg: row.weight_kg ? (Number(row.weight_kg) as Kilogram) : null,
    group: "UCMSC",
    admittedAt: null,
    enrolledAt: null,
    ventilation: startedAt === null ? [] : [{ startedAt, endedAt: instantOrNull(row.ventilation_ended_at) }],
    infusionPlannedAt: null,
    infusions: infusionStart === null ? [] : [{ startedAt: infusionStart, endedAt: null }],
    transports: [],
    enteredEvents: [],
  };
}

function readingOf(row: Row, seq: number): Reading {
  const { parameter, unit } = row;
  if (!isParameter(parameter) || unit === undefined) throw new Error(`Unknown parameter: ${parameter}`);
  const limits = parameterRow(parameter);
  const value = Number(row.value) * (limits.accepts[unit] ?? Number.NaN);
  const observedAt = Date.parse(row.measured_at ?? "") as Instant;
  const [lowest, highest] = limits.hard;
  const status = value >= lowest && value <= highest ? "valid" : "rejected";
  return { seq, parameter, value, unit, observedAt, recordedAt: observedAt, source: "replay", status };
}

/** As the fold does: the same value again is a duplicate, another value for the same time is a conflict. */
function folded(readings: readonly Reading[]): ReadonlyMap<Parameter, readonly Reading[]> {
  const kept = new Map<string, Reading[]>();
  for (const reading of readings) {
    const key = `${reading.parameter} ${reading.observedAt}`;
    const same = kept.get(key) ?? [];
    if (!same.some((other) => other.value === reading.value)) kept.set(key, [...same, reading]);
  }
  const settled = [...kept.values()].flatMap((same) => {
    const valid = same.filter((reading) => reading.status === "valid");
    return valid.length > 1
      ? same.map((reading) =>
          reading.status === "valid" ? { ...reading, status: "conflict" as const } : reading,
        )
      : same;
  });
  const lists = Map.groupBy(settled, (reading) => reading.parameter);
  for (const list of lists.values()) list.sort((a, b) => a.observedAt - b.observedAt || a.value - b.value);
  return lists;
}

if (existsSync(FOLDER)) {
  const calendar = createSiteCalendar("Etc/GMT+5");
  const readings = Map.groupBy(rowsOf("readings.csv"), (row) => row.subject);
  const inputs = new Map(
    rowsOf("subjects.csv").map((row) => {
      const kept = folded((readings.get(row.subject) ?? []).map(readingOf));
      const now = Date.parse("2026-07-31T00:00:00Z") as Instant;
      return [row.subject, studyInputOf(profileOf(row), kept, { calendar, protocol: PROTOCOL, now })];
    }),
  );

  describe("the daily figures of real patients", () => {
    const rows = rowsOf("expected-daily.csv");

    test("are there to compare with", () => {
      expect(rows.length).toBeGreaterThan(0);
    });

    test.each(rows)("agree with an independent program: $subject on study day $study_day", (row) => {
      const input = inputs.get(row.subject);
      const day = calendar.dayOn(row.local_date ?? "");
      if (input === undefined || day === null)
        throw new Error("The expected file names an unknown subject or date");
      const { studyDay, segments } = summariseDay(input, day);
      const all = segments[0];
      if (all === undefined) throw new Error("A day without segment ALL");
      expect(studyDay).toBe(Number(row.study_day));
      const { plateauPressure, drivingPressure, staticCompliance } = all.plateaus;
      expectFigure(all.peep.mean, row.peep_mean);
      expectFigure(plateauPressure.mean, row.plateau_mean);
      expectFigure(drivingPressure.mean, row.driving_pressure_mean);
      expectFigure(staticCompliance.mean, row.static_compliance_mean);
      expectFigure(all.pfRatio.value, row.pf_ratio);
      expect([all.peep.n, plateauPressure.n, drivingPressure.n, staticCompliance.n]).toEqual(
        [row.peep_n, row.plateau_n, row.driving_pressure_n, row.static_compliance_n].map(Number),
      );
    });
  });
}

function expectFigure(actual: number | null, expected: string | undefined): void {
  if (!expected) expect(actual).toBeNull();
  else expect(Math.abs((actual ?? Number.NaN) - Number(expected))).toBeLessThan(1e-6);
}
