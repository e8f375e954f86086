import { describe, expect, it } from "vitest";
import { type NewEnvelope, WARD_STREAM } from "#lib/log/envelope.ts";
import type { VentwallEvent } from "#lib/log/event.ts";
import { at, SHANGHAI } from "#lib/study/sample-subject.fixture.ts";
import type { Instant } from "#lib/units/instant.ts";
import { FoldedLog } from "../log/folded-log.ts";
import { MemoryEventLog } from "../log/memory-event-log.ts";
import { enrolment, START } from "./enrolment.fixture.ts";
import { KeptParts, type Lasting } from "./kept-parts.ts";
import { ViewSource } from "./view-source.ts";

const GROUP_CHANGED: VentwallEvent = { type: "subjectDetailsChanged", changes: { group: "SALINE" } };

/** A ward with S-1 in bed 1, and S-2, who has left; a server of it can be started again and again. */
async function ward() {
  const log = new MemoryEventLog("production");
  const versions = new Map<string, number>();
  const write = async (stream: string, event: VentwallEvent): Promise<NewEnvelope> => {
    const version = (versions.get(stream) ?? 0) + 1;
    versions.set(stream, version);
    const envelope = { stream, version, recordedAt: START, actor: "feed", event };
    await log.append([{ envelope }]);
    return envelope;
  };
  await write(WARD_STREAM, { type: "bedOpened", bed: "1" });
  await write("S-1", enrolment("1"));
  await write(WARD_STREAM, { type: "bedAssigned", bed: "1", subject: "S-1", from: START });
  await write("S-2", enrolment(null));
  const clock = { now: at("2026-03-02 12:00") };
  const start = async (lasting: Lasting, rules = "these") => {
    const folded = await FoldedLog.load(log);
    const source = new ViewSource(folded, SHANGHAI, { rate: 1, now: () => clock.now }, new Map());
    const made: string[] = [];
    const parts = new KeptParts(
      { folded, source, log, rules },
      {
        format: "group/1",
        async make(subject) {
          made.push(subject);
          return { group: (await source.enrolled(subject)).profile.group };
        },
        lasting: () => lasting,
      },
    );
    const happen = async (stream: string, event: VentwallEvent): Promise<void> =>
      folded.apply({ ...(await write(stream, event)), seq: log.head });
    return { parts, made, happen };
  };
  return { start, clock };
}

describe("what a table keeps of each subject", () => {
  it("is made once, and again for the one to whom something happens", async () => {
    const { parts, made, happen } = await (await ward()).start("always");
    await Promise.all([parts.refresh(), parts.refresh()]);
    expect(made).toEqual(["S-1", "S-2"]);
    expect(parts.peek("S-2")).toEqual({ group: "UCMSC" });
    await happen("S-2", GROUP_CHANGED);
    expect(parts.peek("S-2")).toBeNull();
    expect(await parts.of("S-2")).toEqual({ group: "SALINE" });
    await parts.refresh();
    expect(made).toEqual(["S-1", "S-2", "S-2"]);
  });

  it("is true until midnight where a day of it goes on, and for moments on the ward", async () => {
    const { start, clock } = await ward();
    const { parts } = await start("today");
    await parts.refresh();
    clock.now = at("2026-03-02 12:01");
    expect([parts.peek("S-1"), parts.peek("S-2")]).toEqual([null, { group: "UCMSC" }]);
    clock.now = (at("2026-03-03 00:00") - 1) as Instant;
    expect(parts.peek("S-2")).not.toBeNull();
    clock.now = at("2026-03-03 00:00");
    expect(parts.peek("S-2")).toBeNull();
  });

  it("is there at once after a restart, except of those on the ward", async () => {
    const { start } = await ward();
    const before = await start("always");
    await before.parts.refresh();
    await before.parts.save();
    const after = await start("always");
    await after.parts.refresh();
    expect(after.made).toEqual(["S-1"]);
    expect(after.parts.peek("S-2")).toEqual({ group: "UCMSC" });
  });

  it("is not believed when something happened since, or by other rules, or after its day", async () => {
    const { start, clock } = await ward();
    const before = await start("today");
    await before.parts.refresh();
    await before.parts.save();
    const others = await start("today", "other rules");
    await others.parts.refresh();
    expect(others.made).toEqual(["S-1", "S-2"]);
    clock.now = at("2026-03-03 00:00");
    const nextDay = await start("today");
    await nextDay.parts.refresh();
    expect(nextDay.made).toEqual(["S-1", "S-2"]);
    await nextDay.happen("S-2", GROUP_CHANGED);
    const later = await start("today");
    expect(await later.parts.of("S-2")).toEqual({ group: "SALINE" });
    expect(later.made).toEqual(["S-2"]);
  });
});
