import { describe, expect, test } from "vitest";
import { PROTOCOL } from "../protocol/protocol.ts";
import { latestInfusionWindow } from "../study/infusion-window.ts";
import { at } from "../study/sample-subject.fixture.ts";
import { givenCells, givenVolume } from "./given-dose.ts";
import { InfusionStory, TWO_BAGS } from "./infusion-story.fixture.ts";

const windowOf = ({ state }: InfusionStory) => latestInfusionWindow(state.profile, PROTOCOL.infusionWindow);
const running = () => new InfusionStory().prepare().check().start(1, "2026-03-02 14:00");

describe("before anything is given", () => {
  test("given a preparation, when nobody else has checked it, then it cannot be started", () => {
    expect(new InfusionStory().prepare().start(1, "2026-03-02 14:00").refused).toBe("not_checked");
  });

  test("given a preparation, when whoever prepared it wants to check it, then somebody else must", () => {
    expect(new InfusionStory().prepare().check("@li.na").refused).toBe("same_person");
  });

  test("given a checked preparation, when it is written down anew, then both versions are kept and it is checked again", () => {
    const story = new InfusionStory().prepare().check();
    story.correct({ ...TWO_BAGS, lot: "L-2292" }, "2026-03-02 13:20", "@wu.min");
    expect(story.record().checked).toBeNull();
    expect(story.record().preparation.lot).toBe("L-2292");
    expect(story.record().earlier.map(({ preparation, reason }) => [preparation.lot, reason])).toEqual([
      ["L-2291", "typing error"],
    ]);
    // Whoever wrote it down last prepared it.
    expect(story.check("@wu.min").refused).toBe("same_person");
    expect(story.check("@li.na").refused).toBeNull();
  });

  test("given cells of passage 6, when they are prepared, then the registry's passages are named", () => {
    expect(new InfusionStory().prepare({ ...TWO_BAGS, passage: 6 }).refused).toBe("bad_preparation");
    expect(new InfusionStory().prepare({ ...TWO_BAGS, passage: 3 }).refused).toBeNull();
    expect(new InfusionStory().prepare({ ...TWO_BAGS, passage: 5 }).refused).toBeNull();
  });

  test("given saline, when it is prepared, then it has no cells and no passage", () => {
    const saline = {
      ...TWO_BAGS,
      arm: "SALINE",
      passage: null,
      prescribedCells: null,
      bags: [{ label: "S-1", volumeMl: 100, cells: null }],
    } as const;
    expect(new InfusionStory().prepare(saline).refused).toBeNull();
    expect(new InfusionStory().prepare({ ...saline, passage: 4 }).refused).toBe("bad_preparation");
  });

  test("given an answer that was lost, when the same is sent again, then there is one infusion on record", () => {
    const story = new InfusionStory().prepare().prepare();
    expect(story.state.treatment.records).toHaveLength(1);
  });

  test("given a preparation that has expired, when it is started without a reason, then one is asked for", () => {
    const expired = { ...TWO_BAGS, expiresAt: at("2026-03-02 13:59") };
    const story = new InfusionStory().prepare(expired).check().start(1, "2026-03-02 14:00");
    expect(story.refused).toBe("expired");
    const step = { step: "start_bag", bag: 1, at: null, expiredBecause: "released by the producer" } as const;
    expect(story.give(step, "2026-03-02 14:01").refused).toBeNull();
    expect(story.record().expiredBecause).toBe("released by the producer");
    // Its second bag is of the same lot: it was said once.
    expect(story.start(2, "2026-03-02 14:30").refused).toBeNull();
  });

  test("given a preparation that is not to be given, when it is put aside, then it is kept and cannot start", () => {
    const story = new InfusionStory().prepare().check().discard("2026-03-02 13:30");
    expect(story.record().discarded).toMatchObject({ reason: "thawed too long", by: "@li.na" });
    expect(story.start(1, "2026-03-02 14:00").refused).toBe("infusion_over");
  });
});

