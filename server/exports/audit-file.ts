import { AUDIT_COLUMNS, auditRows } from "#lib/interchange/audit-table.ts";
import { type CsvRow, csvLine } from "#lib/interchange/csv.ts";
import { siteTimeWriter } from "#lib/interchange/site-time.ts";
import type { Envelope } from "#lib/log/envelope.ts";
import { auditEntry } from "#lib/projections/audit-entry.ts";
import { AuditMemory } from "#lib/projections/audit-memory.ts";
import { type AuditFilter, isAskedFor } from "../audit/audit-query.ts";
import { CSV_TYPE, csvParts, type WholeFile } from "./export-file.ts";

/** The log as a table, event by event in its order: all of it, or what is asked for. */
export function auditFile(filter: AuditFilter | null = null): WholeFile {
  return {
    name: "audit.csv",
    type: CSV_TYPE,
    summary: "every event of the log with who, when, old and new values, reason and hash",
    async *parts(study) {
      const { log, calendar, roleOf } = study;
      yield { text: csvLine(AUDIT_COLUMNS), rows: 0 };
      const write = siteTimeWriter(calendar.timeZone);
      const memory = new AuditMemory();
      let previousHash: string | null = null;
      const rowsOf = function* (page: readonly Envelope[], hashes: readonly string[]): Generator<CsvRow> {
        for (const [index, envelope] of page.entries()) {
          const entry = auditEntry(envelope);
          const changes = memory.take(entry);
          const hash = hashes[index] ?? "";
          if (filter === null || isAskedFor(entry, filter)) {
            const role = roleOf(entry.actor, entry.recordedAt);
            yield* auditRows(entry, changes, { role, previousHash, hash, write });
          }
          previousHash = hash;
        }
      };
      for await (const page of study.allEvents()) {
        const after = (page[0]?.seq ?? 1) - 1;
        yield* csvParts(rowsOf(page, await log.hashesAfter(after, page.length)));
      }
    },
  };
}
