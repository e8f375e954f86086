import { toIso } from "../units/instant.ts";
import type { AuditEntry } from "./audit-entry.ts";
import type { AuditChange } from "./audit-memory.ts";

/** What happened, in plain English, for exports and programs; screens say it in their own language. */
export function auditSentence(entry: AuditEntry, changes: readonly AuditChange[]): string {
  const parts = [plainWords(entry.type)];
  if (entry.condition !== null) parts.push(entry.condition);
  if (entry.parameter !== null) parts.push(entry.parameter);
  if (entry.figure !== null) parts.push(`${entry.figure} of ${entry.localDate ?? "a day"}`);
  if (entry.observedAt !== null) parts.push(`measured at ${toIso(entry.observedAt)}`);
  const [thing] = entry.thing.split(" ");
  if (thing !== "subject" && thing !== "figure" && thing !== "limits") parts.push(entry.thing);
  const said = changes.map(({ field, before, after }) =>
    before === null
      ? `${plainWords(field)} ${shown(after)}`
      : `${plainWords(field)} ${shown(before)} → ${shown(after)}`,
  );
  return `${parts.join(", ")}${said.length === 0 ? "" : `: ${said.join("; ")}`}`;
}

/** `readingRecorded` as `reading recorded`. */
export function plainWords(name: string): string {
  return name.replace(/([a-z\d])([A-Z])/g, "$1 $2").toLowerCase();
}

function shown(value: AuditChange["after"]): string {
  return value === null ? "—" : String(value);
}
