import { describe, expect, test } from "vitest";
import { at, oClock, reading, spell } from "../study/sample-subject.fixture.ts";
import { AlarmStory } from "./alarm-story.fixture.ts";
import { infusedAt10, on, only, plateau, support } from "./condition-samples.fixture.ts";

describe("PPLAT-OVD", () => {
  test("given no plateau two hours after its time it is raised, and the end of the slot ends it", () => {
    const story = new AlarmStory().given(...plateau(25, "02:00")).given(...support(10, 0.5, "09:30"));
    expect(only(story.at(on("09:59")), "PPLAT-OVD")).toEqual([]);
    expect(only(story.at(on("10:00")), "PPLAT-OVD")).toEqual(["PPLAT-OVD active"]);
    expect(only(story.at(on("12:00")), "PPLAT-OVD")).toEqual([]);
  });

  test("given the slot before was missed as well, it is raised again for the next one", () => {
    const story = new AlarmStory()
      .given(...plateau(25, "02:00"))
      .at(on("10:00"))
      .at(on("12:00"));
    expect(only(story.at(on("15:59")), "PPLAT-OVD")).toEqual([]);
    expect(only(story.at(on("16:00")), "PPLAT-OVD")).toEqual(["PPLAT-OVD active"]);
    expect(
      story.events.filter((event) => "condition" in event && event.condition === "PPLAT-OVD"),
    ).toHaveLength(2);
  });
});

describe("PEEP-OVD", () => {
  test("given no PEEP for more than 75 minutes it is raised, and a PEEP ends it", () => {
    const story = new AlarmStory().given(reading("peep", 10, on("02:00")));
    expect(story.at(on("03:15")).alarms).toEqual([]);
    expect(story.lookAt((at(on("03:15")) + 1) as never).alarms).toEqual(["PEEP-OVD active"]);
    expect(story.given(reading("peep", 10, on("03:20"))).alarms).toEqual([]);
  });

  test("given the window after an infusion it is of medium priority", () => {
    const story = new AlarmStory(infusedAt10).given(...support(10, 0.5, "10:30"));
    const { alarms } = story.at(on("11:46")).board;
    expect(alarms.find(({ condition }) => condition === "PEEP-OVD")).toMatchObject({
      condition: "PEEP-OVD",
      priority: "medium",
    });
  });
});

describe("FEED-SIL", () => {
  const everyMinute = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, index) => reading("peep", 10, on(oClock(2, from + index))));

  test("given a device that is quiet for more than five minutes it is raised, and nothing else is overdue", () => {
    const story = new AlarmStory().given(...everyMinute(0, 30));
    expect(story.at(on("02:35")).alarms).toEqual([]);
    expect(story.at(on("02:36")).alarms).toEqual(["FEED-SIL active"]);
    expect(story.at(on("05:00")).alarms).toEqual(["FEED-SIL active"]);
  });

  test("given a device that is heard again it ends after two minutes", () => {
    const story = new AlarmStory().given(...everyMinute(0, 30)).at(on("02:40"));
    story.given(reading("peep", 10, on("02:41")));
    expect(story.alarms).toEqual(["FEED-SIL active"]);
    story.given(reading("peep", 10, on("02:42")));
    expect(story.at(on("02:43")).alarms).toEqual([]);
  });

  test("given a plateau that became due meanwhile, it is said once the feed is trusted again", () => {
    const story = new AlarmStory().given(...everyMinute(0, 30)).at(on("04:10"));
    story.given(reading("peep", 10, on("04:30"))).given(reading("peep", 10, on("04:31")));
    expect(story.alarms).toEqual(["FEED-SIL active"]);
    expect(story.at(on("04:32")).alarms).toEqual(["PPLAT-OVD active"]);
  });

  test("given a device that falls silent again within ten minutes, it must be heard for two minutes again", () => {
    const story = new AlarmStory().given(...everyMinute(0, 30)).at(on("02:40"));
    story
      .given(reading("peep", 10, on("02:41")))
      .given(reading("peep", 10, on("02:42")))
      .at(on("02:43"));
    expect(only(story.at(on("02:49")), "FEED")).toEqual(["FEED-SIL active"]);
    expect(only(story.given(reading("peep", 10, on("02:50"))), "FEED")).toEqual(["FEED-SIL active"]);
    expect(only(story.at(on("02:52")), "FEED")).toEqual([]);
  });

  test("given a ventilator that is quiet beside a pump that goes on, it is raised, and stays after an hour", () => {
    const pump = (from: number, to: number) =>
      Array.from({ length: to - from + 1 }, (_, index) =>
        reading("norepinephrine", 5, on(oClock(2 + Math.floor((from + index) / 60), (from + index) % 60)), {
          source: "pump",
        }),
      );
    const story = new AlarmStory().given(...everyMinute(0, 30), ...pump(0, 35));
    expect(only(story, "FEED")).toEqual([]);
    expect(only(story.given(...pump(36, 40)), "FEED")).toEqual(["FEED-SIL active"]);
    expect(only(story.given(...pump(41, 110)), "FEED")).toEqual(["FEED-SIL active"]);
  });

  test("given a ventilator that is heard again beside a pump that never fell silent, it ends after two minutes", () => {
    const pump = Array.from({ length: 41 }, (_, minute) =>
      reading("norepinephrine", 5, on(oClock(2, minute)), { source: "pump" }),
    );
    const story = new AlarmStory().given(...everyMinute(0, 30), ...pump);
    story.given(reading("peep", 10, on("02:41")));
    expect(only(story, "FEED")).toEqual(["FEED-SIL active"]);
    expect(only(story.at(on("02:43")), "FEED")).toEqual([]);
  });

  test("given a device that is heard again by its heartbeats alone, it ends after two minutes too", () => {
    const story = new AlarmStory().given(...everyMinute(0, 30)).at(on("02:40"));
    expect(story.beats("ventilator", on("02:41"), on("02:44")).alarms).toEqual(["FEED-SIL active"]);
    expect(story.at(on("02:42:59")).alarms).toEqual(["FEED-SIL active"]);
    expect(story.passTo(on("02:43")).alarms).toEqual([]);
  });

  test("given a server that starts again, it stays until the device is heard, and says since when it was not", () => {
    const story = new AlarmStory().given(...everyMinute(0, 30)).beats("ventilator", on("02:30"), on("02:30"));
    const { figures } = story.at(on("02:40")).board.alarms[0] ?? {};
    expect(figures).toEqual({ last: at(on("02:30")) });
    expect(story.restart(on("02:50")).alarms).toEqual(["FEED-SIL active"]);
    expect(story.at(on("03:30")).alarms).toEqual(["FEED-SIL active"]);
    expect(story.board.alarms[0]?.figures).toEqual(figures);
    expect(story.events).toHaveLength(1);
    story.beats("ventilator", on("03:31"), on("03:36"));
    expect(only(story.at(on("03:33")), "FEED")).toEqual([]);
  });

  test("given an hourly source it is never silent", () => {
    const story = new AlarmStory().given(reading("peep", 10, on("02:00"))).at(on("02:50"));
    expect(story.alarms).toEqual([]);
  });
});

describe("FEED-NONE", () => {
  test("given nothing at all in 75 minutes on the ventilator it is raised, and the first reading ends it", () => {
    const story = new AlarmStory({ ventilation: [spell(on("02:00"))] });
    expect(story.at(on("03:15")).alarms).toEqual([]);
    expect(story.at(on("03:16")).alarms).toEqual(["FEED-NONE active"]);
    expect(story.given(reading("peep", 10, on("03:17"))).alarms).toEqual([]);
  });
});
