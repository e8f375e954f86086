import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { at, NEW_YORK, oClock, reading, SHANGHAI, spell } from "../study/sample-subject.fixture.ts";
import { createSiteCalendar } from "../study/site-calendar.ts";
import { HOUR, type Instant, MINUTE } from "../units/instant.ts";
import type { Reading } from "../ventilation/reading.ts";
import type { SubjectProfile } from "../ventilation/subject.ts";
import { nextChangeAt } from "./next-change.ts";
import { projectBedView } from "./project-bed-view.ts";
import { contextAt, recordOf } from "./sample-record.fixture.ts";

const on = (time: string) => `2026-03-02 ${time}`;

/** Every change that time alone brings between two local times of 2026-03-02. */
function changes(
  from: string,
  to: string,
  readings: readonly Reading[],
  parts: Partial<SubjectProfile> = {},
) {
  const record = recordOf(readings, parts);
  const found: number[] = [];
  for (let now = nextChangeAt(record, contextAt(on(from))); now !== null && now <= at(on(to)); ) {
    found.push(now);
    now = nextChangeAt(record, contextAt(now));
  }
  return found;
}

describe("the next change", () => {
  test("of a PEEP is that it is late, one millisecond past 75 minutes", () => {
    expect(changes("09:10", "09:29", [reading("peep", 10, on("08:00"))])).toEqual([at(on("09:15")) + 1]);
  });

  test("of the schedule: half an hour, the hour, a plateau's nominal time", () => {
    expect(changes("13:10", "14:00", [])).toEqual([at(on("13:30")), at(on("14:00"))]);
  });

  test("of a plateau is two hours after the next nominal time", () => {
    const plateau = reading("plateau_pressure", 25, on("08:00"));
    expect(changes("15:30", "16:00", [plateau])).toEqual([at(on("16:00"))]);
  });

  test("of a device is its silence", () => {
    const readings = Array.from({ length: 10 }, (_, minute) => reading("spo2", 95, on(oClock(10, minute))));
    expect(changes("10:09", "10:20", readings)).toEqual([at(on("10:14")) + 1]);
  });

  test("of a window is its end", () => {
    const infusions = [{ startedAt: at("2026-03-01 14:10"), endedAt: null }];
    expect(changes("14:05", "14:20", [], { infusions })).toEqual([at(on("14:10")) + 1]);
  });

  test("of a day is its midnight, though that ends an hour slot early", () => {
    const calendar = createSiteCalendar("Australia/Lord_Howe");
    const now = contextAt("2026-10-04 23:35", { calendar });
    expect(nextChangeAt(recordOf([], { ventilation: [] }), now)).toBe(at("2026-10-05 00:00", calendar));
  });

  test("of ventilation is an end that is already known", () => {
    const ventilation = [spell("2026-03-01 00:00", on("10:05"))];
    expect(changes("10:01", "10:20", [], { ventilation })).toContain(at(on("10:05")));
  });
});

const ZONES = [
  SHANGHAI,
  NEW_YORK,
  createSiteCalendar("Australia/Lord_Howe"),
  createSiteCalendar("Asia/Kathmandu"),
];
const START = Date.parse("2026-10-31T00:00:00Z");

const anyReading: fc.Arbitrary<Reading> = fc
  .record({
    parameter: fc.constantFrom(
      ...(["peep", "plateau_pressure", "total_peep", "fio2", "pao2", "spo2"] as const),
    ),
    minute: fc.integer({ min: 0, max: 48 * 60 }),
    delay: fc.constantFrom(0, 1, 200),
    source: fc.constantFrom("ventilator", "nurse", "simulator"),
    status: fc.constantFrom("valid", "valid", "conflict"),
  })
  .map(({ parameter, minute, delay, source, status }) => {
    const observedAt = (START + minute * MINUTE) as Instant;
    const recordedAt = (observedAt + delay * MINUTE) as Instant;
    return {
      ...reading(parameter, parameter === "fio2" ? 0.5 : 20, observedAt, { source, recordedAt }),
      status,
    } as Reading;
  });

/** A few single readings, and perhaps a device's minutes among them. */
const anyReadings = fc
  .tuple(fc.array(anyReading, { maxLength: 12 }), fc.option(fc.integer({ min: 0, max: 40 * 60 })))
  .map(([single, minute]) => [
    ...single,
    ...(minute === null
      ? []
      : Array.from({ length: 8 }, (_, index) =>
          reading("peep", 8, (START + (minute + index) * MINUTE) as Instant, { source: "device" }),
        )),
  ]);

const anyProfile: fc.Arbitrary<Partial<SubjectProfile>> = fc.record({
  ventilation: fc
    .option(fc.tuple(fc.integer({ min: 0, max: 30 * 60 }), fc.option(fc.integer({ min: 1, max: 30 * 60 }))))
    .map((episode) => {
      if (episode === null) return [];
      const startedAt = (START + episode[0] * MINUTE) as Instant;
      return [
        { startedAt, endedAt: episode[1] === null ? null : ((startedAt + episode[1] * MINUTE) as Instant) },
      ];
    }),
  infusions: fc
    .option(fc.integer({ min: 0, max: 30 * 60 }))
    .map((minute) =>
      minute === null ? [] : [{ startedAt: (START + minute * MINUTE) as Instant, endedAt: null }],
    ),
});

test("before it the bed stays as it is, on days of any length", () => {
  fc.assert(
    fc.property(
      anyReadings,
      anyProfile,
      fc.constantFrom(...ZONES),
      fc.integer({ min: 0, max: 80 * HOUR }),
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 4 }),
      (readings, parts, calendar, offset, shares) => {
        const record = recordOf(readings, parts);
        const viewAt = (now: Instant) => projectBedView("7", record, contextAt(now, { calendar }));
        const now = (START + offset) as Instant;
        const next = nextChangeAt(record, contextAt(now, { calendar }));
        if (next === null) throw new Error("Every hour moves the trend on");
        expect(next).toBeGreaterThan(now);
        expect(next - now).toBeLessThanOrEqual(HOUR);
        const present = viewAt(now);
        for (const share of [1, ...shares]) {
          const later = (now + Math.floor((next - 1 - now) * share)) as Instant;
          expect(viewAt(later)).toEqual(present);
        }
      },
    ),
    { numRuns: 300 },
  );
});
