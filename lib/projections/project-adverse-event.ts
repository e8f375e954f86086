import {
  type AdverseEvent,
  type EnteredReport,
  reportOf,
  versionOfAdverseEvent,
} from "../log/adverse-event-record.ts";
import type { Protocol } from "../protocol/protocol.ts";
import type { AdverseEventFacts } from "../study/adverse-event.ts";
import { infusionWindows, windowOfOnset } from "../study/infusion-window.ts";
import { reportDeadlines } from "../study/report-deadlines.ts";
import { toIso, toIsoOrNull } from "../units/instant.ts";
import { SAFETY_REPORTS } from "../ventilation/adverse-event-choice.ts";
import type { SubjectProfile } from "../ventilation/subject.ts";
import { toDeedView } from "./deed-view.ts";
import type { AdverseEventFactsView, AdverseEventView, ReportView } from "./events-view.ts";

/** An adverse event of somebody, with its versions and with what is to be reported of it until when. */
export function projectAdverseEvent(
  subject: string,
  profile: SubjectProfile,
  one: AdverseEvent,
  protocol: Pick<Protocol, "infusionWindow" | "reporting">,
): AdverseEventView {
  const { facts, voided } = one;
  const windows = infusionWindows(profile, protocol.infusionWindow);
  return {
    adverse_event: one.adverseEvent,
    subject,
    version: versionOfAdverseEvent(one),
    t0: toIsoOrNull(windowOfOnset(windows, facts.onset)?.startedAt ?? null),
    ...toFacts(facts),
    recorded: toDeedView(one.recorded),
    earlier: one.earlier.map(({ facts: before, reasonCode, text, corrected }) => ({
      ...toFacts(before),
      reason_code: reasonCode,
      text,
      corrected: toDeedView(corrected),
    })),
    reports: reportsOf(one, protocol.reporting),
    voided:
      voided === null ? null : { ...toDeedView(voided), reason_code: voided.reasonCode, text: voided.text },
  };
}

/** What is due, and what was reported though it is not due as the event is written down now. */
function reportsOf(one: AdverseEvent, reporting: Protocol["reporting"]): readonly ReportView[] {
  const deadlines = reportDeadlines(one.facts, reporting);
  return SAFETY_REPORTS.flatMap((report): readonly ReportView[] => {
    const due = deadlines.find((deadline) => deadline.report === report);
    const sent = reportOf(one, report);
    if (due === undefined && sent === null) return [];
    return [
      {
        report,
        due_at: toIsoOrNull(due?.dueAt ?? null),
        certain: due?.isCertain ?? false,
        sent_at: toIsoOrNull(sent?.at ?? null),
        entered: one.reports.filter((each) => each.report === report).map(toEntered),
      },
    ];
  });
}

function toEntered({ at, entered, reason }: EnteredReport): ReportView["entered"][number] {
  return {
    ...toDeedView(entered),
    sent_at: toIso(at),
    reason: reason === null ? null : { reason_code: reason.reasonCode, text: reason.text },
  };
}

function toFacts(facts: AdverseEventFacts): AdverseEventFactsView {
  const { candidate, term, grade, seriousness, causality, expectedness, action, outcome } = facts;
  const { narrative, reporter } = facts;
  return {
    candidate,
    term,
    coded_term: facts.codedTerm,
    organ_class: facts.organClass,
    onset: toIso(facts.onset),
    ended: toIsoOrNull(facts.ended),
    grade,
    seriousness,
    causality,
    to_product: facts.toProduct,
    to_procedure: facts.toProcedure,
    expectedness,
    action,
    outcome,
    narrative,
    aware_at: toIso(facts.awareAt),
    reporter,
  };
}
