import { assertNever } from "../units/assert-never.ts";
import type { ConsultantOpinion, InvestigatorVerdict } from "../ventilation/adjudication-choice.ts";
import type { PrescribedEvent } from "../ventilation/infusion-event-code.ts";
import type { AdjudicationEvent, Seen } from "./adjudication-event.ts";
import type { Reason } from "./adverse-event-event.ts";
import type { Deed } from "./infusion-record.ts";

/** An investigator's verdict of a candidate, with what it was given on. */
export interface Verdict extends Deed {
  readonly verdict: InvestigatorVerdict;
  readonly confirmedAs: PrescribedEvent | null;
  readonly rationale: string;
  readonly seen: Seen;
}

/** A consultant's opinion of a verdict. */
export interface Opinion extends Deed {
  readonly opinion: ConsultantOpinion;
  readonly rationale: string;
}

/** One verdict with what followed from it. */
export interface Round {
  readonly investigator: Verdict;
  /** `null`: not given. */
  readonly consultant: Opinion | null;
  /** Why an investigator asked for another round; `null`: nobody did. */
  readonly reopened: (Deed & Reason) | null;
}

/** Everything that people said of one candidate, the oldest round first; no round is ever changed by a later one. */
export interface Adjudication {
  readonly candidate: string;
  readonly rounds: readonly Round[];
}

/** The next state of all adjudications of a subject. */
export function evolveAdjudications(
  adjudications: readonly Adjudication[],
  event: AdjudicationEvent,
  deed: Deed,
): readonly Adjudication[] {
  const known = adjudicationOf(adjudications, event.candidate);
  const next: Adjudication = { candidate: event.candidate, rounds: withEvent(known.rounds, event, deed) };
  return adjudications.includes(known)
    ? adjudications.map((one) => (one === known ? next : one))
    : [...adjudications, next];
}

/** What was said of one candidate; no rounds where nobody has said anything. */
export function adjudicationOf(adjudications: readonly Adjudication[], candidate: string): Adjudication {
  return adjudications.find((one) => one.candidate === candidate) ?? { candidate, rounds: [] };
}

/** How many deeds there were: grows with each, so it tells whether somebody has seen the last. */
export function countDeeds({ rounds }: Adjudication): number {
  return rounds.reduce(
    (sum, { consultant, reopened }) => sum + 1 + (consultant === null ? 0 : 1) + (reopened === null ? 0 : 1),
    0,
  );
}

function withEvent(rounds: readonly Round[], event: AdjudicationEvent, deed: Deed): readonly Round[] {
  switch (event.type) {
    case "iaeInvestigatorJudged": {
      const { verdict, confirmedAs, rationale, seen } = event;
      const investigator = { ...deed, verdict, confirmedAs, rationale, seen };
      return [...rounds, { investigator, consultant: null, reopened: null }];
    }
    case "iaeConsultantJudged": {
      const { opinion, rationale } = event;
      return withLastRound(rounds, (last) => ({ ...last, consultant: { ...deed, opinion, rationale } }));
    }
    case "iaeAdjudicationReopened": {
      const { reasonCode, text } = event;
      return withLastRound(rounds, (last) => ({ ...last, reopened: { ...deed, reasonCode, text } }));
    }
    default:
      return assertNever(event);
  }
}

function withLastRound(rounds: readonly Round[], change: (last: Round) => Round): readonly Round[] {
  const last = rounds.at(-1);
  return last === undefined ? rounds : [...rounds.slice(0, -1), change(last)];
}
