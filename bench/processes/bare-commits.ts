import { join } from "node:path";
import Database from "better-sqlite3";
import { createTables, LOG_FILE } from "#server/log/schema.ts";
import { answerCalls } from "../child.ts";
import type { LoopOutcome } from "../closed-loop.ts";

type Row = [number, number, number, number, number, number, string, Buffer, Buffer];
type SenderIdRow = [number, string, number];

/**
 * The floor of every ingest figure: the rows that a server wrote, hashes and all, inserted into the same
 * tables under the same settings by nothing but the engine.
 */
const [source = "", folder = ""] = process.argv.slice(2);

const db = new Database(join(folder, LOG_FILE));
db.pragma("journal_mode = WAL");
db.pragma("synchronous = FULL");
db.pragma("wal_autocheckpoint = 4000");
db.pragma("cache_size = -32768");
createTables(db, "production");
const insert = db.prepare<Row>(
  `INSERT INTO events (seq, stream, version, type, recorded_at, actor, body, previous_hash, hash)
   VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
);
const insertSenderId = db.prepare<SenderIdRow>("INSERT INTO sender_ids (source, id, seq) VALUES (?, ?, ?)");
const commit = db.transaction((rows: readonly Row[], senderIds: readonly SenderIdRow[]) => {
  for (const row of rows) insert.run(...row);
  for (const row of senderIds) insertSenderId.run(...row);
}).immediate;

/** Reads what the server wrote after a number, before any clock runs. */
function readRows(after: number): { rows: Row[]; senderIds: SenderIdRow[] } {
  const from = new Database(source, { readonly: true });
  try {
    const rows = from
      .prepare<[number], Row>(
        `SELECT seq, stream, version, type, recorded_at, actor, body, previous_hash, hash
         FROM events WHERE seq > ? ORDER BY seq`,
      )
      .raw()
      .all(after);
    const senderIds = from
      .prepare<[number], SenderIdRow>("SELECT source, id, seq FROM sender_ids WHERE seq > ? ORDER BY seq")
      .raw()
      .all(after);
    return { rows, senderIds };
  } finally {
    from.close();
  }
}

let copied = 0;

function commitInGroups(groupSize: number): LoopOutcome {
  const { rows, senderIds } = readRows(copied);
  const groups: { rows: Row[]; senderIds: SenderIdRow[] }[] = [];
  let nextId = 0;
  for (let at = 0; at < rows.length; at += groupSize) {
    const group = rows.slice(at, at + groupSize);
    const last = group.at(-1)?.[0] ?? 0;
    const firstId = nextId;
    while ((senderIds[nextId]?.[2] ?? Number.POSITIVE_INFINITY) <= last) nextId++;
    groups.push({ rows: group, senderIds: senderIds.slice(firstId, nextId) });
  }
  copied = rows.at(-1)?.[0] ?? copied;
  const latencies: number[] = [];
  const started = performance.now();
  for (const group of groups) {
    const before = performance.now();
    commit(group.rows, group.senderIds);
    latencies.push(performance.now() - before);
  }
  return { elapsedMs: performance.now() - started, latencies };
}

const calls = {
  /** Takes rows as known that no contestant is measured with. */
  skipTo: (seq: number) => {
    copied = seq;
  },
  /** Commits everything that the server wrote since the last call. */
  commitInGroups,
};

export type BareCommitsCalls = typeof calls;

answerCalls(calls, () => void db.close());
