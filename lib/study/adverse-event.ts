import type { Instant } from "../units/instant.ts";
import { toIso } from "../units/instant.ts";
import { type Failure, fail } from "../units/result.ts";
import type {
  AdverseEventOutcome,
  CtcaeGrade,
  Expectedness,
  InfusionAction,
  Relation,
  SeriousnessCriterion,
} from "../ventilation/adverse-event-choice.ts";

/** An adverse event as somebody wrote it down; domain.md section 3. `null`: not judged or not known yet. */
export interface AdverseEventFacts {
  /** The candidate of an infusion's window that it arose from; `null`: it stands alone. */
  readonly candidate: string | null;
  /** In the words of whoever reported it. */
  readonly term: string;
  /** A coded term, entered freely: the dictionary is licensed. */
  readonly codedTerm: string | null;
  readonly organClass: string | null;
  readonly onset: Instant;
  readonly ended: Instant | null;
  /** Of the change: whoever lies here is at grade 3 or 4 already. */
  readonly grade: CtcaeGrade;
  /** Empty: not serious. */
  readonly seriousness: readonly SeriousnessCriterion[];
  readonly causality: Relation | null;
  readonly toProduct: Relation | null;
  readonly toProcedure: Relation | null;
  readonly expectedness: Expectedness | null;
  readonly action: InfusionAction;
  readonly outcome: AdverseEventOutcome;
  readonly narrative: string | null;
  /** When it became known here; the times for reporting run from it. */
  readonly awareAt: Instant;
  /** Who told of it. */
  readonly reporter: string;
}

type Problem = "in_the_future" | "bad_time" | "before_enrolment" | "bad_adverse_event";

/** Why an adverse event cannot be as it was written down; `null`: it can. */
export function adverseEventProblem(
  { onset, ended, awareAt, grade, seriousness, outcome }: AdverseEventFacts,
  enrolledAt: Instant | null,
  now: Instant,
): ({ readonly ok: false } & Failure<Problem>) | null {
  const latest = Math.max(onset, ended ?? onset, awareAt) as Instant;
  if (latest > now) return fail("in_the_future", `${toIso(latest)} is in the future.`);
  if (enrolledAt !== null && onset < enrolledAt) {
    return fail("before_enrolment", `It began before the enrolment, ${toIso(enrolledAt)}.`);
  }
  if (ended !== null && ended < onset) return fail("bad_time", "It cannot end before it began.");
  if (awareAt < onset) return fail("bad_time", "Nobody can have known of it before it began.");
  const signsOfDeath = [grade === 5, seriousness.includes("death"), outcome === "fatal"];
  if (new Set(signsOfDeath).size > 1) {
    return fail(
      "bad_adverse_event",
      "Grade 5, the criterion death and the outcome fatal say the same: all of them, or none.",
    );
  }
  return null;
}

/** Whether any criterion of seriousness is met. */
export function isSerious({ seriousness }: Pick<AdverseEventFacts, "seriousness">): boolean {
  return seriousness.length > 0;
}
