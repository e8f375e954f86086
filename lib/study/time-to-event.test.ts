import { describe, expect, test } from "vitest";
import { at, SHANGHAI } from "./sample-subject.fixture.ts";
import { crudeMortality, type LifeCourse, timeToDeath } from "./time-to-event.ts";

const enrolled: LifeCourse = {
  enrolledAt: at("2026-03-02 23:00"),
  infusionStart: at("2026-03-04 10:00"),
  death: null,
  lastKnownAlive: null,
};
const until = (course: Partial<LifeCourse>, horizon = 60) =>
  timeToDeath({ ...enrolled, ...course }, SHANGHAI, horizon);

describe("given an enrolment late on 2 March", () => {
  test("a death an hour later is on day 0 if before midnight, and on day 1 after it", () => {
    expect(until({ death: at("2026-03-02 23:59") })).toMatchObject({ time: 0, event: true });
    expect(until({ death: at("2026-03-03 00:00") })).toMatchObject({ time: 1, event: true });
  });

  test("a death on day 60 counts, on day 61 the subject lived for the 60 days", () => {
    expect(until({ death: at("2026-05-01 12:00") })).toMatchObject({ time: 60, event: true, known: true });
    expect(until({ death: at("2026-05-02 12:00") })).toMatchObject({ time: 60, event: false, known: true });
  });

  test("alive at 90 days is (60, 0)", () => {
    expect(until({ lastKnownAlive: at("2026-05-31 12:00") })).toMatchObject({
      time: 60,
      event: false,
      known: true,
    });
  });

  test("last seen on day 14, it is not known whether the subject lived for 28 or 60 days", () => {
    expect(until({ lastKnownAlive: at("2026-03-16 08:00") }, 28)).toMatchObject({
      time: 14,
      event: false,
      known: false,
    });
    expect(until({})).toMatchObject({ time: 0, event: false, known: false });
  });
});

test("without an enrolment days count from the infusion, and it is said", () => {
  expect(until({ enrolledAt: null, death: at("2026-03-06 12:00") })).toMatchObject({
    time: 2,
    origin: "INFUSION",
  });
  expect(until({ death: at("2026-03-06 12:00") })).toMatchObject({ time: 4, origin: "ENROLMENT" });
});

test("without an origin, or with a death before it, there is no time", () => {
  expect(until({ enrolledAt: null, infusionStart: null })).toBeNull();
  expect(until({ death: at("2026-03-01 12:00") })).toBeNull();
});

test("crude mortality counts those of whom nobody knows apart", () => {
  const people = [
    until({ death: at("2026-03-10 12:00") }),
    until({ lastKnownAlive: at("2026-05-31 12:00") }),
    until({ lastKnownAlive: at("2026-03-16 08:00") }),
  ].filter((one) => one !== null);
  expect(crudeMortality(people)).toEqual({ deaths: 1, known: 2, unknown: 1 });
});
