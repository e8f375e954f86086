import { describe, expect, test } from "vitest";
import { inBed, on, raised, ward } from "./alarm-history.fixture.ts";

describe("the record of an alarm", () => {
  test("given it was raised, rose, was acknowledged and ended, says each with its time and who", () => {
    const told = ward()
      .alarm("08:01", raised("a"))
      .alarm("09:00", {
        type: "alarmChanged",
        alarm: "a",
        priority: "high",
        figures: { value: 36, limit: 30 },
      })
      .alarm("09:04", { type: "alarmAcknowledged", alarm: "a", wall: "ICU 3" }, "@li.na")
      .alarm("10:00", { type: "alarmCauseEnded", alarm: "a" })
      .alarm("10:00", { type: "alarmEnded", alarm: "a", reason: "cause_gone", unanswered: false });
    const [record] = told.records;
    expect(record?.steps.map(({ what, by }) => [what, by])).toEqual([
      ["raised", null],
      ["worsened", null],
      ["acknowledged", "@li.na"],
      ["cause_ended", null],
      ["ended", null],
    ]);
    expect(record).toMatchObject({
      bed: "02",
      priority: "high",
      state: "ended",
      figures: { value: 31 },
      acknowledged: { by: "@li.na", at: on("09:04") },
      endedAt: on("10:00"),
    });
  });

  test("given the subject moved meanwhile, it stays where it was raised", () => {
    const told = ward()
      .alarm("08:01", raised("a"))
      .ward("08:30", { type: "bedFreed", bed: "02", subject: "S-014", at: on("08:30") })
      .ward("08:30", { type: "bedOpened", bed: "05" })
      .ward("08:30", inBed("05"))
      .alarm("09:00", { type: "alarmAcknowledged", alarm: "a", wall: null }, "@li.na")
      .alarm("09:10", raised("b"));
    expect(told.records.map(({ bed }) => bed)).toEqual(["02", "05"]);
  });

  test("given it went before anybody saw it, it is latched", () => {
    const told = ward().alarm("08:01", raised("a")).alarm("08:20", { type: "alarmCauseEnded", alarm: "a" });
    expect(told.records[0]).toMatchObject({
      state: "latched",
      causeEndedAt: on("08:20"),
      acknowledged: null,
    });
  });

  test("given it came back, the first acknowledgement stays in the record while it asks again", () => {
    const told = ward()
      .alarm("08:01", raised("a"))
      .alarm("08:02", { type: "alarmAcknowledged", alarm: "a", wall: null }, "@li.na")
      .alarm("08:05", { type: "alarmReactivated", alarm: "a" });
    expect(told.records[0]).toMatchObject({ state: "active", acknowledged: { by: "@li.na" } });
  });
});
