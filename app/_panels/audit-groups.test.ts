import { expect, test } from "vitest";
import { EVENT_TYPES } from "#lib/log/event.ts";
import { AUDIT_GROUPS, groupOfType, typesOfGroup } from "./audit-groups.ts";

test("every event of the log is of one sort, and asked for by it", () => {
  const asked = AUDIT_GROUPS.flatMap((group) => typesOfGroup(group).split(",")).filter((type) => type !== "");
  expect(asked.toSorted()).toEqual([...EVENT_TYPES].toSorted());
});

test("a rejected reading's answer is a query, and limits of alarms are of the subject's record", () => {
  expect(groupOfType("readingQueryAnswered")).toBe("queries");
  expect(groupOfType("alarmLimitsChanged")).toBe("record");
  expect(groupOfType("somethingNew")).toBe("other");
});
