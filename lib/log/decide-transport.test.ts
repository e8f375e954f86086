import { describe, expect, test } from "vitest";
import { at } from "../study/sample-subject.fixture.ts";
import { decideTransport } from "./decide-transport.ts";
import type { SubjectEvent } from "./event.ts";
import { evolveSubject, type SubjectState } from "./subject-state.ts";

const on = (time: string) => at(`2026-03-02 ${time}`);

function given(...events: readonly SubjectEvent[]): SubjectState {
  const enrolled: SubjectEvent = {
    type: "subjectEnrolled",
    sex: "female",
    heightCm: null,
    weightKg: null,
    group: "UCMSC",
    admittedAt: null,
    enrolledAt: null,
    bed: "1",
    ventilationStartedAt: on("00:00"),
    ventilationEndedAt: null,
    infusionPlannedAt: null,
    infusionStartedAt: null,
  };
  let state = evolveSubject(null, "S-014", enrolled, ORIGIN);
  for (const event of events) state = evolveSubject(state, "S-014", event, ORIGIN);
  return state;
}

const ORIGIN = { recordedAt: on("12:00"), actor: "@li.na" };
const started = (time: string): SubjectEvent => ({ type: "transportStarted", at: on(time) });
const ended = (time: string): SubjectEvent => ({ type: "transportEnded", at: on(time) });

function decide(state: SubjectState, isUnderWay: boolean, time: string, given: string | null = null) {
  const decided = decideTransport(state, { isUnderWay, at: given === null ? null : on(given) }, on(time));
  return decided.ok ? decided.value.subjectEvents : decided.code;
}

describe("a transport", () => {
  test("starts now, or when it is said to have started", () => {
    expect(decide(given(), true, "14:20")).toEqual([started("14:20")]);
    expect(decide(given(), true, "14:20", "14:05")).toEqual([started("14:05")]);
  });

  test("ends, and another may follow", () => {
    expect(decide(given(started("14:20")), false, "14:40")).toEqual([ended("14:40")]);
    expect(decide(given(started("14:20"), ended("14:40")), true, "15:00")).toEqual([started("15:00")]);
  });

  test("said twice is one", () => {
    expect(decide(given(started("14:20")), true, "14:25")).toEqual([]);
    expect(decide(given(started("14:20"), ended("14:40")), false, "14:45")).toEqual([]);
    expect(decide(given(), false, "14:45")).toEqual([]);
  });

  test("is neither to come, nor ends before it starts, nor starts before the last one ended", () => {
    expect(decide(given(), true, "14:20", "14:21")).toBe("in_the_future");
    expect(decide(given(started("14:20")), false, "14:40", "14:20")).toBe("bad_time");
    expect(decide(given(started("14:20"), ended("14:40")), true, "15:00", "14:39")).toBe("bad_time");
  });
});
