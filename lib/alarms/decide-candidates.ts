import { nextCandidate } from "../log/decide-candidate.ts";
import type { InfusionEvent } from "../log/infusion-event.ts";
import type { Candidate, Treatment } from "../log/treatment.ts";
import { type InfusionFinding, infusionFindings } from "../study/infusion-findings.ts";
import { infusionWindows } from "../study/infusion-window.ts";
import type { Alarm, AlarmBoard } from "./alarm.ts";
import { candidateFigures } from "./candidate-figures.ts";
import type { ConditionId } from "./condition.ts";
import { OCCASION_OF_DEATH } from "./entered-conditions.ts";
import type { Sight } from "./sight.ts";

/** What is found carries the name of the alarm that it raises while there is time. */
const ALARM_OF = {
  H1: "IAE-H1",
  H2: "IAE-H2",
  V1: "IAE-V",
  V2: "IAE-V",
  T1: "IAE-T",
  D2: "IAE-D",
} as const satisfies Readonly<Record<InfusionFinding["event"], ConditionId>>;

/** As the event is written down until somebody words it. */
const TERMS: Readonly<Record<InfusionFinding["event"], string>> = {
  H1: "FiO2 and PEEP raised",
  H2: "FiO2 or PEEP raised",
  V1: "Vasopressor threshold reached",
  V2: "Third vasopressor added",
  T1: "Fever after infusion",
  D2: "Death",
};

/**
 * What follows for the events of a subject's windows from its readings, whenever these arrived: each kind opens
 * one candidate a window, and never a confirmed event. What was found from a T0 that was wrong stands no more.
 * A candidate whose figures vanish stays: people judge it.
 */
export function decideCandidates(
  subject: string,
  treatment: Treatment,
  sight: Sight,
  board: AlarmBoard,
): readonly InfusionEvent[] {
  const { profile, input, senders } = sight;
  const windows = infusionWindows(profile, input.protocol.infusionWindow);
  const events: InfusionEvent[] = [];
  const standing: Candidate[] = [];
  for (const one of treatment.candidates) {
    const { candidate, origin, superseded, t0 } = one;
    if (origin !== "data" || superseded !== null) continue;
    if (windows.some(({ startedAt }) => startedAt === t0)) standing.push(one);
    else events.push({ type: "iaeCandidateSuperseded", candidate, because: "t0_corrected", reason: null });
  }
  const found = new Set(standing.map(({ event, onset }) => `${event} ${onset}`));
  let count = treatment.candidates.length;
  // What two overlapping windows both see at the same moment belongs to the later infusion.
  for (const window of windows.toReversed()) {
    const t0 = window.startedAt;
    const findings = infusionFindings({ input, profile, window, devices: senders.devices });
    const rise = findings.find(({ event }) => event === "H1");
    // Of two values of one moment one may arrive first: what looked like one limb was both.
    const half = standing.find((one) => one.t0 === t0 && one.event === "H2");
    if (rise !== undefined && half !== undefined && rise.onset <= half.onset) {
      const { candidate } = half;
      events.push({ type: "iaeCandidateSuperseded", candidate, because: "was_h1", reason: null });
    }
    for (const finding of findings) {
      const { event, onset } = finding;
      if (isOpened(treatment, event, t0) || found.has(`${event} ${onset}`)) continue;
      found.add(`${event} ${onset}`);
      events.push({
        type: "iaeCandidateOpened",
        candidate: nextCandidate(subject, count),
        event,
        term: TERMS[event],
        origin: "data",
        onset,
        t0,
        alarm: alarmOf(finding, t0, board)?.alarm ?? null,
        figures: candidateFigures(finding),
        note: null,
      });
      count += 1;
    }
  }
  return events;
}

/** The alarm that a finding raised: of its window, or of another one that saw the same. */
function alarmOf({ event, onset }: InfusionFinding, t0: number, { alarms }: AlarmBoard): Alarm | null {
  const about = event === "D2" ? OCCASION_OF_DEATH : t0;
  const ofKind = alarms.filter(({ condition }) => condition === ALARM_OF[event]);
  return (
    ofKind.findLast(({ occasion }) => occasion === about) ??
    ofKind.findLast(({ since }) => since === onset) ??
    null
  );
}

/** Whether a window has its candidate of a kind: of the data, or for a death also somebody's own. */
function isOpened({ candidates }: Treatment, event: InfusionFinding["event"], t0: number): boolean {
  return candidates.some(
    (one) =>
      one.event === event &&
      one.t0 === t0 &&
      one.superseded === null &&
      (one.origin === "data" || event === "D2"),
  );
}
