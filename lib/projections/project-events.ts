import type { SubjectState } from "../log/subject-state.ts";
import type { Protocol } from "../protocol/protocol.ts";
import { infusionWindows } from "../study/infusion-window.ts";
import type {
  AdverseEventView,
  CaseCountView,
  CaseView,
  OutcomeCountsView,
  PrimaryOutcomeView,
} from "./events-view.ts";
import { type CaseCount, type PrimaryOutcomeCounts, primaryOutcome } from "./primary-outcome.ts";
import { projectAdverseEvent } from "./project-adverse-event.ts";
import { projectCandidate } from "./project-candidate.ts";

type Subject = Pick<SubjectState, "subject" | "profile" | "treatment" | "safety">;

/** The candidates of one subject with their adjudication, in the order in which they were opened. */
export function projectCases(record: Subject, bed: string | null, protocol: Protocol): readonly CaseView[] {
  const { subject, profile, treatment } = record;
  const windows = infusionWindows(profile, protocol.infusionWindow);
  return treatment.candidates.map((candidate) => ({
    subject,
    bed,
    group: profile.group,
    ...projectCandidate(candidate, record, windows, protocol),
  }));
}

/** The adverse events of one subject, in the order in which they were recorded. */
export function projectAdverseEvents(
  { subject, profile, safety }: Subject,
  protocol: Protocol,
): readonly AdverseEventView[] {
  return safety.adverseEvents.map((one) => projectAdverseEvent(subject, profile, one, protocol));
}

/** The trial's primary outcome, as it goes over the wire. */
export function projectPrimaryOutcome(subjects: Iterable<Subject>, protocol: Protocol): PrimaryOutcomeView {
  const outcome = primaryOutcome(subjects, protocol);
  return {
    ...toCounts(outcome),
    groups: outcome.groups.map((one) => ({ group: one.group, ...toCounts(one) })),
  };
}

function toCounts(counts: PrimaryOutcomeCounts): OutcomeCountsView {
  const { infused, confirmed, prescribed, unprescribed } = counts;
  return {
    infused,
    confirmed:
      confirmed === null
        ? null
        : {
            count: confirmed.count,
            share: confirmed.share,
            lower: confirmed.lower,
            upper: confirmed.upper,
          },
    prescribed,
    unprescribed,
    by_code: counts.byCode,
    open: toCount(counts.open),
    unresolved: toCount(counts.unresolved),
    not_associated: toCount(counts.notAssociated),
    at_most: counts.atMost,
  };
}

function toCount({ subjects, cases }: CaseCount): CaseCountView {
  return { subjects, cases };
}
