import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { at, oClock, reading, spell } from "../study/sample-subject.fixture.ts";
import type { Reading } from "../ventilation/reading.ts";
import { AlarmStory } from "./alarm-story.fixture.ts";

const on = (time: string) => `2026-03-02 ${time}`;
/** Sent together at this time, whenever they were observed. */
const together = (time: string, ...readings: readonly Reading[]) =>
  readings.map((one) => ({ ...one, recordedAt: at(on(time)) }));
const typesOf = (story: AlarmStory) => story.events.map(({ type }) => type);

describe("readings that arrive together", () => {
  const crossing = (time: string) =>
    [
      reading("peep", 17, on("07:50")),
      reading("plateau_pressure", 31, on("08:00")),
      reading("plateau_pressure", 29, on("08:20")),
      reading("peep", 17, on("08:20")),
    ].map((one) => ({ ...one, recordedAt: at(on(time)) }));

  test("given a limit that was crossed and left again among them, it is in the record, and over", () => {
    const story = new AlarmStory().given(...crossing("08:21"));
    expect(story.alarms).toEqual([]);
    expect(typesOf(story)).toEqual(["alarmRaised", "alarmCauseEnded", "alarmEnded"]);
  });

  test("given a rise after an infusion that was over before they came, it stays until somebody sees it", () => {
    const infused = { infusions: [{ startedAt: at(on("10:00")), endedAt: at(on("10:40")) }] };
    const support = (peep: number, fio2: number, time: string) => [
      reading("peep", peep, on(time)),
      reading("fio2", fio2, on(time)),
    ];
    const story = new AlarmStory(infused).given(...support(10, 0.5, "09:30"));
    story.given(...together("11:40", ...support(16, 0.8, "11:00"), ...support(10, 0.5, "11:30")));
    expect(story.alarms.filter((word) => word.startsWith("IAE"))).toEqual(["IAE-H1 latched"]);
  });

  test("given a rise that arrives in time, after later values were known, it stays until somebody sees it", () => {
    const infused = { infusions: [{ startedAt: at(on("10:00")), endedAt: at(on("10:40")) }] };
    const support = (peep: number, fio2: number, time: string) => [
      reading("peep", peep, on(time)),
      reading("fio2", fio2, on(time)),
    ];
    const overtaken = (arrival: string) =>
      new AlarmStory(infused)
        .given(...support(10, 0.5, "09:30"))
        .given(...support(10, 0.5, "12:00"))
        .given(...together(arrival, ...support(16, 0.75, "11:00")))
        .alarms.filter((word) => word.startsWith("IAE"));
    expect(overtaken("12:30")).toEqual(["IAE-H1 latched"]);
    expect(overtaken("13:01")).toEqual([]);
  });

  test("given they come hours late, nothing is raised by what is over", () => {
    const story = new AlarmStory().given(...crossing("10:30"));
    expect(story.alarms).toEqual(["PEEP-OVD active"]);
    expect(typesOf(story)).toEqual(["alarmRaised"]);
  });

  test("given a gap that they fill, nothing was overdue in it", () => {
    const story = new AlarmStory().given(
      ...together("03:50", reading("peep", 10, on("02:00")), reading("peep", 10, on("03:40"))),
    );
    expect(story.events).toEqual([]);
  });

  test("raise the same alarms, one by one or all at once", () => {
    const plateaus = fc.array(fc.integer({ min: 24, max: 34 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(plateaus, (values) => {
        const readings = values.flatMap((value, index) => {
          const time = on(oClock(8, index * 5));
          return [reading("peep", 16, time), reading("plateau_pressure", value, time)];
        });
        const last = on(oClock(8, (values.length - 1) * 5));
        const oneByOne = new AlarmStory({ ventilation: [spell("2026-03-01 00:00")] });
        for (let index = 0; index < readings.length; index += 2) {
          oneByOne.given(...readings.slice(index, index + 2));
        }
        const atOnce = new AlarmStory({ ventilation: [spell("2026-03-01 00:00")] });
        atOnce.given(...readings.map((one) => ({ ...one, recordedAt: at(last) })));
        expect(atOnce.alarms).toEqual(oneByOne.alarms);
        // Told apart only by reopening, which asks how long ago something ended.
        const crossings = (story: AlarmStory) =>
          story.events.filter(({ type }) => type === "alarmRaised" || type === "alarmReturned").length;
        expect(crossings(atOnce)).toBe(crossings(oneByOne));
      }),
    );
  });
});
