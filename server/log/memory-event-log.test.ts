import { expect, test } from "vitest";
import { describeEventLogContract } from "./event-log.contract.ts";
import { MemoryEventLog } from "./memory-event-log.ts";

describeEventLogContract("in memory", async (kind) => new MemoryEventLog(kind));

test("a log in memory says that there is nothing to back up", async () => {
  expect(await new MemoryEventLog("demo").backup()).toMatchObject({ ok: false, code: "backup_failed" });
});
