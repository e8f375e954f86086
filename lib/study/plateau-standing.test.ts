import { expect, test } from "vitest";
import { plateauStanding } from "./plateau-standing.ts";
import { at, given, spell } from "./sample-subject.fixture.ts";

const on = (time: string) => `2026-03-02 ${time}`;

/** How a plateau of some time stands at some time of a subject ventilated since long before. */
const standing = (latest: string, now: string, since = "2026-02-20 00:00") =>
  plateauStanding(given({ now }), spell(since), at(latest)).state;

test.each([
  ["at its time", on("08:00"), on("08:00"), "current"],
  ["to the end of its slot", on("08:00"), on("11:59"), "current"],
  ["until two hours after the next nominal time", on("08:00"), on("15:59"), "current"],
  ["from then on", on("08:00"), on("16:00"), "late"],
  ["to the end of the slot that has none", on("08:00"), on("17:59"), "late"],
  ["from the end of that slot", on("08:00"), on("18:00"), "missed"],
  ["past the next nominal time, as long as there is none", on("08:00"), "2026-03-03 05:00", "missed"],
  ["again with the next plateau", on("18:00"), on("18:00"), "current"],
  ["over midnight", on("19:00"), "2026-03-03 03:59", "current"],
  ["over midnight and past its time", on("19:00"), "2026-03-03 04:00", "late"],
])("a plateau is, %s: taken %s, seen %s: %s", (_, latest, now, state) => {
  expect(standing(latest, now)).toBe(state);
});

test("before ventilation began no plateau was late or missed", () => {
  const since = on("09:00");
  expect(standing(on("09:10"), on("13:00"), since)).toBe("current");
  expect(standing(on("09:10"), on("16:00"), since)).toBe("late");
  // Begun after the nominal time, the slot asked for nothing; the next one does.
  expect(standing(on("15:00"), on("17:00"), on("14:30"))).toBe("current");
  expect(standing(on("15:00"), on("22:00"), on("14:30"))).toBe("late");
});
