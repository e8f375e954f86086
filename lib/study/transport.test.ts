import { expect, test } from "vitest";
import { PROTOCOL } from "../protocol/protocol.ts";
import type { Reading } from "../ventilation/reading.ts";
import type { Transport } from "../ventilation/subject.ts";
import { at, kept, reading } from "./sample-subject.fixture.ts";
import { suspendedUntil } from "./transport.ts";

const on = (time: string) => at(`2026-03-02 ${time}`);
const until = (transports: readonly Transport[], time: string, readings: readonly Reading[] = []) =>
  suspendedUntil(transports, kept(readings), on(time), PROTOCOL.alarms);

test("a transport suspends from its start for thirty minutes at the most", () => {
  const away = [{ startedAt: on("14:20"), endedAt: null }];
  expect(until(away, "14:19:59")).toBeNull();
  expect(until(away, "14:20")).toBe(on("14:50"));
  expect(until(away, "14:49:59")).toBe(on("14:50"));
  expect(until(away, "14:50")).toBeNull();
});

test("and no longer than it lasts", () => {
  const back = [{ startedAt: on("14:20"), endedAt: on("14:35") }];
  expect(until(back, "14:34:59")).toBe(on("14:35"));
  expect(until(back, "14:35")).toBeNull();
});

const TWICE = [
  { startedAt: on("14:20"), endedAt: on("14:45") },
  { startedAt: on("14:46"), endedAt: null },
];

test("one that follows without a PEEP in between goes on with what is left of the thirty minutes", () => {
  expect(until(TWICE, "14:46")).toBe(on("14:50"));
  expect(until(TWICE, "14:50")).toBeNull();
  const rejected = reading("peep", 10, at("2026-03-02 14:45:30"), { status: "rejected" });
  expect(until(TWICE, "14:50", [rejected])).toBeNull();
  const onTheWay = reading("peep", 10, at("2026-03-02 14:30"));
  expect(until(TWICE, "14:50", [onTheWay])).toBeNull();
});

test("one that follows after a PEEP was charted back at the bed has thirty minutes of its own", () => {
  const back = reading("peep", 10, at("2026-03-02 14:45:30"));
  expect(until(TWICE, "14:50", [back])).toBe(on("15:16"));
});
