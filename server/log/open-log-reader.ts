import type { LogReader } from "./event-log.ts";
import { openSnapshot } from "./log-audit.ts";
import { SqliteLog } from "./sqlite-log.ts";

/**
 * A log's file over a connection that only reads, and sees the log of this moment for ever: for a thread beside the
 * one that writes.
 */
export function openLogReader(file: string): LogReader & { close(): Promise<void> } {
  return new SqliteLog({
    db: openSnapshot(file),
    // Only whoever writes holds the lock.
    lock: { release: () => undefined },
    kind: "production",
    room: null,
    onFault: () => undefined,
  });
}
