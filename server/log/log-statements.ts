import type Database from "better-sqlite3";

/** The prepared statements of an open log; those that number a name return its number. */
export type LogStatements = ReturnType<typeof prepareLogStatements>;

export function prepareLogStatements(db: Database.Database) {
  const insertName = (table: "actors" | "sources") => {
    const insert = db.prepare<[string]>(`INSERT INTO ${table} (name) VALUES (?)`);
    return (name: string) => Number(insert.run(name).lastInsertRowid);
  };
  const insertStream = db.prepare<[string]>("INSERT INTO streams (name, version) VALUES (?, 0)");
  const insertType = db.prepare<[number, string, number]>(
    `INSERT INTO event_types (id, name, first_seq)
     VALUES (? * (1 + (SELECT coalesce(max(abs(id)), 0) FROM event_types)), ?, ?)`,
  );
  return {
    last: db.prepare<[], { seq: number; hash: Buffer }>(
      "SELECT seq, hash FROM events ORDER BY seq DESC LIMIT 1",
    ),
    hashAt: db.prepare<[number], Buffer>("SELECT hash FROM events WHERE seq = ?").pluck(),
    hashesAfter: db
      .prepare<[number, number], string>(
        "SELECT lower(hex(hash)) FROM events WHERE seq > ? ORDER BY seq LIMIT ?",
      )
      .pluck(),
    actorsUpTo: db
      .prepare<[number], string>(
        "SELECT name FROM actors WHERE id IN (SELECT DISTINCT actor FROM events WHERE seq <= ?)",
      )
      .pluck(),
    heads: db.prepare<[], [stream: string, version: number]>("SELECT name, version FROM streams").raw(),
    insertStream: (name: string) => Number(insertStream.run(name).lastInsertRowid),
    insertType: (name: string, aboutReadings: boolean, seq: number) =>
      Number(insertType.run(aboutReadings ? -1 : 1, name, seq).lastInsertRowid),
    insertActor: insertName("actors"),
    insertSource: insertName("sources"),
    insertEvent: db.prepare<[number, number, number, number, number, number, string, Buffer, Buffer]>(
      `INSERT INTO events (seq, stream, version, type, recorded_at, actor, body, previous_hash, hash)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    moveHead: db.prepare<[number, string]>("UPDATE streams SET version = ? WHERE name = ?"),
    insertSenderId: db.prepare<[number, string, number]>(
      "INSERT INTO sender_ids (source, id, seq) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
    ),
    findSenderId: db
      .prepare<[number, string], number>("SELECT seq FROM sender_ids WHERE source = ? AND id = ?")
      .pluck(),
    // More than a reading needs: a disk with room for the trial alone must not pass for one that takes readings.
    probe: db.prepare<[]>("UPDATE probe SET tries = tries + 1, ballast = randomblob(32768)"),
    loadSnapshot: db.prepare<[string, string], { version: number; body: string }>(
      "SELECT version, body FROM snapshots WHERE stream = ? AND format = ?",
    ),
    saveSnapshot: db.prepare<[string, string, number, string]>(
      `INSERT INTO snapshots (stream, format, version, body) VALUES (?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET version = excluded.version, body = excluded.body
       WHERE excluded.version >= version`,
    ),
    setting: db.prepare<[string], string>("SELECT value FROM settings WHERE key = ?").pluck(),
    saveSetting: db.prepare<[string, string]>(
      "INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
    ),
  };
}
