import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { enrolmentOf, readingOf } from "./replay-csv.ts";

const READING = {
  subject: "S-014",
  parameter: "peep",
  value: "10.5",
  unit: "cm[H2O]",
  measured_at: "2026-03-01T16:05:00+08:00",
};

describe("a row of readings.csv", () => {
  it("becomes the reading that a feed would send, and its place in time", () => {
    expect(readingOf(READING)).toEqual({
      ok: true,
      value: {
        at: Date.parse("2026-03-01T08:05:00Z"),
        reading: {
          subject: "S-014",
          parameter: "peep",
          value: 10.5,
          unit: "cm[H2O]",
          observed_at: "2026-03-01T16:05:00+08:00",
          source: "replay",
        },
      },
    });
  });

  it("keeps a source that the file names", () => {
    const read = readingOf({ ...READING, source: "bedside-3" });
    expect(read.ok && read.value.reading.source).toBe("bedside-3");
  });

  it("leaves it to the server to refuse a parameter, a unit or a value", () => {
    expect(readingOf({ ...READING, parameter: "heart_rate", unit: "furlong", value: "-1e9" }).ok).toBe(true);
  });

  it.each(["", " ", "10,5", "0x1f", "1_000", "NaN", "Infinity", "1e999", "ten"])(
    "refuses the value %j",
    (value) => {
      expect(readingOf({ ...READING, value }).ok).toBe(false);
    },
  );

  it.each(["2026-03-01", "2026-03-01T16:05:00", "2026-02-30T00:00:00Z", "yesterday", ""])(
    "refuses the time %j",
    (measured_at) => {
      expect(readingOf({ ...READING, measured_at }).ok).toBe(false);
    },
  );

  it("says which cell is empty", () => {
    expect(readingOf({ ...READING, unit: "" })).toMatchObject({ ok: false, detail: "unit is empty" });
  });
});

describe("a row of subjects.csv", () => {
  it("leaves out what is not known", () => {
    expect(
      enrolmentOf({
        subject: "24470193",
        sex: "male",
        height_cm: "",
        weight_kg: "80",
        infusion_started_at: "",
      }),
    ).toEqual({ ok: true, value: { subject: "24470193", sex: "male", weight_kg: 80 } });
  });

  it("carries the times of ventilation and infusion", () => {
    const row = {
      subject: "A",
      sex: "female",
      ventilation_started_at: "2026-06-01T17:00:00Z",
      ventilation_ended_at: "2026-06-02T11:01:00Z",
      infusion_started_at: "2026-06-01T19:00:00Z",
    };
    expect(enrolmentOf(row)).toEqual({ ok: true, value: row });
  });

  it.each([
    [{ sex: "unknown" }, "sex"],
    [{ subject: "" }, "subject"],
    [{ height_cm: "tall" }, "height_cm"],
    [{ height_cm: "17.3" }, "height_cm"],
    [{ infusion_started_at: "noon" }, "infusion_started_at"],
  ])("says what is wrong with %j", (change, cell) => {
    const read = enrolmentOf({ subject: "A", sex: "male", ...change });
    expect(read.ok ? "" : read.detail).toContain(cell);
  });
});

describe("any row at all", () => {
  const cell = fc.option(
    fc.oneof(
      fc.string(),
      fc.double().map(String),
      fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
    ),
    { nil: undefined },
  );
  const columns = fc.constantFrom(
    ...Object.keys(READING),
    "sex",
    "height_cm",
    "infusion_started_at",
    "__proto__",
  );

  it("is understood or refused with a sentence, and never throws", () => {
    fc.assert(
      fc.property(fc.dictionary(columns, cell), (row) => {
        for (const read of [readingOf(row), enrolmentOf(row)]) {
          if (!read.ok) expect(read.detail.length).toBeGreaterThan(0);
        }
      }),
    );
  });

  it("never yields a number that is not finite, nor a time that is none", () => {
    fc.assert(
      fc.property(cell, cell, (value, measured_at) => {
        const read = readingOf({ ...READING, value, measured_at });
        if (read.ok) expect([read.value.at, read.value.reading.value].every(Number.isFinite)).toBe(true);
      }),
    );
  });
});
