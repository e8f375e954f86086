import { describe, expect, test } from "vitest";
import { at, reading } from "../study/sample-subject.fixture.ts";
import type { Reading } from "../ventilation/reading.ts";
import { CandidateStory } from "./candidate-story.fixture.ts";

/** PEEP and FiO2 of one moment, on the second of March unless the time says otherwise. */
const settings = (
  time: string,
  peep: number,
  fio2: number,
  parts: Partial<Reading> = {},
): readonly [Reading, Reading] => {
  const when = time.length > 5 ? time : `2026-03-02 ${time}`;
  return [reading("peep", peep, when, parts), reading("fio2", fio2, when, parts)];
};
const before = settings("13:30", 10, 0.5);
const risen = (time: string, parts: Partial<Reading> = {}) => settings(time, 15, 0.7, parts);

describe("what the data say", () => {
  test("given FiO2 +0.20 and PEEP +5 within six hours, when they arrive, then H1 is a candidate with its alarm", () => {
    const story = new CandidateStory().given(...before).given(...risen("15:12"));
    expect(story.candidates).toEqual(["H1 15:12"]);
    expect(story.alarms).toContain("IAE-H1");
    expect(story.all[0]).toMatchObject({
      origin: "data",
      t0: at("2026-03-02 14:00"),
      alarm: story.board.alarms.find(({ condition }) => condition === "IAE-H1")?.alarm,
      figures: { fio2: expect.closeTo(0.2, 9), peep: 5 },
    });
  });

  test("given a rise just below, when it arrives, then nothing is a candidate", () => {
    const story = new CandidateStory().given(...before).given(...settings("15:12", 14.9, 0.69));
    expect(story.candidates).toEqual([]);
  });

  test("given both exactly six hours after T0, then it is H1; a minute later, then it is to be reviewed as H2", () => {
    expect(new CandidateStory().given(...before).given(...risen("20:00")).candidates).toEqual(["H1 20:00"]);
    expect(new CandidateStory().given(...before).given(...risen("20:01")).candidates).toEqual(["H2 20:01"]);
  });

  test("given both exactly 24 hours after T0, then it is H2; a minute later, then it is nothing", () => {
    const exactly = new CandidateStory().given(...before).given(...risen("2026-03-03 14:00"));
    expect(exactly.candidates).toEqual(["H2 14:00"]);
    const later = new CandidateStory().given(...before).given(...risen("2026-03-03 14:01"));
    expect(later.candidates).toEqual([]);
  });

  test("given one limb first and the other an hour later, then both H2 and H1 are candidates", () => {
    const story = new CandidateStory()
      .given(...before)
      .given(...settings("15:00", 10, 0.7))
      .given(...risen("16:00"));
    expect(story.candidates).toEqual(["H2 15:00", "H1 16:00"]);
  });

  test("given a rise of four minutes from a device, then it is none; held for five, then it is H1", () => {
    const story = new CandidateStory({ devices: ["ventilator"] }).given(...before).given(...risen("15:00"));
    story.given(...risen("15:04"));
    expect(story.candidates).toEqual([]);
    story.given(...risen("15:05"));
    expect(story.candidates).toEqual(["H1 15:00"]);
  });

  test("given no FiO2 within two hours before T0, then a rise cannot be judged and opens nothing", () => {
    const story = new CandidateStory().given(...settings("11:59", 10, 0.5)).given(...risen("15:12"));
    expect(story.candidates).toEqual([]);
  });

  test("given a rise that is over when it arrives seven hours late, then it is a candidate, and nothing sounds", () => {
    const story = new CandidateStory().given(...before).given(...settings("21:00", 10, 0.5));
    story.given(...risen("15:12", { recordedAt: at("2026-03-02 22:12") }));
    expect(story.candidates).toEqual(["H1 15:12"]);
    expect(story.alarms).not.toContain("IAE-H1");
  });

  test("given norepinephrine that crosses 10 ug/min after T0, then V1 is a candidate; a third drug is V2", () => {
    const story = new CandidateStory()
      .given(reading("norepinephrine", 6, "2026-03-02 13:00"))
      .given(reading("norepinephrine", 10, "2026-03-02 15:00"))
      .given(reading("epinephrine", 0.02, "2026-03-02 15:30"))
      .given(reading("dopamine", 2, "2026-03-02 16:00"));
    expect(story.candidates).toEqual(["V1 15:00", "V2 16:00"]);
  });

  test("given a vasopressor above its threshold before T0, then going on is no candidate", () => {
    const story = new CandidateStory()
      .given(reading("norepinephrine", 12, "2026-03-02 13:00"))
      .given(reading("norepinephrine", 14, "2026-03-02 15:00"));
    expect(story.candidates).toEqual([]);
  });

  test("given fever that was not there before, then it is a candidate like T1", () => {
    const story = new CandidateStory()
      .given(reading("temperature", 37, "2026-03-02 13:00"))
      .given(reading("temperature", 38, "2026-03-02 15:00"));
    expect(story.candidates).toEqual(["T1 15:00"]);
  });

  test("given a candidate, when the server looks again, or the rise comes again, then it is still one", () => {
    const story = new CandidateStory().given(...before).given(...risen("15:12"));
    story
      .at("2026-03-02 15:30")
      .given(...settings("16:00", 10, 0.5))
      .given(...risen("17:00"));
    expect(story.candidates).toEqual(["H1 15:12"]);
  });
});

