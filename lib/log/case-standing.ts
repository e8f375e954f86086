import type { InfusionWindow } from "../study/infusion-window.ts";
import { windowOfCandidate } from "../study/infusion-window.ts";
import type { CaseState, ReopenedBecause } from "../ventilation/adjudication-choice.ts";
import type { PrescribedEvent } from "../ventilation/infusion-event-code.ts";
import type { Adjudication, Round } from "./adjudication.ts";
import type { Seen } from "./adjudication-event.ts";
import type { Candidate } from "./treatment.ts";

/** Where the adjudication of a candidate stands. */
export interface CaseStanding {
  readonly state: CaseState;
  /** The round that the state comes from; `null`: none holds. */
  readonly round: Round | null;
  /** Why there is a round that does not hold; `null`: none was overtaken. */
  readonly reopened: ReopenedBecause | null;
  /** Whose word it needs; `null`: nobody's. */
  readonly awaits: "investigator" | "consultant" | null;
  /** Whether a consultant may say something, needed or not. */
  readonly isOpinionOpen: boolean;
  /** What it counts as while it is confirmed as a prescribed one; `null`: it is not. */
  readonly confirmedAs: PrescribedEvent | null;
}

/**
 * Where a candidate's adjudication stands, from what was said of it and what it is today (domain.md section 3, A25).
 *
 * A prescribed event counts with the investigator's confirmation alone, unless that investigator wrote it down too;
 * everything else, a rejection included, needs a consultant who agrees. Whoever disagrees, or an investigator who is
 * unsure, leaves it unresolved until a new round. A verdict holds only for what it was given on: the entry corrected,
 * or T0 moved, and it waits for an investigator again.
 */
export function caseStanding(
  candidate: Candidate,
  { rounds }: Adjudication,
  windows: readonly InfusionWindow[],
): CaseStanding {
  if (candidate.superseded !== null) return { ...OPEN, state: "SUPERSEDED", awaits: null };
  const round = rounds.at(-1);
  if (round === undefined) return OPEN;
  const reopened = reopenedBecause(round, seenNow(candidate, windows));
  if (reopened !== null) return { ...OPEN, reopened };
  return standingOfRound(round, candidate);
}

/** What somebody who judges a candidate now looks at. */
export function seenNow(
  candidate: Pick<Candidate, "earlier" | "origin" | "t0" | "onset">,
  windows: readonly InfusionWindow[],
): Seen {
  const t0 = windowOfCandidate(windows, candidate)?.startedAt ?? null;
  return { entry: candidate.earlier.length + 1, t0 };
}

/** Whether somebody wrote this event down, or corrected it. */
export function wroteDown({ origin, opened, earlier }: Candidate, person: string): boolean {
  return (
    origin === "person" &&
    [opened, ...earlier.map(({ corrected }) => corrected)].some(({ by }) => by === person)
  );
}

const OPEN: CaseStanding = {
  state: "CANDIDATE",
  round: null,
  reopened: null,
  awaits: "investigator",
  isOpinionOpen: false,
  confirmedAs: null,
};

function reopenedBecause({ investigator, reopened }: Round, now: Seen): ReopenedBecause | null {
  if (reopened !== null) return "asked";
  if (investigator.seen.entry !== now.entry) return "corrected";
  return investigator.seen.t0 === now.t0 ? null : "t0_changed";
}

function standingOfRound(round: Round, candidate: Candidate): CaseStanding {
  const { investigator, consultant } = round;
  const { verdict, confirmedAs } = investigator;
  const base = { ...OPEN, round, awaits: null };
  if (consultant?.opinion === "DISAGREE") return { ...base, state: "UNRESOLVED", awaits: "investigator" };
  const isOpinionOpen = consultant === null;
  if (verdict === "CONFIRM" && confirmedAs !== null) {
    const isAlone = isOpinionOpen && wroteDown(candidate, investigator.by);
    return isAlone
      ? { ...base, state: "INVESTIGATOR_CONFIRM", awaits: "consultant", isOpinionOpen }
      : { ...base, state: "CONFIRMED_PRESCRIBED", isOpinionOpen, confirmedAs };
  }
  if (isOpinionOpen)
    return { ...base, state: `INVESTIGATOR_${verdict}`, awaits: "consultant", isOpinionOpen };
  if (verdict === "CONFIRM") return { ...base, state: "CONFIRMED_UNPRESCRIBED" };
  if (verdict === "REJECT") return { ...base, state: "NOT_IAE" };
  return { ...base, state: "UNRESOLVED", awaits: "investigator" };
}
