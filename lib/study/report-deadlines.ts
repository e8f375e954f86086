import type { Protocol } from "../protocol/protocol.ts";
import type { Instant } from "../units/instant.ts";
import type { SafetyReport } from "../ventilation/adverse-event-choice.ts";
import { type AdverseEventFacts, isSerious } from "./adverse-event.ts";

/** Until when something is to be reported, its last instant included. */
export interface ReportDeadline {
  readonly report: SafetyReport;
  readonly dueAt: Instant;
  /** `false`: due if what nobody has judged yet turns out so. */
  readonly isCertain: boolean;
}

/**
 * What of an adverse event is to be reported and until when, all from when it became known here: every serious one
 * to the sponsor; one that is also suspected to come of the product and unexpected (SUSAR) to the authorities, sooner
 * and followed up where it is fatal or life-threatening. Source: domain.md section 3, timers.
 */
export function reportDeadlines(
  facts: Pick<AdverseEventFacts, "seriousness" | "toProduct" | "expectedness" | "awareAt">,
  reporting: Protocol["reporting"],
): readonly ReportDeadline[] {
  const { awareAt, seriousness } = facts;
  if (!isSerious(facts)) return [];
  const after = (ms: number): Instant => (awareAt + ms) as Instant;
  const deadlines: ReportDeadline[] = [
    { report: "sponsor", dueAt: after(reporting.seriousMs), isCertain: true },
  ];
  const standing = susarStanding(facts);
  if (standing === "no") return deadlines;
  const isCertain = standing === "yes";
  if (!seriousness.includes("death") && !seriousness.includes("life_threatening")) {
    return [...deadlines, { report: "susar", dueAt: after(reporting.susarMs), isCertain }];
  }
  const { fatalSusarMs, followUpMs } = reporting;
  return [
    ...deadlines,
    { report: "susar", dueAt: after(fatalSusarMs), isCertain },
    { report: "susar_follow_up", dueAt: after(fatalSusarMs + followUpMs), isCertain },
  ];
}

/** What nobody has judged excludes nothing. */
function susarStanding({
  toProduct,
  expectedness,
}: Pick<AdverseEventFacts, "toProduct" | "expectedness">): "yes" | "no" | "open" {
  if (expectedness === "expected" || toProduct === "unrelated" || toProduct === "unlikely") return "no";
  return toProduct === null || expectedness === null ? "open" : "yes";
}

/** Where a report stands at a time; `ms` is how long is left, or by how much it is or was late. */
export interface ReportStanding {
  readonly state: "due" | "overdue" | "sent" | "sent_late" | "not_due";
  readonly ms: number;
}

/** A report at the last instant is in time. `dueAt` is `null` where none is due, `sentAt` where none was made. */
export function reportStanding(dueAt: Instant | null, sentAt: Instant | null, now: Instant): ReportStanding {
  if (sentAt !== null) {
    const late = dueAt === null ? 0 : sentAt - dueAt;
    return late > 0 ? { state: "sent_late", ms: late } : { state: "sent", ms: 0 };
  }
  if (dueAt === null) return { state: "not_due", ms: 0 };
  return now > dueAt ? { state: "overdue", ms: now - dueAt } : { state: "due", ms: dueAt - now };
}
