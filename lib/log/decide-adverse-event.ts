import type { Protocol } from "../protocol/protocol.ts";
import { type AdverseEventFacts, adverseEventProblem } from "../study/adverse-event.ts";
import { reportDeadlines } from "../study/report-deadlines.ts";
import type { Instant } from "../units/instant.ts";
import { fail, type Result, stale, succeed } from "../units/result.ts";
import type { SafetyReport } from "../ventilation/adverse-event-choice.ts";
import type { AdverseEventEvent, Reason } from "./adverse-event-event.ts";
import { type AdverseEvent, reportOf, versionOfAdverseEvent } from "./adverse-event-record.ts";
import type { SubjectState } from "./subject-state.ts";

/** What every change of a record says: which, and what its author had seen of it. */
export interface RecordChange {
  readonly adverseEvent: string;
  readonly expectedVersion: number;
}

type Decision = Result<readonly AdverseEventEvent[]>;

/** Somebody writes down an adverse event. The same again by the same person is no second one. */
export function decideAdverseEvent(
  state: SubjectState,
  facts: AdverseEventFacts,
  by: string,
  now: Instant,
): Decision {
  const problem = problemOf(state, facts, now);
  if (problem !== null) return problem;
  const { adverseEvents } = state.safety;
  const isRepeat = adverseEvents.some(
    (one) => one.voided === null && one.recorded.by === by && isSame(one.facts, facts),
  );
  if (isRepeat) return succeed([]);
  const adverseEvent = `${state.subject}/AE/${adverseEvents.length + 1}`;
  return succeed([{ type: "adverseEventRecorded", adverseEvent, facts }]);
}

/** A record is written down anew, as more became known or because it was wrong; what stood before is kept. */
export function decideAdverseEventCorrection(
  state: SubjectState,
  change: RecordChange & Reason & { readonly facts: AdverseEventFacts },
  now: Instant,
): Decision {
  const found = standing(state, change);
  if (!found.ok) return found;
  const reason = reasonOf(change);
  if (!reason.ok) return reason;
  const problem = problemOf(state, change.facts, now);
  if (problem !== null) return problem;
  if (isSame(found.value.facts, change.facts)) return succeed([]);
  const { adverseEvent, facts } = change;
  return succeed([{ type: "adverseEventCorrected", adverseEvent, facts, ...reason.value }]);
}

/** A record counts for nothing any more; it stays, with why. */
export function decideAdverseEventVoiding(state: SubjectState, change: RecordChange & Reason): Decision {
  const found = standing(state, change);
  if (!found.ok) return found;
  const reason = reasonOf(change);
  if (!reason.ok) return reason;
  const { adverseEvent } = change;
  return succeed([{ type: "adverseEventVoided", adverseEvent, ...reason.value }]);
}

/** It was reported: that ends the time that ran. Another time for the same report needs a reason. */
export function decideReport(
  state: SubjectState,
  change: RecordChange & {
    readonly report: SafetyReport;
    readonly at: Instant;
    readonly reason: Reason | null;
  },
  now: Instant,
  reporting: Protocol["reporting"],
): Decision {
  const found = standing(state, change);
  if (!found.ok) return found;
  const { adverseEvent, report, at } = change;
  const { facts } = found.value;
  const before = reportOf(found.value, report);
  if (before === null && !reportDeadlines(facts, reporting).some((one) => one.report === report)) {
    return fail("nothing_to_report", "As it is written down, no such report is due.");
  }
  if (at > now) return fail("in_the_future", "It cannot have been reported in the future.");
  if (at < facts.awareAt) return fail("bad_time", "It cannot have been reported before it was known.");
  if (before === null)
    return succeed([{ type: "adverseEventReported", adverseEvent, report, at, reason: null }]);
  if (before.at === at) return succeed([]);
  if (change.reason === null)
    return fail("reason_missing", "Another time is on record: say why it is replaced.");
  const reason = reasonOf(change.reason);
  return reason.ok
    ? succeed([{ type: "adverseEventReported", adverseEvent, report, at, reason: reason.value }])
    : reason;
}

function standing(
  { safety }: SubjectState,
  { adverseEvent, expectedVersion }: RecordChange,
): Result<AdverseEvent> {
  const found = safety.adverseEvents.find((one) => one.adverseEvent === adverseEvent);
  if (found === undefined) return fail("unknown_adverse_event", `There is no adverse event ${adverseEvent}.`);
  const version = versionOfAdverseEvent(found);
  if (version !== expectedVersion) return stale("Somebody has changed it since you opened it.", version);
  return found.voided === null
    ? succeed(found)
    : fail("adverse_event_voided", "It was voided, and counts for nothing any more.");
}

function problemOf({ profile, treatment }: SubjectState, facts: AdverseEventFacts, now: Instant) {
  const { candidate } = facts;
  if (candidate !== null && !treatment.candidates.some((one) => one.candidate === candidate)) {
    return fail("unknown_candidate", `There is no event ${candidate}.`);
  }
  return adverseEventProblem(facts, profile.enrolledAt, now);
}

function reasonOf({ reasonCode, text }: Reason): Result<Reason, "text_missing"> {
  const words = text?.trim() || null;
  return reasonCode === "OTHER" && words === null
    ? fail("text_missing", "OTHER needs words of its own.")
    : succeed({ reasonCode, text: words });
}

function isSame(one: AdverseEventFacts, other: AdverseEventFacts): boolean {
  const { seriousness, ...rest } = one;
  const keys = Object.keys(rest) as (keyof typeof rest)[];
  return (
    keys.every((key) => one[key] === other[key]) &&
    seriousness.length === other.seriousness.length &&
    seriousness.every((criterion) => other.seriousness.includes(criterion))
  );
}
