import type { AuditEntry, AuditValue } from "./audit-entry.ts";

/** One field of an entry with what stood there before. */
export interface AuditChange {
  readonly field: string;
  /** `null`: nothing, or not known. */
  readonly before: AuditValue;
  readonly after: AuditValue;
}

/**
 * What every field of every thing says by now, so that the next event's changes have a "before". Readings and
 * alarms, which are many, say themselves what they change and are not kept.
 */
export class AuditMemory {
  readonly #values = new Map<string, Map<string, AuditValue>>();

  /** The changes that an entry brings; entries come in the log's order. */
  take(entry: AuditEntry): readonly AuditChange[] {
    if (!isRemembered(entry)) return changesAlone(entry);
    const values = this.#of(entry);
    if (entry.type === "factVoided") {
      const voided = [...values].map(([field, before]) => ({ field, before, after: null }));
      values.clear();
      return voided;
    }
    return entry.fields.map(({ field, before = values.get(field) ?? null, after }) => {
      values.set(field, after);
      return { field, before, after };
    });
  }

  #of({ subject, thing }: AuditEntry): Map<string, AuditValue> {
    const key = JSON.stringify([subject, thing]);
    const known = this.#values.get(key);
    if (known !== undefined) return known;
    const values = new Map<string, AuditValue>();
    this.#values.set(key, values);
    return values;
  }
}

/** The changes of an entry as far as it says them itself. */
export function changesAlone({ fields }: AuditEntry): readonly AuditChange[] {
  return fields.map(({ field, before = null, after }) => ({ field, before, after }));
}

const MANY = /^(?:reading|query|alarm)(?!LimitsChanged)/;

function isRemembered({ type }: AuditEntry): boolean {
  return !MANY.test(type);
}
