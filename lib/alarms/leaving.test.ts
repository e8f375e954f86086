import { describe, expect, test } from "vitest";
import { at, reading, spell } from "../study/sample-subject.fixture.ts";
import { isOpen } from "./alarm.ts";
import { AlarmStory } from "./alarm-story.fixture.ts";
import { CONDITION_IDS, conditionRow } from "./condition.ts";
import { infusedAt10, on, only, plateau, support } from "./condition-samples.fixture.ts";

const BEFORE = support(10, 0.5, "09:30");
/** FiO2 +0.30 and PEEP +6 at 11:00, an hour after the infusion. */
const risen = (parts = {}) =>
  new AlarmStory({ ...infusedAt10, ...parts }).given(...BEFORE, ...support(16, 0.8, "11:00"));
const extubated = { ventilation: [spell("2026-03-01 00:00", on("11:10"))] };
const deadSince = (time: string) => ({ death: { at: at(on(time)), cause: null } });
const dead = deadSince("11:10");
const dischargedSince = (time: string) =>
  ({ discharge: { at: at(on(time)), to: "ward", offVentilator: true } }) as const;
const discharged = dischargedSince("11:10");
const raisedBy = (story: AlarmStory) =>
  story.events.flatMap((e) => (e.type === "alarmRaised" ? [e.condition] : []));

describe("extubation", () => {
  test("of a patient whose H1 somebody has acknowledged raises nothing from old readings", () => {
    const story = risen().acknowledge("IAE-H1", on("11:05")).become(extubated, on("11:10"));
    story.at(on("12:00"));
    expect(story.alarms).toEqual([]);
    expect(raisedBy(story)).not.toContain("IAE-H2");
  });

  test("leaves an H1 that nobody has answered, marked as ended, and it escalates after its five minutes", () => {
    const story = risen()
      .at(on("11:02"))
      .become({ ventilation: [spell("2026-03-01 00:00", on("11:03"))] }, on("11:03"));
    expect(only(story, "IAE")).toEqual(["IAE-H1 latched"]);
    expect(only(story.at(on("11:05")), "IAE")).toEqual(["IAE-H1 latched escalated"]);
    expect(story.acknowledge("IAE-H1", on("11:06")).alarms).toEqual([]);
  });

  test("ends every alarm of the ventilator that is not latched", () => {
    const story = new AlarmStory().given(...plateau(40, "11:00"), ...support(16, 0.5, "11:02"));
    expect(story.alarms).toEqual(
      expect.arrayContaining(["PPLAT-HI active", "DP-HI active", "PEEP-STEP active"]),
    );
    expect(story.become(extubated, on("11:10")).alarms).toEqual([]);
    expect(story.at(on("14:00")).alarms).toEqual([]);
  });

  test("leaves a low P/F, which only the next blood gas can end, and one by mask raises it", () => {
    const gas = (pao2: number, time: string) => [
      reading("fio2", 0.8, on(time)),
      reading("pao2", pao2, on(time)),
    ];
    const story = new AlarmStory().given(...gas(72, "11:00")).become(extubated, on("11:10"));
    expect(story.alarms).toEqual(["PF-LOW active"]);
    expect(story.given(...gas(96, "12:00")).alarms).toEqual([]);
    expect(story.given(...gas(64, "13:00")).alarms).toEqual(["PF-LOW active"]);
  });

  test("makes oxygen by mask no rising support", () => {
    const story = new AlarmStory({ ...infusedAt10, ...extubated }).given(
      ...BEFORE,
      ...support(10, 0.5, "11:00"),
    );
    story.given(reading("fio2", 0.9, on("11:30")));
    expect(only(story, "IAE")).toEqual([]);
  });

  test("and a reintubation judge the support of the new spell by its own readings", () => {
    const story = risen().acknowledge("IAE-H1", on("11:05")).become(extubated, on("11:10"));
    const again = { ventilation: [...extubated.ventilation, spell(on("11:40"))] };
    story.become(again, on("11:40")).given(reading("peep", 10, on("11:45")));
    expect(only(story, "IAE")).toEqual([]);
    story.given(...support(16, 0.8, "12:00"));
    expect(only(story, "IAE")).toEqual(["IAE-H1 active"]);
  });
});

describe("a death on record", () => {
  test("raises its own alarm, and nothing else from old readings", () => {
    const story = risen().acknowledge("IAE-H1", on("11:05")).become(dead, on("11:12"));
    expect(story.alarms).toEqual(["IAE-D active"]);
    expect(raisedBy(story.at(on("16:00")))).toEqual(["IAE-H1", "PEEP-STEP", "PPLAT-OVD", "IAE-D"]);
  });

  test("leaves what nobody has answered, as extubation does", () => {
    const story = risen().become(deadSince("11:01"), on("11:02"));
    expect(story.alarms).toEqual(["IAE-H1 latched", "IAE-D active"]);
  });

  test("ends what is about a living patient: a low P/F, a bag that runs long", () => {
    const infusion = { infusions: [{ startedAt: at(on("10:00")), endedAt: null }] };
    const story = new AlarmStory(infusion).given(
      reading("fio2", 0.8, on("11:00")),
      reading("pao2", 60, on("11:00")),
    );
    expect(story.at(on("11:05")).alarms).toEqual(
      expect.arrayContaining(["PF-LOW active", "INF-LONG active"]),
    );
    expect(story.become(dead, on("11:12")).alarms).toEqual(["IAE-D active"]);
  });

  test("takes no form off anybody: the window still closes", () => {
    const story = risen().become(dead, on("11:12")).at("2026-03-03 10:01");
    expect(story.alarms).toContain("IAE-END active");
  });

  test("of whom no ventilation was ever entered is one too", () => {
    const story = risen({ ventilation: [] }).acknowledge("IAE-H1", on("11:05")).become(dead, on("11:12"));
    expect(story.alarms).toEqual(["IAE-D active"]);
  });
});

