import { describe, expect, test } from "vitest";
import { at, reading } from "../study/sample-subject.fixture.ts";
import { AlarmStory } from "./alarm-story.fixture.ts";
import { CandidateStory } from "./candidate-story.fixture.ts";
import { on, only, plateau, support } from "./condition-samples.fixture.ts";

const infused = (...times: readonly string[]) => ({
  infusions: times.map((time) => ({ startedAt: at(on(time)), endedAt: at(on(time.replace(":00", ":40"))) })),
});
/** Infusions at eight and at noon, each with a baseline of its own: 10 and 0.5, then 12 and 0.6. */
const twice = () =>
  new AlarmStory(infused("08:00", "12:00"))
    .given(...support(10, 0.5, "07:50"))
    .given(...support(12, 0.6, "11:50"));
/** What was raised of an infusion's window, with the number of its infusion. */
const raised = ({ events }: AlarmStory) =>
  events.flatMap((event) => {
    if (event.type !== "alarmRaised" || event.occasion === 0) return [];
    return [`${event.condition} ${event.occasion === at(on("08:00")) ? 1 : 2}`];
  });

describe("given a second infusion within the 24 hours of the first", () => {
  test("when support rises far above both baselines, then one alarm says so, by the second", () => {
    const story = twice().given(...support(17, 0.85, "13:00"));
    expect(raised(story)).toEqual(["IAE-H1 2"]);
    expect(only(story, "IAE")).toEqual(["IAE-H1 active"]);
  });

  test("when it rises far above the first baseline alone, then that one says so", () => {
    expect(raised(twice().given(...support(15, 0.7, "13:00")))).toEqual(["IAE-H1 1"]);
  });

  test("when it then rises above the second as well before anybody came, then it is the same alarm", () => {
    const story = twice()
      .given(...support(15, 0.7, "13:00"))
      .given(...support(17, 0.85, "13:30"));
    expect(raised(story)).toEqual(["IAE-H1 1"]);
    story.acknowledge("IAE-H1", on("13:31")).given(...support(18, 0.85, "13:40"));
    expect(raised(story)).toEqual(["IAE-H1 1"]);
    expect(only(story, "IAE-H1 acknowledged")).toHaveLength(1);
  });

  test("when it goes on rising after somebody acknowledged it, then the second baseline's own limit sounds", () => {
    const story = twice()
      .given(...support(15, 0.7, "13:00"))
      .acknowledge("IAE-H1", on("13:01"))
      .given(...support(24, 1, "14:00"));
    expect(raised(story)).toEqual(["IAE-H1 1", "IAE-H1 2"]);
    expect(only(story, "IAE")).toEqual(["IAE-H1 acknowledged", "IAE-H1 active"]);
  });

  test("when the second one's own limit was reached before somebody acknowledged, and is known only after, then it sounds", () => {
    const story = twice()
      .given(...support(15, 0.7, "13:00"))
      .acknowledge("IAE-H1", on("13:20"))
      .given(...support(20, 0.9, "13:15").map((one) => ({ ...one, recordedAt: at(on("13:21")) })));
    expect(raised(story)).toEqual(["IAE-H1 1", "IAE-H1 2"]);
  });

  test("when half of it was said of one, then the whole of the other still sounds", () => {
    const story = twice()
      .given(...support(12, 0.85, "13:00"))
      .acknowledge("IAE-H2", on("13:01"))
      .given(...support(15, 0.85, "13:30"));
    expect(raised(story)).toEqual(["IAE-H2 2", "IAE-H1 1"]);
  });

  test("when a rise had been acknowledged before it, then a further one after it is another alarm", () => {
    const story = new AlarmStory(infused("08:00", "12:00"))
      .given(...support(10, 0.5, "07:50"))
      .given(...support(15, 0.7, "09:00"))
      .acknowledge("IAE-H1", on("09:01"))
      .given(...support(15, 0.7, "11:50"))
      .given(...support(20, 0.9, "13:00"));
    expect(raised(story)).toEqual(["IAE-H1 1", "IAE-H1 2"]);
    expect(only(story, "IAE")).toEqual(["IAE-H1 acknowledged", "IAE-H1 active"]);
  });

  test("when nobody answers, then the rise escalates once", () => {
    const story = twice().given(...support(17, 0.85, "13:00"));
    story.at(on("13:05")).at(on("13:20"));
    expect(story.events.filter(({ type }) => type === "alarmEscalated")).toHaveLength(1);
  });

  test("when seven hours after the first it rises, then it is H1 of the second, which the first would not be", () => {
    expect(raised(twice().given(...support(17, 0.85, "15:00")))).toEqual(["IAE-H1 2"]);
    const once = new AlarmStory(infused("08:00"))
      .given(...support(10, 0.5, "07:50"))
      .given(...support(17, 0.85, "15:00"));
    expect(raised(once)).toEqual(["IAE-H2 1"]);
  });

  test("when a dose crosses its threshold, fever comes or compliance falls, then each is one alarm", () => {
    const story = twice()
      .given(reading("temperature", 36.8, on("07:55")), reading("temperature", 36.9, on("11:55")))
      .given(...plateau(20, "07:30"), ...plateau(20, "11:30"))
      .given(reading("norepinephrine", 12, on("13:00")))
      .given(reading("temperature", 38.6, on("13:10")))
      .given(...plateau(30, "13:20", 12));
    const ofBoth = raised(story).filter((word) => !word.startsWith("INF"));
    expect(ofBoth).toEqual(["IAE-V 2", "IAE-T 2", "CST-DROP 2"]);
  });

  test("when a window closes, then its form is asked for, and the other goes on", () => {
    const story = twice();
    story.at("2026-03-03 08:01");
    expect(only(story, "IAE-END")).toEqual(["IAE-END active"]);
    story.acknowledge("IAE-END", "2026-03-03 08:02").at("2026-03-03 12:01");
    expect(raised(story)).toEqual(["IAE-END 1", "IAE-END 2"]);
  });

  test("when it runs for long, then the time counts from its own first bag", () => {
    const story = new AlarmStory({
      infusions: [
        { startedAt: at(on("08:00")), endedAt: at(on("08:40")) },
        { startedAt: at(on("12:00")), endedAt: at(on("12:30")) },
        { startedAt: at(on("12:35")), endedAt: null },
      ],
    });
    story.at(on("13:00"));
    expect(only(story, "INF-LONG")).toEqual([]);
    story.at(on("13:01"));
    expect(only(story, "INF-LONG")).toEqual(["INF-LONG active"]);
  });
});

