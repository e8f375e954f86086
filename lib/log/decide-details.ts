import { type Instant, toIso } from "../units/instant.ts";
import { fail, succeed } from "../units/result.ts";
import type { Correction } from "../ventilation/correction-reason.ts";
import { explains, type RecordDecision, reasonMissing, stale } from "./decide-fact.ts";
import type { SubjectDetails } from "./event.ts";
import { standing } from "./subject-record.ts";
import type { SubjectState } from "./subject-state.ts";

/** Changes what is given of a subject's details and leaves the rest; `null` clears. */
export interface CorrectDetails {
  readonly changes: Partial<SubjectDetails>;
  /** The version that whoever changes them has seen. */
  readonly expectedVersion: number;
  readonly correction: Correction | null;
}

const CLOCKS = ["admittedAt", "enrolledAt", "insultAt", "diagnosedAt", "consentedAt"] as const;

/** Decides a person's change of details. What was not known may be added; anything else needs a reason. */
export function decideDetails(
  { record }: SubjectState,
  { changes, expectedVersion, correction }: CorrectDetails,
  now: Instant,
): RecordDecision {
  const present = record.details.at(-1);
  const before = standing(record.details);
  if (present === undefined || before === null) throw new Error("Details before an enrolment");
  const different = Object.fromEntries(
    Object.entries(changes).filter(
      ([field, value]) => (before[field as keyof SubjectDetails] ?? null) !== value,
    ),
  ) as Partial<SubjectDetails>;
  const fields = Object.keys(different) as (keyof SubjectDetails)[];
  if (fields.length === 0) return succeed([]);
  if (present.version !== expectedVersion) return stale("details", present);
  for (const clock of CLOCKS) {
    const at = different[clock] ?? null;
    if (at !== null && at > now) return fail("in_the_future", `${toIso(at)} is in the future.`);
  }
  const { insultAt = null, diagnosedAt = null } = { ...before, ...different };
  if (insultAt !== null && diagnosedAt !== null && diagnosedAt < insultAt) {
    return fail("bad_time", `The criteria cannot be met before the insult, ${toIso(insultAt)}.`);
  }
  const isAddition = fields.every((field) => (before[field] ?? null) === null);
  if (!isAddition && !explains(correction)) return reasonMissing();
  return succeed([
    {
      type: "subjectDetailsChanged",
      changes: different,
      ...(correction === null ? {} : { correction }),
    },
  ]);
}
