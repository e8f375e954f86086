import type { Candidate } from "../log/treatment.ts";
import type { Protocol } from "../protocol/protocol.ts";
import { type InfusionWindow, isInTime, windowOfCandidate } from "../study/infusion-window.ts";
import { toIso } from "../units/instant.ts";
import { toDeedView } from "./deed-view.ts";
import type { CandidateView } from "./infusion-record-view.ts";
import { projectAdjudication } from "./project-adjudication.ts";
import type { SubjectRecord } from "./view-input.ts";

/** An event of a window as it stands, as it stood before, and what people say of it. */
export function projectCandidate(
  candidate: Candidate,
  record: Pick<SubjectRecord, "profile" | "treatment" | "safety">,
  windows: readonly InfusionWindow[],
  protocol: Pick<Protocol, "prescribedEvents">,
): CandidateView {
  const { event, term, onset, note, superseded } = candidate;
  const window = windowOfCandidate(windows, candidate);
  return {
    candidate: candidate.candidate,
    origin: candidate.origin,
    event,
    term,
    onset: toIso(onset),
    note,
    figures: candidate.figures,
    alarm: candidate.alarm,
    opened: toDeedView(candidate.opened),
    t0: window === null ? null : toIso(window.startedAt),
    in_time: window !== null && isInTime(window, event, onset, protocol.prescribedEvents),
    earlier: candidate.earlier.map((one) => ({
      event: one.event,
      term: one.term,
      onset: toIso(one.onset),
      note: one.note,
      reason: one.reason,
      corrected: toDeedView(one.corrected),
    })),
    superseded:
      superseded === null
        ? null
        : { ...toDeedView(superseded), because: superseded.because, reason: superseded.reason },
    adjudication: projectAdjudication(candidate, record, windows, protocol),
  };
}
