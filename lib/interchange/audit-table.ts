import type { AuditEntry } from "../projections/audit-entry.ts";
import type { AuditChange } from "../projections/audit-memory.ts";
import { plainActor } from "./actor-name.ts";
import type { CsvRow } from "./csv.ts";
import type { TimeWriter } from "./site-time.ts";

/** The columns of `audit`: a row for each field that an event set to something else, or one for
 * an event without any. */
export const AUDIT_COLUMNS = [
  "seq",
  "recorded_at",
  "subject",
  "version",
  "type",
  "thing",
  "user",
  "role",
  "param",
  "local_date",
  "reading",
  "measured_at",
  "source",
  "field",
  "old",
  "new",
  "unit",
  "reason_code",
  "reason",
  "workstation",
  "prev_hash",
  "hash",
] as const;

/** What an audit's rows need beside the entry. */
export interface AuditSurroundings {
  readonly role: string | null;
  /** Hex of the event before; `null` of the first. */
  readonly previousHash: string | null;
  readonly hash: string;
  readonly write: TimeWriter;
}

const NOTHING_SET: AuditChange = { field: "", before: null, after: null };

/** An event's rows. `param` is the parameter of a reading or the key of a day's figure. */
export function auditRows(
  entry: AuditEntry,
  changes: readonly AuditChange[],
  { role, previousHash, hash, write }: AuditSurroundings,
): readonly CsvRow[] {
  return (changes.length === 0 ? [NOTHING_SET] : changes).map(({ field, before, after }) => [
    entry.seq,
    write(entry.recordedAt),
    entry.subject,
    entry.version,
    entry.type,
    entry.thing,
    plainActor(entry.actor),
    role,
    entry.parameter ?? entry.figure,
    entry.localDate,
    entry.reading,
    entry.observedAt === null ? null : write(entry.observedAt),
    entry.source,
    field === "" ? null : field,
    cellOf(before),
    cellOf(after),
    entry.unit,
    entry.reasonCode,
    entry.reason,
    entry.wall,
    previousHash,
    hash,
  ]);
}

function cellOf(value: AuditChange["after"]): string | number | null {
  return typeof value === "boolean" ? String(value) : value;
}
