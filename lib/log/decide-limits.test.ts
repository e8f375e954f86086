import { describe, expect, test } from "vitest";
import { PROTOCOL } from "../protocol/protocol.ts";
import { profile } from "../study/sample-subject.fixture.ts";
import type { Instant } from "../units/instant.ts";
import { decideLimits } from "./decide-limits.ts";
import type { AlarmLimitsChanged } from "./event.ts";
import { evolveSubject, type SubjectState } from "./subject-state.ts";

const ranges = PROTOCOL.alarms.limitRanges;
const reason = "stiff chest wall";
const enrolled = { subject: "S-014", profile: profile(), limitChanges: [] } as unknown as SubjectState;

function change(state: SubjectState, changes: AlarmLimitsChanged["changes"], why = reason) {
  const decided = decideLimits(state, { changes, reason: why }, ranges);
  if (!decided.ok) throw new Error(decided.detail);
  return decided.value.subjectEvents;
}

function changed(state: SubjectState, changes: AlarmLimitsChanged["changes"], at = 1): SubjectState {
  const origin = { recordedAt: at as Instant, actor: "@dr.wang" };
  return change(state, changes).reduce<SubjectState>(
    (before, event) => evolveSubject(before, "S-014", event, origin),
    state,
  );
}

describe("the limits of one subject", () => {
  test("given a limit within its range it is set, with who, when and why", () => {
    const state = changed(enrolled, { plateauPressure: 32 });
    expect(state.profile.alarmLimits).toEqual({ plateauPressure: 32 });
    expect(state.limitChanges).toEqual([{ changes: { plateauPressure: 32 }, reason, by: "@dr.wang", at: 1 }]);
  });

  test("given null it is the protocol's again, and both changes stay in the history", () => {
    const state = changed(
      changed(enrolled, { plateauPressure: 32, peepStep: 6 }),
      { plateauPressure: null },
      2,
    );
    expect(state.profile.alarmLimits).toEqual({ peepStep: 6 });
    expect(state.limitChanges.map(({ changes }) => changes)).toEqual([
      { plateauPressure: 32, peepStep: 6 },
      { plateauPressure: null },
    ]);
  });

  test("given what is in force already, nothing happens", () => {
    const state = changed(enrolled, { drivingPressure: 17 });
    expect(change(state, { drivingPressure: 17, plateauPressure: null })).toEqual([]);
  });

  test.each([
    ["plateauPressure", 45, 45.1],
    ["drivingPressure", 8, 7.9],
    ["tidalVolumePerKg", 12, 12.5],
    ["pfRatioBelow", 50, 49],
  ] as const)("given a limit of %s, %f is taken and %f is refused in a sentence", (key, good, bad) => {
    expect(change(enrolled, { [key]: good })).toHaveLength(1);
    const refused = decideLimits(enrolled, { changes: { [key]: bad, peepStep: 3 }, reason }, ranges);
    expect(refused).toMatchObject({ ok: false, code: "limit_out_of_range" });
    expect(refused.ok ? "" : refused.detail).toContain(`${bad} is not taken`);
  });
});
