import type { SubjectEvent } from "./event.ts";
import { standing } from "./subject-record.ts";
import type { SubjectState } from "./subject-state.ts";

/**
 * Whether an event of a subject's facts takes the place of something that was known. A person does that with a reason
 * only (domain.md section 8), so not by a door that asks for none; to add what was not known needs none.
 */
export function replacesKnown({ record, profile }: SubjectState, event: SubjectEvent): boolean {
  switch (event.type) {
    case "subjectDetailsChanged": {
      const before = standing(record.details);
      const fields = Object.keys(event.changes) as (keyof typeof event.changes)[];
      return before !== null && fields.some((field) => (before[field] ?? null) !== null);
    }
    case "ventilationStartCorrected":
    case "infusionStartCorrected":
      return true;
    case "ventilationEnded":
      return (profile.ventilation.at(-1)?.endedAt ?? null) !== null;
    case "infusionEnded":
      return (profile.infusions.at(-1)?.endedAt ?? null) !== null;
    default:
      return false;
  }
}
