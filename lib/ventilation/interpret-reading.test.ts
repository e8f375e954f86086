import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PROTOCOL } from "../protocol/protocol.ts";
import type { Instant } from "../units/instant.ts";
import { interpretReading, type SentReading } from "./interpret-reading.ts";
import { PARAMETER_KEYS, parameterRow } from "./parameter.ts";

const NOW = Date.parse("2026-03-01T12:00:00Z") as Instant;
const interpret = (sent: Partial<SentReading>) =>
  interpretReading(
    { parameter: "peep", value: 10, unit: "cm[H2O]", observed_at: "2026-03-01T11:00:00Z", ...sent },
    NOW,
    PROTOCOL.acceptance,
  );
const codeOf = (sent: Partial<SentReading>) => {
  const result = interpret(sent);
  return result.ok ? (result.value.impossible?.code ?? "possible") : result.code;
};
const interpreted = (sent: Partial<SentReading>) => {
  const result = interpret(sent);
  return result.ok ? result.value.value : null;
};

describe("units", () => {
  test("10 mbar of PEEP are 10.1972 cmH2O, and what was sent is kept beside it", () => {
    const result = interpret({ value: 10, unit: "mbar" });
    expect(result.ok && result.value).toMatchObject({
      value: 10.1972,
      unit: "cm[H2O]",
      sent: { value: 10, unit: "mbar" },
    });
  });
  test("12 kPa of oxygen are 90.00744 mmHg", () => {
    expect(interpreted({ parameter: "pao2", value: 12, unit: "kPa" })).toBeCloseTo(90.00744, 9);
  });
  test("0.42 L of tidal volume are 420 mL", () => {
    expect(interpreted({ parameter: "tidal_volume", value: 0.42, unit: "L" })).toBe(420);
  });
  test("60 % of oxygen is the fraction 0.6; the unit alone decides", () => {
    expect(interpreted({ parameter: "fio2", value: 60, unit: "%" })).toBeCloseTo(0.6, 12);
    expect(codeOf({ parameter: "fio2", value: 60, unit: "1" })).toBe("out_of_range");
    expect(codeOf({ parameter: "fio2", value: 0.6, unit: "%" })).toBe("out_of_range");
  });
  test("norepinephrine keeps the unit it came in: only a weight connects the two", () => {
    const result = interpret({ parameter: "norepinephrine", value: 0.1, unit: "ug/kg/min" });
    expect(result.ok && result.value.unit).toBe("ug/kg/min");
  });
  test("57 % is the very same value as the fraction 0.57, so one sent after the other is a duplicate", () => {
    expect(interpreted({ parameter: "fio2", value: 57, unit: "%" })).toBe(0.57);
    expect(interpreted({ parameter: "tidal_volume", value: 1.005, unit: "L" })).toBe(1005);
  });
  test("an unknown parameter or unit is refused by its name", () => {
    expect(interpret({ parameter: "peeep" })).toMatchObject({
      code: "unknown_parameter",
      detail: expect.stringContaining("peeep"),
    });
    expect(interpret({ unit: "psi" })).toMatchObject({
      code: "unknown_unit",
      detail: expect.stringContaining("psi"),
    });
    expect(codeOf({ unit: "constructor" })).toBe("unknown_unit");
    expect(codeOf({ parameter: "__proto__" })).toBe("unknown_parameter");
  });
});

describe("limits", () => {
  test.each([
    ["peep", 40, "possible"],
    ["peep", 40.01, "out_of_range"],
    ["peep", 0, "possible"],
    ["peep", -0.1, "out_of_range"],
    ["plateau_pressure", 4.9, "out_of_range"],
    ["plateau_pressure", 80, "possible"],
    ["cxr_quadrants", 2.5, "out_of_range"],
    ["cxr_quadrants", 4, "possible"],
    ["fio2", 0.21, "possible"],
    ["fio2", 0.2, "out_of_range"],
  ] as const)("%s of %s is %s", (parameter, value, expected) => {
    const unit = parameterRow(parameter).unit;
    expect(codeOf({ parameter, value, unit })).toBe(expected);
  });
  test("the registry's tidal volume of 585,573 mL is impossible", () => {
    expect(codeOf({ parameter: "tidal_volume", value: 585_573, unit: "mL" })).toBe("out_of_range");
  });
});

describe("values and times that are none", () => {
  test.each([[Number.NaN], [Number.POSITIVE_INFINITY], ["10"], [null], [undefined], [{}], [true]])(
    "%s is not a number",
    (value) => {
      expect(codeOf({ value })).toBe("not_a_number");
    },
  );
  test.each([
    ["2026-03-01 11:00:00Z"],
    ["2026-03-01T11:00:00"],
    ["2026-02-30T11:00:00Z"],
    ["yesterday"],
    ["2026-03-01T25:00:00Z"],
    ["1970-01-01T00:00:00Z"],
  ])("%s is a bad time", (observed_at) => {
    expect(codeOf({ observed_at })).toBe("bad_time");
  });
  test("two minutes ahead is a clock that runs fast, more is the future", () => {
    expect(codeOf({ observed_at: "2026-03-01T12:02:00Z" })).toBe("possible");
    expect(codeOf({ observed_at: "2026-03-01T12:02:00.001Z" })).toBe("in_the_future");
    expect(codeOf({ observed_at: "2100-01-01T00:00:00Z" })).toBe("in_the_future");
  });
  test("an offset is understood", () => {
    const result = interpret({ observed_at: "2026-03-01T19:00:00+08:00" });
    expect(result.ok && result.value.observedAt).toBe(Date.parse("2026-03-01T11:00:00Z"));
  });
});

test("whatever is sent, the answer is a reading or a code, never an exception", () => {
  fc.assert(
    fc.property(
      fc.record({
        parameter: fc.oneof(fc.string(), fc.constantFrom(...PARAMETER_KEYS)),
        value: fc.anything(),
        unit: fc.oneof(fc.string(), fc.constantFrom("cm[H2O]", "mL", "1", "%")),
        observed_at: fc.oneof(
          fc.string(),
          fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
        ),
      }),
      (sent) => {
        const result = interpret(sent);
        expect(result.ok ? "reading" : result.code).toEqual(expect.any(String));
      },
    ),
  );
});
