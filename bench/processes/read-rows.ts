import { closeSync, openSync, writeSync } from "node:fs";
import Database from "better-sqlite3";
import { answerCalls } from "../child.ts";

/** Text is written in pieces of so many characters. */
const PIECE = 262_144;

const COLUMNS = "seq, stream, version, type, recorded_at, actor, body";

/** The floor of every start: the same rows fetched by nothing but the engine, nothing made of them. */
function read(file: string, where: string): { ms: number; rows: number } {
  const started = performance.now();
  const db = new Database(file, { readonly: true });
  let rows = 0;
  for (const _row of db.prepare(`SELECT ${COLUMNS} FROM events ${where}`).raw().iterate()) rows++;
  db.close();
  return { ms: performance.now() - started, rows };
}

/** The floor of every export: the same rows, and each cell as it is, in one file. */
function writeAll(file: string, into: string): { ms: number; bytes: number } {
  const started = performance.now();
  const db = new Database(file, { readonly: true });
  const out = openSync(into, "w");
  let bytes = 0;
  let text = "";
  const rows = db.prepare<[], unknown[]>(`SELECT ${COLUMNS} FROM events ORDER BY seq`).raw();
  for (const row of rows.iterate()) {
    text += `${row.join(",")}\n`;
    if (text.length < PIECE) continue;
    bytes += writeSync(out, text);
    text = "";
  }
  bytes += writeSync(out, text);
  closeSync(out);
  db.close();
  return { ms: performance.now() - started, bytes };
}

/** Makes the log as a kill would have left it: each subject has to be folded from the events. */
function forgetSnapshots(file: string): void {
  const db = new Database(file);
  db.prepare("DELETE FROM snapshots").run();
  db.close();
}

const HERE = "WHERE stream IN (SELECT id FROM streams WHERE name LIKE 'HERE-%')";

const calls = {
  forgetSnapshots,
  all: (file: string) => read(file, "ORDER BY seq"),
  writeAll,
  ofThoseOnTheWard: (file: string) => read(file, HERE),
};

export type ReadRowsCalls = typeof calls;

answerCalls(calls, () => undefined);
