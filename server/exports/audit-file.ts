import { AUDIT_COLUMNS, auditRows } from "#lib/interchange/audit-table.ts";
import { csvLine } from "#lib/interchange/csv.ts";
import { siteTimeWriter } from "#lib/interchange/site-time.ts";
import { auditEntry } from "#lib/projections/audit-entry.ts";
import { AuditMemory } from "#lib/projections/audit-memory.ts";
import { type AuditFilter, isAskedFor } from "../audit/audit-query.ts";
import { CSV_TYPE, gathered, type WholeFile } from "./export-file.ts";

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
      for await (const page of study.allEvents()) {
        const [first] = page;
        if (first === undefined) return;
        const hashes = await log.hashesAfter(first.seq - 1, page.length);
        const before = previousHash;
        yield* gathered(
          (function* () {
            for (const [index, envelope] of page.entries()) {
              const entry = auditEntry(envelope);
              const changes = memory.take(entry);
              if (filter !== null && !isAskedFor(entry, filter)) continue;
              const role = roleOf(entry.actor, entry.recordedAt);
              const chained = { previousHash: hashes[index - 1] ?? before, hash: hashes[index] ?? "" };
              for (const row of auditRows(entry, changes, { role, ...chained, write })) {
                yield { text: csvLine(row), rows: 1 };
              }
            }
          })(),
        );
        previousHash = hashes.at(-1) ?? null;
      }
    },
  };
}
