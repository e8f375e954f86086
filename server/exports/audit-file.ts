import { AUDIT_COLUMNS, auditRows } from "#lib/interchange/audit-table.ts";
import { csvLine } from "#lib/interchange/csv.ts";
import { siteTimeWriter } from "#lib/interchange/site-time.ts";
import { auditEntry } from "#lib/projections/audit-entry.ts";
import { AuditMemory } from "#lib/projections/audit-memory.ts";
import { type AuditFilter, isAskedFor } from "../audit/audit-query.ts";
import { CSV_TYPE, type ExportFile } from "./export-file.ts";

const PAGE = 4_096;

/** The log as a table, event by event in its order: all of it, or what is asked for. */
export function auditFile(filter: AuditFilter | null = null): ExportFile {
  return {
    name: "audit.csv",
    type: CSV_TYPE,
    summary: "every event of the log with who, when, old and new values, reason and hash",
    isOfSubjects: false,
    async *parts({ log, point, calendar, roleOf }) {
      yield { text: csvLine(AUDIT_COLUMNS), rows: 0 };
      const write = siteTimeWriter(calendar.timeZone);
      const memory = new AuditMemory();
      let previousHash: string | null = null;
      let hashes: readonly string[] = [];
      let next = 0;
      for await (const page of log.readAfter(0)) {
        for (const envelope of page) {
          if (envelope.seq > point.seq) return;
          if (next === hashes.length) {
            hashes = await log.hashesAfter(envelope.seq - 1, PAGE);
            next = 0;
          }
          const hash: string = hashes[next++] ?? "";
          const entry = auditEntry(envelope);
          const changes = memory.take(entry);
          if (filter === null || isAskedFor(entry, filter)) {
            const role = roleOf(entry.actor, entry.recordedAt);
            for (const row of auditRows(entry, changes, { role, previousHash, hash, write })) {
              yield { text: csvLine(row), rows: 1 };
            }
          }
          previousHash = hash;
        }
      }
    },
  };
}
