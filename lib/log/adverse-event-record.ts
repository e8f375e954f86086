import type { AdverseEventFacts } from "../study/adverse-event.ts";
import { assertNever } from "../units/assert-never.ts";
import type { Instant } from "../units/instant.ts";
import type { SafetyReport } from "../ventilation/adverse-event-choice.ts";
import type { AdverseEventEvent, Reason } from "./adverse-event-event.ts";
import type { Deed } from "./infusion-record.ts";

/** A report as somebody entered it. */
export interface EnteredReport {
  readonly report: SafetyReport;
  readonly at: Instant;
  readonly entered: Deed;
  /** Why it replaces what stood; `null`: it was the first. */
  readonly reason: Reason | null;
}

/** An adverse event as it stands, with every version before. */
export interface AdverseEvent {
  readonly adverseEvent: string;
  readonly facts: AdverseEventFacts;
  readonly recorded: Deed;
  /** The oldest first; each with why, when and by whom it was replaced. */
  readonly earlier: readonly (Reason & { readonly facts: AdverseEventFacts; readonly corrected: Deed })[];
  /** In the order in which they were entered; the last of a kind stands. */
  readonly reports: readonly EnteredReport[];
  /** `null`: it stands. */
  readonly voided: (Deed & Reason) | null;
}

/** The next state of all adverse events of a subject. */
export function evolveAdverseEvents(
  all: readonly AdverseEvent[],
  event: AdverseEventEvent,
  deed: Deed,
): readonly AdverseEvent[] {
  if (event.type === "adverseEventRecorded") {
    const { adverseEvent, facts } = event;
    return [...all, { adverseEvent, facts, recorded: deed, earlier: [], reports: [], voided: null }];
  }
  return all.map((one) => (one.adverseEvent === event.adverseEvent ? changed(one, event, deed) : one));
}

function changed(
  one: AdverseEvent,
  event: Exclude<AdverseEventEvent, { type: "adverseEventRecorded" }>,
  deed: Deed,
): AdverseEvent {
  switch (event.type) {
    case "adverseEventCorrected": {
      const { reasonCode, text } = event;
      const before = { facts: one.facts, reasonCode, text, corrected: deed };
      return { ...one, facts: event.facts, earlier: [...one.earlier, before] };
    }
    case "adverseEventVoided":
      return { ...one, voided: { ...deed, reasonCode: event.reasonCode, text: event.text } };
    case "adverseEventReported": {
      const { report, at, reason } = event;
      return { ...one, reports: [...one.reports, { report, at, reason, entered: deed }] };
    }
    default:
      return assertNever(event);
  }
}

/** 1 as first recorded; grows with everything that happens to it. */
export function versionOfAdverseEvent({ earlier, reports, voided }: AdverseEvent): number {
  return 1 + earlier.length + reports.length + (voided === null ? 0 : 1);
}

/** The report of a kind that stands; `null`: it was not reported. */
export function reportOf(
  { reports }: Pick<AdverseEvent, "reports">,
  kind: SafetyReport,
): EnteredReport | null {
  return reports.findLast(({ report }) => report === kind) ?? null;
}
