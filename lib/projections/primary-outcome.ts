import { adjudicationOf } from "../log/adjudication.ts";
import { type CaseStanding, caseStanding } from "../log/case-standing.ts";
import type { SubjectState } from "../log/subject-state.ts";
import type { Protocol } from "../protocol/protocol.ts";
import { infusionWindows } from "../study/infusion-window.ts";
import { type Proportion, proportionOf } from "../study/proportion.ts";
import { PRESCRIBED_EVENTS, type PrescribedEvent } from "../ventilation/infusion-event-code.ts";
import { GROUPS, type Group } from "../ventilation/subject.ts";

/** Some subjects, and how many cases they have between them. */
export interface CaseCount {
  readonly subjects: number;
  readonly cases: number;
}

/** The trial's primary outcome in some subjects; all but `cases` counts people, each once. */
export interface PrimaryOutcomeCounts {
  /** The safety population: everybody to whom anything was given. */
  readonly infused: number;
  /** With at least one confirmed event, of those infused, with Clopper-Pearson bounds; `null`: nobody was infused. */
  readonly confirmed: Proportion | null;
  readonly prescribed: number;
  readonly unprescribed: number;
  readonly byCode: Readonly<Record<PrescribedEvent, number>>;
  /** Neither settled nor left unresolved; what they will come to is not known. */
  readonly open: CaseCount;
  readonly unresolved: CaseCount;
  readonly notAssociated: CaseCount;
  /** With a confirmed, an open or an unresolved one: what `confirmed` can come to at the most, as of today. */
  readonly atMost: number;
}

export interface PrimaryOutcome extends PrimaryOutcomeCounts {
  /** By the group that a subject belongs to; only those in which somebody was infused. */
  readonly groups: readonly (PrimaryOutcomeCounts & { readonly group: Group })[];
}

type Subject = Pick<SubjectState, "profile" | "treatment" | "safety">;

/**
 * Subjects with at least one confirmed infusion-associated event among those infused (domain.md section 3). What
 * stands no more counts for nothing; candidates and what is unresolved stand apart and are never counted.
 */
export function primaryOutcome(
  subjects: Iterable<Subject>,
  { infusionWindow, outcomes: { confidence } }: Pick<Protocol, "infusionWindow" | "outcomes">,
): PrimaryOutcome {
  const infused = [...subjects]
    .filter(wasInfused)
    .map((subject) => ({ group: subject.profile.group, cases: standingsOf(subject, infusionWindow) }));
  const groups = GROUPS.map((group) => ({
    group,
    ...countsOf(
      infused.filter((one) => one.group === group).map(({ cases }) => cases),
      confidence,
    ),
  }));
  return {
    ...countsOf(
      infused.map(({ cases }) => cases),
      confidence,
    ),
    groups: groups.filter((one) => one.infused > 0),
  };
}

/** Whether anything was given to a subject. A matched control's index date may be on record as a start; it got nothing. */
export function wasInfused({ profile }: Pick<Subject, "profile">): boolean {
  return profile.group !== "PSM_CONTROL" && profile.infusions.length > 0;
}

function standingsOf(
  { profile, treatment, safety }: Subject,
  lengths: Protocol["infusionWindow"],
): readonly CaseStanding[] {
  const windows = infusionWindows(profile, lengths);
  return treatment.candidates.map((one) =>
    caseStanding(one, adjudicationOf(safety.adjudications, one.candidate), windows),
  );
}

function countsOf(people: readonly (readonly CaseStanding[])[], confidence: number): PrimaryOutcomeCounts {
  const infused = people.length;
  const having = (is: (one: CaseStanding) => boolean): CaseCount => ({
    subjects: people.filter((cases) => cases.some(is)).length,
    cases: people.flat().filter(is).length,
  });
  const byCode = Object.fromEntries(
    PRESCRIBED_EVENTS.map((code) => [code, having(({ confirmedAs }) => confirmedAs === code).subjects]),
  ) as Record<PrescribedEvent, number>;
  return {
    infused,
    confirmed: proportionOf(having(isConfirmed).subjects, infused, confidence),
    prescribed: having(({ state }) => state === "CONFIRMED_PRESCRIBED").subjects,
    unprescribed: having(({ state }) => state === "CONFIRMED_UNPRESCRIBED").subjects,
    byCode,
    open: having(isOpen),
    unresolved: having(isUnresolved),
    notAssociated: having(({ state }) => state === "NOT_IAE"),
    atMost: having((one) => isConfirmed(one) || isOpen(one) || isUnresolved(one)).subjects,
  };
}

function isConfirmed({ state }: CaseStanding): boolean {
  return state === "CONFIRMED_PRESCRIBED" || state === "CONFIRMED_UNPRESCRIBED";
}

function isUnresolved({ state }: CaseStanding): boolean {
  return state === "UNRESOLVED";
}

/** Nobody has judged it, or a consultant's word is missing. */
function isOpen({ state }: CaseStanding): boolean {
  return state === "CANDIDATE" || state.startsWith("INVESTIGATOR_");
}
