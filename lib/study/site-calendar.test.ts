import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { HOUR, type Instant, MINUTE, toIso } from "../units/instant.ts";
import { createSiteCalendar, datesApart, isTimeZone, type SiteCalendar } from "./site-calendar.ts";

const instant = (iso: string) => Date.parse(iso) as Instant;

function dayOn(calendar: SiteCalendar, date: string) {
  const day = calendar.dayOn(date);
  if (day === null) throw new Error(`${date} is no date`);
  return day;
}

describe("the site's calendar", () => {
  test("calls 2026-03-01T16:05Z the second of March in Guangzhou", () => {
    expect(createSiteCalendar("Asia/Shanghai").localDate(instant("2026-03-01T16:05:00Z"))).toBe("2026-03-02");
  });

  test.each([
    ["Asia/Shanghai", "2026-03-08", 24],
    ["America/New_York", "2026-03-08", 23],
    ["America/New_York", "2026-11-01", 25],
    ["Australia/Lord_Howe", "2026-10-04", 23.5],
    ["Australia/Lord_Howe", "2026-04-05", 24.5],
    // The clock goes from 24:00 to 01:00, so the day has no midnight at all.
    ["Asia/Beirut", "2026-03-29", 23],
    ["Africa/Cairo", "2026-04-24", 23],
  ])("in %s gives %s %d hours", (zone, date, hours) => {
    const { start, end } = dayOn(createSiteCalendar(zone), date);
    expect((end - start) / HOUR).toBe(hours);
  });

  test("starts a day whose midnight is skipped at its first instant", () => {
    const { start } = dayOn(createSiteCalendar("Africa/Cairo"), "2026-04-24");
    expect(toIso(start)).toBe("2026-04-23T22:00:00.000Z");
  });

  test("counts calendar days, not spans of 24 h", () => {
    const calendar = createSiteCalendar("Asia/Shanghai");
    const late = instant("2026-03-01T23:59:00+08:00");
    expect(calendar.daysBetween(late, (late + MINUTE) as Instant)).toBe(1);
    expect(calendar.daysBetween(late, (late - 23 * HOUR) as Instant)).toBe(0);
  });

  test("ends a day where the next one starts", () => {
    const calendar = createSiteCalendar("America/New_York");
    const day = dayOn(calendar, "2026-11-01");
    expect(calendar.nextMidnight(day.start)).toBe(day.end);
    expect(dayOn(calendar, "2026-11-02").start).toBe(day.end);
    expect(calendar.localDate((day.end - 1) as Instant)).toBe("2026-11-01");
    expect(calendar.localDate(day.end)).toBe("2026-11-02");
  });

  test.each(["2026-02-30", "2026-2-3", "20260203", "", "2026-13-01"])("knows no date %j", (date) => {
    expect(createSiteCalendar("Asia/Shanghai").dayOn(date)).toBeNull();
  });
});

describe("an hour of the local clock", () => {
  const newYork = createSiteCalendar("America/New_York");

  test("that comes twice is the first of the two", () => {
    expect(toIso(newYork.atHour(dayOn(newYork, "2026-11-01"), 1))).toBe("2026-11-01T05:00:00.000Z");
  });

  test("that is skipped comes as much later as was skipped", () => {
    expect(toIso(newYork.atHour(dayOn(newYork, "2026-03-08"), 2))).toBe("2026-03-08T07:00:00.000Z");
  });

  test("0 and 24 are the day's ends", () => {
    const day = dayOn(newYork, "2026-03-08");
    expect(newYork.atHour(day, 0)).toBe(day.start);
    expect(newYork.atHour(day, 24)).toBe(day.end);
  });
});

describe("a time zone", () => {
  test.each(["Asia/Shanghai", "Etc/GMT+5", "UTC"])("%s is known", (name) => {
    expect(isTimeZone(name)).toBe(true);
  });

  test.each(["Asia/Canton-on-Sea", "", "2026-01-01T00:00[Europe/Paris]"])("%j is refused", (name) => {
    expect(isTimeZone(name)).toBe(false);
    expect(() => createSiteCalendar(name)).toThrow(RangeError);
  });
});

test("every instant has the local date that the time-zone database gives it", () => {
  const zones = [
    "Asia/Shanghai",
    "America/New_York",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
    "Africa/Cairo",
  ];
  const calendars = zones.map(createSiteCalendar);
  fc.assert(
    fc.property(
      fc.constantFrom(...calendars),
      fc.integer({ min: instant("2017-01-01T00:00:00Z"), max: instant("2060-01-01T00:00:00Z") }),
      (calendar, time) => {
        const date = Temporal.Instant.fromEpochMilliseconds(time)
          .toZonedDateTimeISO(calendar.timeZone)
          .toPlainDate();
        const day = calendar.dayAt(time as Instant);
        expect(day.date).toBe(date.toString());
        expect(day.start <= time && time < day.end).toBe(true);
      },
    ),
  );
});

test.each([
  ["2026-02-27", "2026-03-01", 2],
  ["2026-03-01", "2026-03-01", 0],
  ["2026-03-01", "2026-02-28", -1],
  ["2026-02-30", "2026-03-01", null],
  ["", "2026-03-01", null],
])("from %j to %j it is %j days by the calendar", (from, to, days) => {
  expect(datesApart(from, to)).toBe(days);
});
