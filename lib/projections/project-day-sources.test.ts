import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { at, reading, SHANGHAI, spell } from "../study/sample-subject.fixture.ts";
import { type Instant, MINUTE, toIso } from "../units/instant.ts";
import type { Reading } from "../ventilation/reading.ts";
import type { SubjectProfile } from "../ventilation/subject.ts";
import { projectDaySources } from "./project-day-sources.ts";
import { projectDays } from "./project-days.ts";
import { contextAt, recordOf } from "./sample-record.fixture.ts";

const on = (time: string) => `2026-03-02 ${time}`;
const DAY = SHANGHAI.dayAt(at(on("12:00")));

function open(readings: readonly Reading[], now = "2026-03-05 00:00", parts: Partial<SubjectProfile> = {}) {
  return projectDaySources(recordOf(readings, parts), DAY, contextAt(now));
}

const standingOf = (readings: readonly { seq: number; counted: boolean; excluded?: string | undefined }[]) =>
  readings.map(({ seq, counted, excluded }) => [seq, counted ? "counted" : (excluded ?? "")]);

describe("a daily PEEP opens to its hours", () => {
  const first = reading("peep", 10, on("04:00"));
  const second = reading("peep", 14, on("04:30"));
  const disputed = reading("peep", 30, on("05:00"), { status: "conflict" });
  const rejected = reading("peep", 99, on("04:40"), { status: "rejected" });
  const impossible = reading("peep", 99, on("06:10"), { status: "rejected" });
  const mask = reading("peep", 6, on("22:00"));
  const ventilation = [spell("2026-03-01 00:00", on("21:00"))];
  const { peep } = open([first, second, disputed, rejected, impossible, mask], undefined, {
    ventilation,
  }).figures;

  test("each with every reading in it, what counts and what does not and why", () => {
    expect([peep.value, peep.n, peep.expected, peep.slots.length]).toEqual([12, 1, 21, 24]);
    expect(peep.slots[4]).toMatchObject({ value: 12, expected: true, from: toIso(at(on("04:00"))) });
    expect(standingOf(peep.slots[4]?.readings ?? [])).toEqual([
      [first.seq, "counted"],
      [second.seq, "counted"],
      [rejected.seq, "rejected"],
    ]);
  });

  test("and says why an hour has no value", () => {
    expect(peep.slots[3]).toMatchObject({
      value: null,
      expected: true,
      reason: "NOT_RECORDED",
      readings: [],
    });
    expect(peep.slots[5]).toMatchObject({ value: null, reason: "CONFLICT" });
    expect(standingOf(peep.slots[5]?.readings ?? [])).toEqual([[disputed.seq, "conflict"]]);
    expect(peep.slots[6]).toMatchObject({ value: null, expected: true, reason: "REJECTED" });
    expect(peep.slots[22]).toMatchObject({ value: null, expected: false, reason: "OFF_VENT" });
    expect(standingOf(peep.slots[22]?.readings ?? [])).toEqual([[mask.seq, "off_ventilator"]]);
  });

  test("without the hours that are still to come", () => {
    expect(open([first], on("06:10")).figures.peep.slots).toHaveLength(7);
  });
});

describe("a daily driving pressure opens to its slots", () => {
  const extra = reading("plateau_pressure", 30, on("07:00"));
  const plateau = reading("plateau_pressure", 26, on("08:00"));
  const peep = reading("peep", 10, on("07:40"));
  const volume = reading("tidal_volume", 400, on("08:05"));
  const alone = reading("plateau_pressure", 25, on("14:00"));
  const { plateau_pressure, driving_pressure, static_compliance } = open([
    extra,
    plateau,
    peep,
    volume,
    alone,
  ]).figures;

  test("each with its representative, the others, and the PEEP it was paired with and how", () => {
    const slot = driving_pressure.slots[1];
    expect(slot).toMatchObject({ value: 16, expected: true });
    expect(slot?.pairing).toEqual({
      method: "before",
      peep: 10,
      peep_observed_at: toIso(peep.observedAt),
      seq: peep.seq,
    });
    expect(standingOf(slot?.readings ?? [])).toEqual([
      [extra.seq, "not_representative"],
      [plateau.seq, "counted"],
      [peep.seq, "counted"],
    ]);
  });

  test("and a compliance to its volume too", () => {
    const slot = static_compliance.slots[1];
    expect(slot?.pairing).toMatchObject({ seq: peep.seq, tidal_volume: 400, tidal_volume_seq: volume.seq });
    expect(slot?.readings.map(({ parameter }) => parameter)).toEqual([
      "plateau_pressure",
      "plateau_pressure",
      "peep",
      "tidal_volume",
    ]);
  });

  test("an unpaired plateau counts for the plateau alone and says so", () => {
    expect(plateau_pressure.slots[2]).toMatchObject({ value: 25 });
    expect(driving_pressure.slots[2]).toMatchObject({ value: null, reason: "UNPAIRED" });
    expect(driving_pressure.slots[2]?.pairing).toBeUndefined();
    expect(standingOf(driving_pressure.slots[2]?.readings ?? [])).toEqual([[alone.seq, "no_pair"]]);
    expect([plateau_pressure.n, driving_pressure.n]).toEqual([2, 1]);
  });

  test("a slot without a plateau was not recorded", () => {
    expect(driving_pressure.slots[0]).toMatchObject({ value: null, expected: true, reason: "NOT_RECORDED" });
  });
});

