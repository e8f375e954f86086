import type { VentwallEvent } from "../log/event.ts";
import type { AuditEntry, AuditValue } from "./audit-entry.ts";

/** One field of an entry with what stood there before. */
export interface AuditChange {
  readonly field: string;
  /** `null`: nothing, or not known. */
  readonly before: AuditValue;
  readonly after: AuditValue;
}

/**
 * What every field of every thing says by now, so that the next event's changes have a "before"; what an event says
 * again is no change. Readings, figures and alarms, which are many, say themselves what they change and are not kept.
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
    for (const field of BEGUN_ANEW[entry.type] ?? []) values.delete(field);
    return entry.fields.flatMap(({ field, before = values.get(field) ?? null, after }) => {
      const isSame = values.get(field) === after;
      values.set(field, after);
      return isSame ? [] : [{ field, before, after }];
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

const MANY = /^(?:reading|query|figure|alarm)(?!LimitsChanged)/;

/** Each is a deed of its own: a consultant's opinion changes nothing of the verdict, nor a second bag of the first. */
const DEEDS: ReadonlySet<string> = new Set<VentwallEvent["type"]>([
  "infusionChecked",
  "infusionBagStarted",
  "infusionBagEnded",
  "infusionInterrupted",
  "infusionResumed",
  "infusionKindStated",
  "infusionWindowSummarised",
  "iaeInvestigatorJudged",
  "iaeConsultantJudged",
  "iaeAdjudicationReopened",
  "transportStarted",
  "transportEnded",
  "bedAssigned",
  "bedFreed",
  "matchSetImported",
]);

/** What begins once more does not change when it began before; a correction of its start does. */
const BEGUN_ANEW: Readonly<Record<string, readonly string[]>> = {
  ventilationStarted: ["ventilationStartedAt", "ventilationEndedAt"],
  infusionStarted: ["infusionStartedAt", "infusionEndedAt", "givenMl", "of"],
};

function isRemembered({ type }: AuditEntry): boolean {
  return !MANY.test(type) && !DEEDS.has(type);
}
