import { describe, expect, it } from "vitest";
import { HOUR, MINUTE, SECOND } from "#lib/units/instant.ts";
import { formatAge, formatSinceStart, formatStopwatch } from "./age.ts";

const english = { minute: "m", hour: "h", day: "d" };
const age = (ms: number): string => formatAge(ms, english);

describe("the age of a figure", () => {
  it("is in minutes up to an hour, and never rounded up", () => {
    expect([0, 59 * SECOND, MINUTE, 27 * MINUTE, 60 * MINUTE - 1].map(age)).toEqual([
      "0m",
      "0m",
      "1m",
      "27m",
      "59m",
    ]);
  });

  it("is in hours and minutes from then on", () => {
    expect([HOUR, 4 * HOUR + 39 * MINUTE, 25 * HOUR + 5 * MINUTE].map(age)).toEqual([
      "1h00",
      "4h39",
      "25h05",
    ]);
  });

  it("is in days once hours would take three digits", () => {
    expect([100 * HOUR - 1, 100 * HOUR, 240 * HOUR].map(age)).toEqual(["99h59", "4d", "10d"]);
  });

  it("is zero for a bedside clock that runs a little ahead", () => {
    expect(age(-90 * SECOND)).toBe("0m");
  });

  it("speaks the reader's language", () => {
    expect(formatAge(4 * HOUR + 5 * MINUTE, { minute: "分", hour: "时", day: "天" })).toBe("4时05");
  });
});

describe("running clocks", () => {
  it("count the infusion window in hours and minutes", () => {
    expect([0, 4 * HOUR + 10 * MINUTE, 24 * HOUR].map(formatSinceStart)).toEqual([
      "T+00:00",
      "T+04:10",
      "T+24:00",
    ]);
  });

  it("count a lost server in seconds", () => {
    expect([0, 47 * SECOND, 61 * SECOND, HOUR + 2 * MINUTE + 5 * SECOND].map(formatStopwatch)).toEqual([
      "0:00",
      "0:47",
      "1:01",
      "1:02:05",
    ]);
  });
});
