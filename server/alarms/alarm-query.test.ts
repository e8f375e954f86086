import { expect, test } from "vitest";
import { at } from "#lib/study/sample-subject.fixture.ts";
import { periodOf } from "./alarm-query.ts";

const now = at("2026-03-02 12:00");
const raised = (time: string) => ({ raisedAt: at(`2026-03-02 ${time}`) });

test("the last day ends now", () => {
  expect(periodOf({}, now, [raised("11:00")])).toEqual({
    ok: true,
    value: { from: at("2026-03-01 12:00"), to: now },
  });
});

test("an alarm raised before the server's clock was put back is part of the present", () => {
  const period = periodOf({}, now, [raised("11:00"), raised("12:50")]);
  expect(period.ok && period.value.to > at("2026-03-02 12:50")).toBe(true);
  // The day is still the last one by the present clock, however far that was put back.
  expect(periodOf({}, now, [raised("11:00"), { raisedAt: at("2026-03-04 12:00") }])).toMatchObject({
    value: { from: at("2026-03-01 12:00") },
  });
});

test("who asks for a stretch of time gets that, and for one that ends before it begins an error", () => {
  expect(
    periodOf({ from: "2026-03-02T00:00:00Z", to: "2026-03-02T02:00:00Z" }, now, [raised("12:50")]),
  ).toMatchObject({ ok: true, value: { to: Date.parse("2026-03-02T02:00:00Z") } });
  expect(periodOf({ from: "2026-03-02T02:00:00Z", to: "2026-03-02T01:00:00Z" }, now, [])).toMatchObject({
    ok: false,
    code: "bad_time",
  });
});