describe("a day's P/F opens to its blood gases", () => {
  const evening = reading("pao2", 70, "2026-03-01 23:00");
  const morning = reading("pao2", 80, on("08:00"));
  const blind = reading("pao2", 60, on("20:00"));
  const disputed = reading("pao2", 61, on("21:00"), { status: "conflict" });
  const fio2 = [reading("fio2", 0.5, "2026-03-01 22:00"), reading("fio2", 0.5, on("07:00"))];
  const all = [evening, morning, blind, disputed, ...fio2];

  test("each with its FiO2 and whether it was chosen", () => {
    const { pf_ratio } = open(all).figures;
    expect([pf_ratio.value, pf_ratio.n]).toEqual([160, 1]);
    expect(pf_ratio.slots.map(({ value, reason }) => value ?? reason)).toEqual([160, "NO_FIO2", "CONFLICT"]);
    expect(pf_ratio.slots.map(({ readings }) => standingOf(readings))).toEqual([
      [
        [morning.seq, "counted"],
        [fio2[1]?.seq, "counted"],
      ],
      [[blind.seq, "no_pair"]],
      [[disputed.seq, "conflict"]],
    ]);
  });

  test("the one before the infusion included, though it is of the evening before", () => {
    const infusions = [{ startedAt: at(on("03:00")), endedAt: null }];
    const { pf_ratio } = open(all, undefined, { infusions }).figures;
    expect([pf_ratio.value, pf_ratio.n]).toEqual([140, 2]);
    expect(pf_ratio.slots.map(({ readings }) => readings[0]?.excluded ?? "chosen")).toEqual([
      "chosen",
      "not_chosen",
      "no_pair",
      "conflict",
    ]);
  });
});

const anyReading: fc.Arbitrary<Reading> = fc
  .record({
    parameter: fc.constantFrom(
      ...(["peep", "total_peep", "plateau_pressure", "tidal_volume", "fio2", "pao2"] as const),
    ),
    share: fc.integer({ min: 1, max: 9 }),
    quarter: fc.integer({ min: 0, max: 95 }),
    status: fc.constantFrom("valid", "valid", "conflict", "rejected"),
  })
  .map(({ parameter, share, quarter, status }) => {
    const value = parameter === "fio2" ? 0.1 * (1 + share) : 5 * share;
    return {
      ...reading(parameter, value, (DAY.start + quarter * 15 * MINUTE) as Instant),
      status,
    } as Reading;
  });

test("whatever was sent, a mean is the mean of the slots that it opens to, and equals the day's", () => {
  fc.assert(
    fc.property(fc.array(anyReading, { maxLength: 80 }), (readings) => {
      const record = recordOf(readings, { ventilation: [spell(on("03:10"), on("21:40"))] });
      const context = contextAt("2026-03-05 00:00");
      const { figures, segments } = projectDaySources(record, DAY, context);
      const day = projectDays(record, context).days.find(({ local_date }) => local_date === DAY.date);
      expect(day?.segments).toEqual(segments);
      for (const key of ["peep", "plateau_pressure", "driving_pressure", "static_compliance"] as const) {
        const { slots, value, n, expected } = figures[key];
        const values = slots.flatMap((slot) => (slot.value === null ? [] : [slot.value]));
        expect(values).toHaveLength(n);
        expect(slots.filter((slot) => slot.expected)).toHaveLength(expected);
        const mean = n === 0 ? null : values.reduce((sum, one) => sum + one, 0) / n;
        expect(mean).toBe(value);
        expect(segments.ALL[key].mean).toBe(value);
        for (const slot of slots) expect(slot.value === null).toBe(slot.reason !== undefined);
      }
    }),
  );
});