describe("while it is given", () => {
  test("given two bags, when the second is hung, then T0 and the window are of the first and it is one infusion", () => {
    const story = running().start(2, "2026-03-02 14:30");
    expect(windowOf(story)?.startedAt).toBe(at("2026-03-02 14:00"));
    expect(story.state.profile.infusions).toHaveLength(1);
    expect(story.record().bags).toEqual([
      { startedAt: at("2026-03-02 14:00"), endedAt: at("2026-03-02 14:30"), givenMl: null },
      { startedAt: at("2026-03-02 14:30"), endedAt: null, givenMl: null },
    ]);
  });

  test("given an interruption, when it is resumed, then T0, window and the running infusion stay as they were", () => {
    const story = running();
    const before = windowOf(story);
    story.give({ step: "interrupt", at: null, reason: "blood pressure" }, "2026-03-02 14:10");
    expect(story.start(2, "2026-03-02 14:12").refused).toBe("interrupted");
    story.give({ step: "resume", at: null }, "2026-03-02 14:20");
    expect(windowOf(story)).toEqual(before);
    expect(story.state.profile.infusions).toEqual([{ startedAt: at("2026-03-02 14:00"), endedAt: null }]);
    expect(story.record().interruptions).toEqual([
      { from: at("2026-03-02 14:10"), to: at("2026-03-02 14:20"), reason: "blood pressure" },
    ]);
  });

  test("given an end during an interruption, when it is recorded, then both are over and what went in is kept", () => {
    const story = running();
    story.give({ step: "interrupt", at: null, reason: "rash" }, "2026-03-02 14:10");
    story.give({ step: "end", at: null, givenMl: 30, reason: "rash" }, "2026-03-02 14:15");
    expect(story.record()).toMatchObject({
      endedAt: at("2026-03-02 14:15"),
      givenMl: 30,
      endReason: "rash",
      interruptions: [{ to: at("2026-03-02 14:15") }],
    });
    expect(givenCells(story.record())).toBe(18e6);
    expect(story.state.profile.infusions[0]?.endedAt).toBe(at("2026-03-02 14:15"));
  });

  test("given bags of which each says what went in, when cells are added up, then each bag's own are", () => {
    const story = running();
    story.give({ step: "end_bag", bag: 1, at: null, givenMl: 100 }, "2026-03-02 14:30");
    story.start(2, "2026-03-02 14:32");
    story.give({ step: "end_bag", bag: 2, at: null, givenMl: 16.67 }, "2026-03-02 14:40");
    story.end("2026-03-02 14:40");
    expect(givenCells(story.record())).toBeCloseTo(70e6, -4);
    expect(givenVolume(story.record())).toBeCloseTo(116.67, 6);
  });

  test("given an end without a volume, when the dose is asked for, then it is not known and not zero", () => {
    const story = running().end("2026-03-02 14:40");
    expect([givenCells(story.record()), givenVolume(story.record())]).toEqual([null, null]);
  });

  test("given a step that was done, when it is sent again with its time, then nothing more is recorded", () => {
    const story = new InfusionStory().prepare().check();
    const step = { step: "start_bag", bag: 1, at: at("2026-03-02 14:00"), expiredBecause: null } as const;
    story.give(step, "2026-03-02 14:01");
    const count = story.events.length;
    expect(story.give(step, "2026-03-02 14:02").refused).toBeNull();
    expect(story.since(count)).toEqual([]);
    expect(story.start(1, "2026-03-02 14:05").refused).toBe("bag_begun");
  });

  test("given a time before what is on record, or in the future, when a step names it, then it is refused", () => {
    const story = running().start(2, "2026-03-02 14:30");
    const end = (time: string) =>
      story.give({ step: "end", at: at(time), givenMl: null, reason: null }, "2026-03-02 15:00").refused;
    expect([end("2026-03-02 14:29"), end("2026-03-02 15:01")]).toEqual(["bad_time", "in_the_future"]);
  });

  test("given a feed that started it, when a nurse hangs the first bag, then it is the same infusion", () => {
    const story = new InfusionStory().prepare().check().infuse("2026-03-02 14:00");
    story.start(1, "2026-03-02 14:02");
    expect(story.state.profile.infusions).toHaveLength(1);
    expect(story.record().startedAt).toBe(at("2026-03-02 14:00"));
    story.end("2026-03-02 14:40", 100);
    expect(story.state.profile.infusions[0]?.endedAt).toBe(at("2026-03-02 14:40"));
  });

  test("given a bag that a feed adds meanwhile, when the nurse ends hers, then hers ends", () => {
    const story = running().infuse("2026-03-02 14:20").end("2026-03-02 14:40", 100);
    expect(story.state.profile.infusions.map(({ endedAt }) => endedAt)).toEqual([
      at("2026-03-02 14:40"),
      null,
    ]);
  });
});

describe("a second infusion", () => {
  const second = () => {
    const story = running().end("2026-03-02 14:50", 117);
    story.prepare(
      { ...TWO_BAGS, lot: "L-3000", expiresAt: at("2026-03-09 08:00") },
      "@li.na",
      "2026-03-04 08:00",
    );
    return story.check("@wu.min", "2026-03-04 08:10", 2).start(1, "2026-03-04 09:00", 2);
  };

  test("given a window that has closed, when another infusion starts, then it has a window of its own and study days stay", () => {
    const story = second();
    expect(windowOf(story)?.startedAt).toBe(at("2026-03-04 09:00"));
    expect(story.state.profile.infusions[0]?.startedAt).toBe(at("2026-03-02 14:00"));
  });

  test("given a record of its own, when it starts soon after the first, then it is no further bag of that one", () => {
    const story = running().end("2026-03-02 14:50", 117);
    story.prepare({ ...TWO_BAGS, lot: "L-3000" }, "@li.na", "2026-03-02 15:00");
    story.check("@wu.min", "2026-03-02 15:05", 2).start(1, "2026-03-02 15:20", 2);
    expect(windowOf(story)?.startedAt).toBe(at("2026-03-02 15:20"));
  });

  test("given a start that a feed told of soon after the first, when a record describes it, then it is no further bag", () => {
    const story = running().end("2026-03-02 14:50", 117).infuse("2026-03-02 15:20");
    expect(windowOf(story)?.startedAt).toBe(at("2026-03-02 14:00"));
    story.prepare({ ...TWO_BAGS, lot: "L-3000" }, "@li.na", "2026-03-02 15:25");
    story.check("@wu.min", "2026-03-02 15:25", 2).start(1, "2026-03-02 15:30", 2);
    expect(windowOf(story)?.startedAt).toBe(at("2026-03-02 15:20"));
    expect(story.state.profile.infusions).toHaveLength(2);
  });

  test("given an infusion that runs, when another is started, then the first must end", () => {
    const story = second();
    story.prepare(
      { ...TWO_BAGS, lot: "L-4", expiresAt: at("2026-03-09 08:00") },
      "@li.na",
      "2026-03-04 09:10",
    );
    story.check("@wu.min", "2026-03-04 09:10", 3);
    expect(story.start(1, "2026-03-04 09:20", 3).refused).toBe("infusion_running");
  });
});

