import { describe, expect, test } from "vitest";
import { at, reading } from "../study/sample-subject.fixture.ts";
import { AlarmStory } from "./alarm-story.fixture.ts";
import { CandidateStory } from "./candidate-story.fixture.ts";
import { infusedAt10, on, only, plateau, support } from "./condition-samples.fixture.ts";

const startedAt = (time: string) => ({ infusions: [{ startedAt: at(on(time)), endedAt: null }] });
const raised = ({ events }: AlarmStory, condition: string) =>
  events.filter((event) => event.type === "alarmRaised" && event.condition === condition).length;

describe("a T0 that is corrected by minutes", () => {
  const risen = () =>
    new AlarmStory(infusedAt10).given(...support(10, 0.5, "09:30")).given(...support(16, 0.8, "11:00"));

  test("leaves the alarm of the same rise as it was acknowledged, there and back", () => {
    const story = risen().acknowledge("IAE-H1", on("11:02")).become(startedAt("10:02"), on("11:10"));
    expect(only(story, "IAE")).toEqual(["IAE-H1 acknowledged"]);
    story.become(startedAt("10:00"), on("11:20"));
    expect(only(story, "IAE")).toEqual(["IAE-H1 acknowledged"]);
    expect(raised(story, "IAE-H1")).toBe(1);
    expect(only(story.given(...support(10, 0.5, "12:00")), "IAE")).toEqual([]);
  });

  test("escalates what nobody answers once, when it would have", () => {
    const story = risen().become(startedAt("10:02"), on("11:03")).at(on("11:05"));
    expect(only(story, "IAE")).toEqual(["IAE-H1 active escalated"]);
    story.become(startedAt("10:00"), on("11:07")).at(on("11:20"));
    expect(only(story, "IAE")).toEqual(["IAE-H1 active escalated"]);
    expect(story.events.filter(({ type }) => type === "alarmEscalated")).toHaveLength(1);
  });

  test("does the same for a vasopressor and a fall of compliance that somebody has acknowledged", () => {
    const story = new AlarmStory(infusedAt10)
      .given(...plateau(20, "09:00", 10, 400))
      .given(reading("norepinephrine", 12, on("11:00")), ...plateau(30, "11:00", 10, 400))
      .acknowledge("IAE-V", on("11:02"))
      .acknowledge("CST-DROP", on("11:02"))
      .become(startedAt("10:02"), on("11:10"));
    expect(only(story, "IAE-V")).toEqual(["IAE-V acknowledged"]);
    expect(only(story, "CST-DROP")).toEqual(["CST-DROP acknowledged"]);
  });

  test("leaves an infusion that runs long one alarm, as it was acknowledged, which says the time anew", () => {
    const running = (time: string) => ({ infusions: [{ startedAt: at(on(time)), endedAt: null }] });
    const story = new AlarmStory(running("10:00")).at(on("11:05"));
    story.acknowledge("INF-LONG", on("11:06")).become(running("09:50"), on("11:10"));
    expect(only(story, "INF-LONG")).toEqual(["INF-LONG acknowledged"]);
    expect(raised(story, "INF-LONG")).toBe(1);
    expect(story.board.alarms.find(({ condition }) => condition === "INF-LONG")?.figures).toEqual({
      started: at(on("09:50")),
    });
  });

  test("asks once for the form of a window that has closed", () => {
    const story = risen().at("2026-03-03 10:01").become(startedAt("10:02"), "2026-03-03 10:30");
    expect(only(story, "IAE-END")).toEqual(["IAE-END active"]);
  });

  test("to after the rise ends what somebody has acknowledged: it was so before the infusion", () => {
    const story = risen().acknowledge("IAE-H1", on("11:02")).become(startedAt("11:05"), on("11:10"));
    expect(only(story, "IAE")).toEqual([]);
  });

  test("opens its candidate anew, and that belongs to the same alarm", () => {
    const story = new CandidateStory()
      .given(...support(10, 0.5, "13:30"))
      .given(...support(16, 0.8, "15:00"))
      .acknowledge("IAE-H1", on("15:02"))
      .correctStart(on("14:00"), on("14:02"), on("15:10"));
    expect(story.alarms.filter((condition) => condition.startsWith("IAE"))).toEqual(["IAE-H1"]);
    expect(story.superseded).toEqual(["H1 15:00"]);
    expect(story.candidates).toEqual(["H1 15:00"]);
    expect(new Set(story.all.map(({ alarm }) => alarm)).size).toBe(1);
  });
});