describe("two values of one moment that arrive one after the other", () => {
  test("given FiO2 first, when PEEP follows, then it is H1, and the H2 that it looked like is kept as superseded", () => {
    const [peep, fio2] = risen("15:12");
    const story = new CandidateStory()
      .given(...before)
      .given(...settings("14:30", 10, 0.5))
      .given(fio2);
    expect(story.candidates).toEqual(["H2 15:12"]);
    story.given({ ...peep, recordedAt: at("2026-03-02 15:13") });
    expect([story.candidates, story.superseded]).toEqual([["H1 15:12"], ["H2 15:12"]]);
    expect(story.at("2026-03-02 15:20").all).toHaveLength(2);
  });
});

describe("a corrected T0", () => {
  test("given H1 five and a half hours after T0, when T0 was an hour earlier, then it is H2 of the new window and H1 is kept as superseded", () => {
    const story = new CandidateStory().given(...settings("12:30", 10, 0.5)).given(...risen("19:30"));
    expect(story.candidates).toEqual(["H1 19:30"]);
    story.correctStart("2026-03-02 14:00", "2026-03-02 13:00", "2026-03-02 19:40");
    expect(story.candidates).toEqual(["H2 19:30"]);
    expect(story.superseded).toEqual(["H1 19:30"]);
    expect(story.all[0]?.superseded?.because).toBe("t0_corrected");
  });

  test("given T0 corrected there and back, then the event is a candidate again and both earlier ones are kept", () => {
    const story = new CandidateStory().given(...before).given(...risen("15:12"));
    story.correctStart("2026-03-02 14:00", "2026-03-02 13:50", "2026-03-02 15:20");
    story.correctStart("2026-03-02 13:50", "2026-03-02 14:00", "2026-03-02 15:30");
    expect(story.candidates).toEqual(["H1 15:12"]);
    expect(story.superseded).toEqual(["H1 15:12", "H1 15:12"]);
    expect(new Set(story.all.map(({ candidate }) => candidate)).size).toBe(3);
  });

  test("given an entered event, when T0 is corrected, then it stays", () => {
    const story = new CandidateStory().enter({ onset: at("2026-03-02 14:30") }, "2026-03-02 14:40");
    story.correctStart("2026-03-02 14:00", "2026-03-02 14:10", "2026-03-02 15:00");
    expect(story.candidates).toEqual(["other 14:30"]);
  });
});

