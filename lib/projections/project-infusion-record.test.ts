import { describe, expect, test } from "vitest";
import { InfusionStory } from "../log/infusion-story.fixture.ts";
import { at, reading } from "../study/sample-subject.fixture.ts";
import { studyInputOf } from "../study/study-input.ts";
import type { Reading } from "../ventilation/reading.ts";
import { projectInfusionRecord } from "./project-infusion-record.ts";
import { contextAt, recordOf } from "./sample-record.fixture.ts";

/** What is on record of an infusion from 14:00 on 2 March, as one sees it at some time. */
function recordAt(now: string, readings: readonly Reading[], story = started()) {
  const record = recordOf(readings, { infusions: story.state.profile.infusions });
  return projectInfusionRecord(story.state, studyInputOf(record.profile, record.readings, contextAt(now)));
}

const started = () => new InfusionStory().prepare().check().start(1, "2026-03-02 14:00");
const settingsBefore = (peep: number, fio2: number, time = "2026-03-02 13:30") => [
  reading("peep", peep, time),
  reading("fio2", fio2, time),
];

describe("the window on record", () => {
  test("given FiO2 above 0.80 before T0, then H1 is out of reach; at 0.80 it is not", () => {
    const [above] = recordAt("2026-03-02 15:00", settingsBefore(10, 0.81)).windows;
    const [at80] = recordAt("2026-03-02 15:00", settingsBefore(10, 0.8)).windows;
    expect([above?.at_ceiling, at80?.at_ceiling]).toEqual([true, false]);
  });

  test("given settings two hours old, then a rise can be judged; a minute older, then not", () => {
    const [fresh] = recordAt("2026-03-02 15:00", settingsBefore(10, 0.5, "2026-03-02 12:00")).windows;
    const [old] = recordAt("2026-03-02 15:00", settingsBefore(10, 0.5, "2026-03-02 11:59")).windows;
    expect([fresh?.rise_evaluable, old?.rise_evaluable]).toEqual([true, false]);
  });

  test("is open to its last instant, and says how far the figures went after T0", () => {
    const readings = [
      ...settingsBefore(10, 0.5),
      reading("peep", 20, "2026-03-02 14:00"),
      reading("peep", 14, "2026-03-02 16:00"),
      reading("peep", 8, "2026-03-03 14:00"),
      reading("peep", 5, "2026-03-03 14:01"),
      reading("plateau_pressure", 28, "2026-03-02 16:00"),
    ];
    const [open] = recordAt("2026-03-03 14:00", readings).windows;
    expect(open?.state).toBe("open");
    // T0 itself is before: that PEEP is the baseline.
    expect(open?.figures).toMatchObject({
      peep: { baseline: 20, lowest: { value: 8 }, highest: { value: 14 } },
      driving_pressure: { baseline: null, highest: { value: 14 } },
      fio2: { baseline: 0.5, lowest: null, highest: null },
    });
    expect(recordAt("2026-03-03 14:01", readings).windows[0]?.state).toBe("closed");
  });

  test("given a second infusion, then each has its own window and a dose of its own", () => {
    const story = started().end("2026-03-02 14:50", 117).infuse("2026-03-04 09:00");
    const { windows } = recordAt("2026-03-04 10:00", [], story);
    expect(windows.map(({ state, given }) => [state, given.volume_ml])).toEqual([
      ["closed", 117],
      ["open", null],
    ]);
  });
});

describe("an event on record", () => {
  test("says by whom it was entered, and whether it came within its hours", () => {
    const story = started()
      .enter({ event: "A1", term: "VT", onset: at("2026-03-02 20:00"), note: null }, "2026-03-02 21:00")
      .enter({ event: "A1", term: "VT", onset: at("2026-03-02 20:01"), note: null }, "2026-03-02 21:00")
      .enter({ event: "D1", term: "arrest", onset: at("2026-03-03 14:00"), note: null }, "2026-03-03 14:00");
    const { candidates } = recordAt("2026-03-03 15:00", [], story);
    expect(candidates.map(({ event, in_time, opened }) => [event, in_time, opened.by])).toEqual([
      ["A1", true, "li.na"],
      ["A1", false, "li.na"],
      ["D1", true, "li.na"],
    ]);
  });
});