describe("a start that was wrong", () => {
  test("given a corrected T0, when the window is asked for, then it is the new one, and bag and record move along", () => {
    const story = running().correctStart("2026-03-02 14:00", "2026-03-02 13:40", "2026-03-02 15:00");
    expect(windowOf(story)?.startedAt).toBe(at("2026-03-02 13:40"));
    expect(story.record()).toMatchObject({
      startedAt: at("2026-03-02 13:40"),
      bags: [{ startedAt: at("2026-03-02 13:40") }, { startedAt: null }],
    });
    expect(story.state.treatment.startCorrections).toMatchObject([
      { from: at("2026-03-02 14:00"), to: at("2026-03-02 13:40"), reason: "clock was wrong" },
    ]);
    const count = story.events.length;
    story.correctStart("2026-03-02 14:00", "2026-03-02 13:40", "2026-03-02 15:01");
    expect([story.refused, story.since(count)]).toEqual([null, []]);
  });

  test("given an interruption, when the start is moved behind it, then that is refused", () => {
    const story = running();
    story.give({ step: "interrupt", at: null, reason: "rash" }, "2026-03-02 14:10");
    expect(story.correctStart("2026-03-02 14:00", "2026-03-02 14:11", "2026-03-02 15:00").refused).toBe(
      "bad_time",
    );
    expect(story.correctStart("2026-03-02 14:00", "2026-03-02 14:10", "2026-03-02 15:00").refused).toBeNull();
  });

  test("given an infusion that never started, when a feed takes it back, then nothing of it was given", () => {
    const story = running().patchStart(null, "2026-03-02 15:00");
    expect(windowOf(story)).toBeNull();
    expect(story.record()).toMatchObject({
      startedAt: null,
      bags: [{ startedAt: null }, { startedAt: null }],
    });
  });
});

describe("an end that was wrong", () => {
  test("given 1170 mL instead of 117, when it is corrected, then what was given is worked out anew and both are kept", () => {
    const story = running().start(2, "2026-03-02 14:30").end("2026-03-02 14:50", 1170);
    story.correctEnd("2026-03-02 14:45", 117, "2026-03-02 15:00");
    expect(story.record()).toMatchObject({
      endedAt: at("2026-03-02 14:45"),
      givenMl: 117,
      bags: [{ endedAt: at("2026-03-02 14:30") }, { endedAt: at("2026-03-02 14:45") }],
      earlierEnds: [{ endedAt: at("2026-03-02 14:50"), givenMl: 1170, reason: "typing error" }],
    });
    expect(givenCells(story.record())).toBeCloseTo(70.2e6, -3);
    expect(story.state.profile.infusions[0]?.endedAt).toBe(at("2026-03-02 14:45"));
    const count = story.events.length;
    story.correctEnd("2026-03-02 14:45", 117, "2026-03-02 15:01");
    expect(story.since(count)).toEqual([]);
  });

  test("given a volume that nobody measured, when it is corrected to nothing, then it is not known", () => {
    const story = running()
      .end("2026-03-02 14:50", 100)
      .correctEnd("2026-03-02 14:50", null, "2026-03-02 15:00");
    expect([givenVolume(story.record()), givenCells(story.record())]).toEqual([null, null]);
  });

  test("given the second bag's start, when the end is moved before it, or nothing has ended, then it is refused", () => {
    const story = running().start(2, "2026-03-02 14:30");
    expect(story.correctEnd("2026-03-02 14:40", 100, "2026-03-02 15:00").refused).toBe("not_running");
    story.end("2026-03-02 14:50", 117);
    expect(story.correctEnd("2026-03-02 14:29", 117, "2026-03-02 15:00").refused).toBe("bad_time");
    expect(story.correctEnd("2026-03-02 15:01", 117, "2026-03-02 15:00").refused).toBe("in_the_future");
  });
});