describe("events that somebody enters", () => {
  test.each([
    ["A1", "IAE-A"],
    ["A2", "IAE-A"],
    ["D1", "IAE-D"],
    ["D2", "IAE-D"],
    ["T1", "IAE-T"],
  ] as const)(
    "given %s within its hours, when it is entered, then %s is raised until somebody has seen it",
    (event, condition) => {
      const story = new CandidateStory().enter({ event, onset: at("2026-03-02 15:00") }, "2026-03-02 15:05");
      expect(story.alarms).toContain(condition);
      expect(story.candidates).toEqual([`${event} 15:00`]);
    },
  );

  test("given VT exactly six hours after T0, when it is entered, then it alarms; a minute later it is listed only", () => {
    const exactly = new CandidateStory().enter(
      { event: "A1", onset: at("2026-03-02 20:00") },
      "2026-03-02 20:05",
    );
    expect(exactly.alarms).toContain("IAE-A");
    const later = new CandidateStory().enter(
      { event: "A1", onset: at("2026-03-02 20:01") },
      "2026-03-02 20:05",
    );
    expect(later.alarms).not.toContain("IAE-A");
    expect(later.candidates).toEqual(["A1 20:01"]);
  });

  test("given an arrest exactly 24 hours after T0, when it is entered at once, then it alarms", () => {
    const story = new CandidateStory().enter(
      { event: "D1", onset: at("2026-03-03 14:00") },
      "2026-03-03 14:00",
    );
    expect(story.alarms).toContain("IAE-D");
  });

  test("given an arrest that somebody has seen, when a death of the same minute is entered, then it alarms", () => {
    const onset = at("2026-03-02 15:00");
    const story = new CandidateStory().enter({ event: "D1", onset }, "2026-03-02 15:05");
    story.acknowledge("IAE-D", "2026-03-02 15:06");
    expect(story.alarms).not.toContain("IAE-D");
    expect(story.enter({ event: "D2", onset }, "2026-03-02 15:07").alarms).toContain("IAE-D");
  });

  test("given the same event entered twice by two people, then it is one alarm", () => {
    const onset = at("2026-03-02 15:00");
    const story = new CandidateStory()
      .enter({ event: "A1", onset }, "2026-03-02 15:05")
      .enter({ event: "A1", onset }, "2026-03-02 15:06");
    expect(story.alarms.filter((condition) => condition === "IAE-A")).toHaveLength(1);
  });

  test("given an event of one's own words, when it is entered, then it is a candidate and nothing sounds", () => {
    const story = new CandidateStory().enter({ onset: at("2026-03-02 15:00") }, "2026-03-02 15:05");
    expect(story.candidates).toEqual(["other 15:00"]);
    expect(story.alarms.filter((condition) => condition.startsWith("IAE"))).toEqual([]);
  });

  test("given an onset before T0 or in the future, when it is entered, then it is refused", () => {
    const story = new CandidateStory();
    story.enter({ onset: at("2026-03-02 13:59") }, "2026-03-02 15:00");
    expect(story.infusion.refused).toBe("before_infusion");
    story.enter({ onset: at("2026-03-02 15:01") }, "2026-03-02 15:00");
    expect(story.infusion.refused).toBe("in_the_future");
  });

  test("given a wrong onset, when it is corrected and then withdrawn, then everything is kept", () => {
    const story = new CandidateStory().enter({ onset: at("2026-03-02 15:00") }, "2026-03-02 15:05");
    const facts = { event: null, term: "shivering", note: null, onset: at("2026-03-02 14:50") };
    story.infusion.correctEntry("S-014/IAE/1", facts, "2026-03-02 15:10");
    expect(story.candidates).toEqual(["other 14:50"]);
    expect(story.all[0]?.earlier).toMatchObject([{ onset: at("2026-03-02 15:00"), reason: "wrong time" }]);
    story.infusion.withdraw("S-014/IAE/1", "2026-03-02 15:12");
    expect(story.candidates).toEqual([]);
    expect(story.superseded).toEqual(["other 14:50"]);
  });

  test("given an event entered, when somebody has seen its alarm, then it does not come again", () => {
    const story = new CandidateStory().enter(
      { event: "A1", onset: at("2026-03-02 15:00") },
      "2026-03-02 15:05",
    );
    story.acknowledge("IAE-A", "2026-03-02 15:06").at("2026-03-02 15:30").at("2026-03-03 00:00");
    expect(story.alarms).not.toContain("IAE-A");
  });

  test("given an event entered and nobody there, when its window closes, then its alarm stays", () => {
    const story = new CandidateStory().enter(
      { event: "D1", onset: at("2026-03-02 15:00") },
      "2026-03-02 15:05",
    );
    expect(story.at("2026-03-03 14:30").alarms).toContain("IAE-D");
  });
});

describe("a death on record", () => {
  test("given one exactly 24 hours after T0, then D2 is a candidate with its alarm", () => {
    const story = new CandidateStory().die("2026-03-03 14:00", "2026-03-03 14:00");
    expect(story.candidates).toEqual(["D2 14:00"]);
    const alarm = story.board.alarms.find(({ condition }) => condition === "IAE-D");
    expect(story.all[0]).toMatchObject({ origin: "data", alarm: alarm?.alarm ?? "missing" });
  });

  test("given one a minute later, then it is none", () => {
    expect(new CandidateStory().die("2026-03-03 14:01", "2026-03-03 14:05").candidates).toEqual([]);
  });

  test("given one that is written down days later, then it is a candidate and nothing sounds", () => {
    const story = new CandidateStory().die("2026-03-02 18:00", "2026-03-05 09:00");
    expect(story.candidates).toEqual(["D2 18:00"]);
    expect(story.alarms).not.toContain("IAE-D");
  });

  test("given a death that somebody entered as an event, then it is not opened twice", () => {
    const story = new CandidateStory()
      .enter({ event: "D2", term: "death", onset: at("2026-03-02 18:00") }, "2026-03-02 18:05")
      .die("2026-03-02 18:00", "2026-03-02 18:10");
    expect(story.candidates).toEqual(["D2 18:00"]);
    expect(story.board.alarms.filter(({ condition }) => condition === "IAE-D")).toHaveLength(1);
  });
});

test("given an infusion that was interrupted, when 61 minutes have passed since its start, then it is long: the pump's rest does not count", () => {
  const story = new CandidateStory();
  story.infusion.give({ step: "interrupt", at: null, reason: "blood pressure" }, "2026-03-02 14:10");
  story.infusion.give({ step: "resume", at: null }, "2026-03-02 14:40");
  expect(story.at("2026-03-02 15:00").alarms).not.toContain("INF-LONG");
  expect(story.at("2026-03-02 15:01").alarms).toContain("INF-LONG");
  story.infusion.end("2026-03-02 15:02", 117);
  expect(story.at("2026-03-02 15:02").alarms).not.toContain("INF-LONG");
});
