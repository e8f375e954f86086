import { describe, expect, it } from "vitest";
import { EIGHT, NINE, peep, Story, SUBJECT } from "../log/correction-story.fixture.ts";
import { at } from "../study/sample-subject.fixture.ts";
import { projectDaySheet } from "./project-day-sheet.ts";
import { contextAt, recordOf } from "./sample-record.fixture.ts";

/** T0 is in the afternoon of the first of March, in whose morning the story's readings are. */
const infusions = [{ startedAt: at("2026-03-01 14:00"), endedAt: null }];

function sheetOf(story: Story, now: string, parts: object = { infusions }) {
  const book = story.book(SUBJECT);
  return projectDaySheet({ ...recordOf([], parts), readings: book }, book, contextAt(now));
}

describe("the sheet of a subject's days", () => {
  const story = () => new Story().send(SUBJECT, peep(10)).send(SUBJECT, peep(14, NINE));

  it("has the day before the infusion and every study day that has begun, up to day 7", () => {
    const days = (now: string) => sheetOf(story(), now).days.map(({ study_day }) => study_day);
    expect(days("2026-03-03 10:00")).toEqual([-1, 0, 1, 2]);
    expect(days("2026-04-20 10:00")).toEqual([-1, 0, 1, 2, 3, 4, 5, 6, 7]);
  });

  it("has no day while no infusion is known", () => {
    const { days, exclusions, corrections } = sheetOf(story(), "2026-03-03 10:00", {});
    expect([days, exclusions, corrections]).toEqual([[], [], []]);
  });

  it("has each figure with what it stands on and where it stands", () => {
    const [, dayZero, , today] = sheetOf(story(), "2026-03-03 10:00").days;
    expect(dayZero?.figures.peep).toEqual({ value: 12, n: 2, expected: 24, state: "INSUFFICIENT" });
    expect(dayZero?.figures.lis).toEqual({ value: 3, n: 1, expected: 4, state: "INSUFFICIENT" });
    expect(today?.figures.peep).toMatchObject({ value: null, n: 0, state: "RUNNING" });
  });

  it("has every change of a reading in order of the bedside's time, with what it was and became", () => {
    const changed = story().void(2).correct(1, { value: 12 }).correct(1, { value: 13 });
    expect(sheetOf(changed, "2026-03-03 10:00").corrections).toMatchObject([
      { change: "corrected", study_day: 0, from: 10, to: 12, reason: "TRANSCRIPTION" },
      { change: "corrected", from: 12, to: 13, observed_at: new Date(EIGHT).toISOString() },
      { change: "voided", from: 14, to: 14, reason: "DEVICE_ARTEFACT" },
    ]);
  });

  it("says of a voided reading that it is not in the mean", () => {
    const { exclusions } = sheetOf(story().void(2), "2026-03-03 10:00");
    expect(exclusions).toContainEqual(
      expect.objectContaining({ parameter: "peep", value: 14, reason: "voided", study_day: 0 }),
    );
  });
});
