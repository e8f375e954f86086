import { describe, expect, test } from "vitest";
import { at } from "../study/sample-subject.fixture.ts";
import { alarmBurden, ventilatedBedDays } from "./alarm-burden.ts";
import { on, raised, ward } from "./alarm-history.fixture.ts";

describe("the burden", () => {
  const day = { from: on("00:00"), to: at("2026-03-03 00:00") };

  test("given a bed ventilated for half a day, counts half a bed-day, and all of it where nothing is known", () => {
    const { ward: beds } = ward().history;
    const half = [{ startedAt: on("12:00"), endedAt: null }];
    expect(ventilatedBedDays(beds, () => half, day.from, day.to)).toBe(0.5);
    expect(ventilatedBedDays(beds, () => [], day.from, day.to)).toBe(1);
  });

  test("given nobody was ventilated, an alarm per bed-day is not a number", () => {
    expect(alarmBurden(ward().alarm("08:01", raised("a")).records, 0).total).toMatchObject({
      alarms: 1,
      perBedDay: null,
    });
  });

  test("given some were acknowledged, the median is of those, and the others are counted", () => {
    const told = ward();
    for (const [name, minute] of [
      ["a", "08:03"],
      ["b", "08:11"],
    ] as const) {
      told.alarm("08:01", raised(name));
      told.alarm(minute, { type: "alarmAcknowledged", alarm: name, wall: null }, "@li.na");
    }
    told.alarm("08:12", raised("c"));
    expect(alarmBurden(told.records, 2).total).toEqual({
      alarms: 3,
      perBedDay: 1.5,
      medianToAcknowledgedMs: 6 * 60_000,
      notAcknowledged: 1,
    });
  });

  test("given eleven causes, the noisiest tenth are the two that raised most, with their share of all", () => {
    const causes = Array.from({ length: 11 }, (_, cause) =>
      Array.from({ length: cause === 3 ? 9 : cause === 7 ? 5 : 1 }, (_, index) => ({
        cause,
        name: `${cause}-${index}`,
      })),
    ).flat();
    const [sample] = ward().alarm("08:01", raised("a")).records;
    const records = causes.flatMap(({ cause, name }) =>
      sample === undefined ? [] : [{ ...sample, alarm: name, subject: `S-${cause}` }],
    );
    const { noisiest, noisiestShare, causes: count } = alarmBurden(records, 1);
    expect(count).toBe(11);
    expect(noisiest.map(({ subject, alarms }) => [subject, alarms])).toEqual([
      ["S-3", 9],
      ["S-7", 5],
    ]);
    expect(noisiestShare).toBeCloseTo(14 / 23, 10);
  });
});