describe("the candidates of two windows that overlap", () => {
  const second = () => {
    const story = new CandidateStory().given(...support(10, 0.5, "13:50"));
    story.infusion.infuse("2026-03-02 18:00", null, "infusion");
    return story.given(...support(12, 0.6, "17:50"));
  };

  test("given what both see at one moment, then it is one candidate, of the later infusion", () => {
    const story = second().given(reading("norepinephrine", 12, on("19:00")));
    expect(story.candidates).toEqual(["V1 19:00"]);
    expect(story.all[0]?.t0).toBe(at(on("18:00")));
  });

  test("given a rise that reaches the second baseline's limit later, then each window has its own", () => {
    const story = second()
      .given(...support(15, 0.7, "19:00"))
      .given(...support(17, 0.85, "19:30"));
    expect(story.candidates).toEqual(["H1 19:00", "H1 19:30"]);
    expect(story.all.map(({ t0 }) => t0)).toEqual([at(on("14:00")), at(on("18:00"))]);
    expect(new Set(story.all.map(({ alarm }) => alarm)).size).toBeLessThanOrEqual(2);
    expect(story.alarms.filter((condition) => condition === "IAE-H1")).toHaveLength(1);
  });

  test("given an infusion that is told of only later, then what was found stays as it is", () => {
    const story = new CandidateStory()
      .given(...support(10, 0.5, "13:50"))
      .given(reading("norepinephrine", 12, on("19:00")));
    story.infusion.infuse("2026-03-02 18:00", null, "infusion");
    story.given(reading("norepinephrine", 13, on("19:30")));
    expect(story.candidates).toEqual(["V1 19:00"]);
    expect(story.superseded).toEqual([]);
  });
});
