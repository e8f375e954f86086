import { join } from "node:path";
import { openMemoryOffice } from "#server/access/memory-office.ts";
import { VentwallServer } from "#server/create-server.ts";
import type { EventLog } from "#server/log/event-log.ts";
import { MemoryEventLog } from "#server/log/memory-event-log.ts";
import { LOG_FILE } from "#server/log/schema.ts";
import { openSqliteEventLog } from "#server/log/sqlite-event-log.ts";
import { systemClock } from "#server/runtime/clock.ts";
import { createLogger } from "#server/runtime/logger.ts";
import { answerCalls } from "../child.ts";
import { FEED_TOKEN, READ_TOKEN } from "../feed/http-feed.ts";
import { cpuMs, loopDelays, memory } from "../process-figures.ts";

/** The server under test, whole but for its pages: `sqlite FOLDER`, or `memory` to leave the log out. */
const [engine = "memory", folder = ""] = process.argv.slice(2);

async function openLog(): Promise<EventLog> {
  if (engine === "memory") return new MemoryEventLog("production");
  const opened = await openSqliteEventLog({ directory: folder, kind: "production" });
  if (!opened.ok) throw new Error(opened.detail);
  return opened.value;
}

const started = performance.now();
const log = await openLog();
const server = new VentwallServer();
const port = await server.listen(0, "127.0.0.1");
await server.open({
  log,
  clock: systemClock,
  timeZone: "Asia/Shanghai",
  wardName: "Bench",
  version: "bench",
  build: "bench",
  office: await openMemoryOffice([
    { token: FEED_TOKEN, name: "feed", scope: "feed" },
    { token: READ_TOKEN, name: "reader", scope: "read" },
  ]),
  demoUsers: [],
  logger: createLogger("error"),
});
server.becomeReady();
const openedMs = performance.now() - started;

const calls = {
  port: () => port,
  /** From the log's opening to the last fold, and what the process had taken when it was done. */
  opened: () => ({ ms: openedMs, sinceProcessStartMs: started + openedMs }),
  head: () => log.head,
  file: () => join(folder, LOG_FILE),
  cpuMs,
  loopDelays,
  memory,
  /** What the process holds at this moment, nothing swept before. */
  rss: () => process.memoryUsage().rss,
};

export type VentwallCalls = typeof calls;

answerCalls(calls, () => server.close());