describe("a discharge on record, from a bed that nobody has freed", () => {
  test("ends every alarm, and the log keeps which high ones nobody had answered", () => {
    const story = risen()
      .given(...plateau(40, "11:01", 16))
      .become(discharged, on("11:12"));
    expect(story.alarms).toEqual([]);
    const ends = story.events.flatMap((event) => (event.type === "alarmEnded" ? [event] : []));
    expect(ends).toContainEqual({
      type: "alarmEnded",
      alarm: expect.stringContaining("IAE-H1"),
      reason: "left_ward",
      unanswered: true,
    });
    expect(ends.filter(({ unanswered }) => unanswered)).toHaveLength(1);
  });

  test("is followed by no escalation, no new alarm from what arrives late, and no window's end", () => {
    const story = risen().become(dischargedSince("11:01"), on("11:02"));
    const count = story.events.length;
    story
      .at(on("11:30"))
      .given({ ...reading("plateau_pressure", 40, on("11:05")), recordedAt: at(on("11:40")) });
    story.passTo("2026-03-04 12:00");
    expect(story.events).toHaveLength(count);
  });

  test("that was a mistake brings back what still holds", () => {
    const story = risen().become(discharged, on("11:12")).become({ discharge: null }, on("11:15"));
    // Raised at 11:00 and answered by nobody since.
    expect(only(story, "IAE")).toEqual(["IAE-H1 active escalated"]);
  });

  test("that was a mistake brings back what had been latched", () => {
    const story = risen().given(...support(10, 0.5, "11:03"));
    expect(only(story.become(discharged, on("11:12")), "IAE")).toEqual([]);
    story.become({ discharge: null }, on("15:00"));
    expect(only(story, "IAE")).toEqual(["IAE-H1 latched escalated"]);
  });

  test("is over when the patient is ventilated again", () => {
    const story = risen().become(discharged, on("11:12"));
    const back = { ventilation: [spell("2026-03-01 00:00"), spell(on("15:00"))] };
    story.become(back, on("15:00")).given(...plateau(40, "15:05"));
    expect(story.alarms).toContain("PPLAT-HI active");
  });

  test("stays one when the patient's death is heard of later", () => {
    const story = risen().become(discharged, on("11:12"));
    story.become({ death: { at: at(on("20:00")), cause: null } }, on("21:00"));
    expect(story.board.alarms.filter(isOpen)).toEqual([]);
  });
});

describe("a bed that is freed, as when two patients swap theirs", () => {
  test("takes no alarm that nobody has answered: it is there again in the next bed, and its five minutes go on", () => {
    const story = risen()
      .given(...support(10, 0.5, "11:03"))
      .leave(on("11:03"));
    expect(story.alarms).toEqual([]);
    expect(only(story.at(on("11:04")), "IAE")).toEqual(["IAE-H1 latched"]);
    expect(only(story.at(on("11:05")), "IAE")).toEqual(["IAE-H1 latched escalated"]);
    expect(only(story.acknowledge("IAE-H1", on("11:06")), "IAE")).toEqual([]);
    expect(raisedBy(story).filter((id) => id === "IAE-H1")).toHaveLength(1);
  });

  test("leaves what somebody had acknowledged as it was, while it is still true", () => {
    const story = risen().acknowledge("IAE-H1", on("11:02")).leave(on("11:04"));
    expect(only(story.at(on("11:05")), "IAE-H1")).toEqual(["IAE-H1 acknowledged"]);
    expect(only(story.leave(on("11:10")).at(on("11:45")), "IAE-H1")).toEqual(["IAE-H1 acknowledged"]);
    expect(raisedBy(story).filter((id) => id === "IAE-H1")).toHaveLength(1);
  });

  test("brings back hours later too what still waits for somebody, and nothing that somebody had seen", () => {
    const story = risen().given(...support(10, 0.5, "11:03"));
    const seen = risen()
      .acknowledge("IAE-H1", on("11:02"))
      .given(...support(10, 0.5, "11:03"));
    expect(only(story.leave(on("11:04")).at(on("15:00")), "IAE-H1")).toEqual(["IAE-H1 latched escalated"]);
    expect(only(seen.leave(on("11:04")).at(on("15:00")), "IAE-H1")).toEqual([]);
  });
});

test("every condition says what it lasts as long as, and whatever of the window it is judged by stays with people", () => {
  const lasting = (what: string) => CONDITION_IDS.filter((id) => conditionRow(id).lasts === what);
  expect(lasting("life")).toEqual(["IAE-V", "IAE-T", "INF-LONG", "PF-LOW", "DUE-D"]);
  expect(lasting("stay")).toEqual(["IAE-A", "IAE-D", "IMPLAUS", "VAC", "IAE-END"]);
});
