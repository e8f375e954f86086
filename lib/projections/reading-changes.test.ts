import { expect, test } from "vitest";
import { peep, Story, SUBJECT } from "../log/correction-story.fixture.ts";
import { projectDaySources } from "./project-day-sources.ts";
import { contextAt, recordOf } from "./sample-record.fixture.ts";

test("what a day opens to says of each reading what people last did to it, and of others nothing", () => {
  const story = new Story()
    .send(SUBJECT, peep(16))
    .correct(1, { value: 18 })
    .send(SUBJECT, peep(17, undefined, "nurse"))
    .void(3);
  const context = contextAt("2026-03-02 00:00");
  const day = context.calendar.dayOn("2026-03-01");
  if (day === null) throw new Error("No day");
  const record = { ...recordOf([]), readings: story.book(SUBJECT) };
  const { figures } = projectDaySources(record, day, context);
  const readings = figures.peep.slots.flatMap((slot) => slot.readings);
  expect(readings.map(({ seq, changed }) => [seq, changed?.change ?? null, changed?.by ?? null])).toEqual([
    [3, "voided", "test"],
    [1, null, null],
    [2, "corrected", "test"],
  ]);
});
