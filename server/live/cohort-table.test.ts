import { expect, test } from "vitest";
import { type NewEnvelope, WARD_STREAM } from "#lib/log/envelope.ts";
import type { VentwallEvent } from "#lib/log/event.ts";
import { at, SHANGHAI } from "#lib/study/sample-subject.fixture.ts";
import type { Instant } from "#lib/units/instant.ts";
import { FoldedLog } from "../log/folded-log.ts";
import { MemoryEventLog } from "../log/memory-event-log.ts";
import { CohortTable } from "./cohort-table.ts";
import { enrolment, START } from "./enrolment.fixture.ts";
import { ViewSource } from "./view-source.ts";

const WEANED = at("2026-03-05 08:00");

async function tableOf(now: string) {
  const log = new MemoryEventLog("production");
  const versions = new Map<string, number>();
  const envelope = (stream: string, event: VentwallEvent): NewEnvelope => {
    const version = (versions.get(stream) ?? 0) + 1;
    versions.set(stream, version);
    return { stream, version, recordedAt: START, actor: "feed", event };
  };
  for (const subject of ["S-10", "S-9"])
    await log.append([{ envelope: envelope(subject, enrolment(null, WEANED)) }]);
  await log.append([{ envelope: envelope(WARD_STREAM, { type: "bedOpened", bed: "1" }) }]);
  const folded = await FoldedLog.load(log);
  const clock = { now: at(now), rate: 1 };
  const source = new ViewSource(folded, SHANGHAI, { rate: 1, now: () => clock.now }, new Map());
  const happen = (stream: string, event: VentwallEvent): void =>
    folded.apply({ seq: log.head + 1, ...envelope(stream, event) });
  return { table: new CohortTable({ folded, source, log, rules: "test" }), clock, happen, log, source };
}

test("a subject's part is made again when the subject changes, and nobody else's is", async () => {
  const { table, happen } = await tableOf("2026-06-01 08:00");
  const before = await table.subjects();
  expect(before.map(({ subject }) => subject)).toEqual(["S-9", "S-10"]);
  happen("S-10", { type: "subjectDetailsChanged", changes: { group: "SALINE" } });
  const after = await table.subjects();
  expect(after[0]).toBe(before[0]);
  expect(after[1]?.group).toBe("SALINE");
});

test("what time alone changes is made again after a while: a day that is over counts", async () => {
  const { table, clock } = await tableOf("2026-03-03 23:59");
  const [before] = await table.subjects();
  expect(before?.days[2]).toBeNull();
  clock.now = at("2026-03-04 00:02") as Instant;
  const [after] = await table.subjects();
  expect(after?.days[2]).not.toBeNull();
});

test("two who ask at the same time wait for one look", async () => {
  const { table } = await tableOf("2026-06-01 08:00");
  const [one, other] = await Promise.all([table.subjects(), table.subjects()]);
  expect(one[0]).toBe(other[0]);
});

test("after a restart a subject's part is the same as it was made", async () => {
  const { table, log, source } = await tableOf("2026-06-01 08:00");
  const before = await table.subjects();
  await table.parts.save();
  const folded = await FoldedLog.load(log);
  const again = new CohortTable({ folded, source, log, rules: "test" });
  const after = await again.subjects();
  expect(after).toEqual(before);
  expect(after[0]).not.toBe(before[0]);
});
