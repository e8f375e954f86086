import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach } from "vitest";
import { describeEventLogContract } from "./event-log.contract.ts";
import { openSqliteEventLog } from "./sqlite-event-log.ts";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

describeEventLogContract("SQLite", async (kind) => {
  const directory = mkdtempSync(join(tmpdir(), "ventwall-log-"));
  folders.push(directory);
  const opened = await openSqliteEventLog({ directory, kind });
  if (!opened.ok) throw new Error(opened.detail);
  return opened.value;
});
