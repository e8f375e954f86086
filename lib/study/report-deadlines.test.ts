import { expect, test } from "vitest";
import { PROTOCOL } from "../protocol/protocol.ts";
import { HOUR, type Instant } from "../units/instant.ts";
import type { AdverseEventFacts } from "./adverse-event.ts";
import { reportDeadlines, reportStanding } from "./report-deadlines.ts";
import { at } from "./sample-subject.fixture.ts";

const AWARE = at("2026-03-03 02:30");

function due(facts: Partial<AdverseEventFacts>): readonly string[] {
  const given = { seriousness: [], toProduct: null, expectedness: null, awareAt: AWARE, ...facts };
  return reportDeadlines(given, PROTOCOL.reporting).map(
    ({ report, dueAt, isCertain }) => `${report} ${(dueAt - AWARE) / HOUR} h${isCertain ? "" : " perhaps"}`,
  );
}

test("an event that is not serious is reported within no time", () => {
  expect(due({ toProduct: "definite", expectedness: "unexpected" })).toEqual([]);
});

test("a serious one is due at the sponsor 24 hours after it became known", () => {
  expect(due({ seriousness: ["disability"], toProduct: "unrelated" })).toEqual(["sponsor 24 h"]);
  expect(due({ seriousness: ["disability"], expectedness: "expected" })).toEqual(["sponsor 24 h"]);
});

test("a suspected unexpected one is due within 15 days, and within 7 and 8 more where it is fatal or life-threatening", () => {
  const susar = { toProduct: "possible", expectedness: "unexpected" } as const;
  expect(due({ ...susar, seriousness: ["hospitalisation"] })).toEqual(["sponsor 24 h", "susar 360 h"]);
  for (const seriousness of [["death"], ["hospitalisation", "life_threatening"]] as const) {
    expect(due({ ...susar, seriousness })).toEqual(["sponsor 24 h", "susar 168 h", "susar_follow_up 360 h"]);
  }
});

test("what nobody has judged yet may be due, and says so", () => {
  expect(due({ seriousness: ["disability"] })).toEqual(["sponsor 24 h", "susar 360 h perhaps"]);
  expect(due({ seriousness: ["disability"], toProduct: "unlikely" })).toEqual(["sponsor 24 h"]);
});

test("a later awareness moves every time along", () => {
  const later = (AWARE + HOUR) as Instant;
  expect(due({ seriousness: ["disability"], toProduct: "unrelated", awareAt: later })).toEqual([
    "sponsor 25 h",
  ]);
});

test.each([
  [AWARE + HOUR, null, AWARE, "due", HOUR],
  [AWARE + HOUR, null, AWARE + HOUR, "due", 0],
  [AWARE + HOUR, null, AWARE + HOUR + 1, "overdue", 1],
  [AWARE + HOUR, AWARE + HOUR, AWARE + 9 * HOUR, "sent", 0],
  [AWARE + HOUR, AWARE + 3 * HOUR, AWARE + 9 * HOUR, "sent_late", 2 * HOUR],
  [null, null, AWARE, "not_due", 0],
  [null, AWARE, AWARE + HOUR, "sent", 0],
] as const)("due at %s, reported at %s, seen at %s: %s by %s ms", (dueAt, sentAt, now, state, ms) => {
  expect(reportStanding(dueAt as Instant | null, sentAt as Instant | null, now as Instant)).toEqual({
    state,
    ms,
  });
});
