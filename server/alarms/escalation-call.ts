import { createHash } from "node:crypto";
import { isUnanswered } from "#lib/alarms/alarm.ts";
import { projectAlarms } from "#lib/projections/project-alarms.ts";
import type { Instant } from "#lib/units/instant.ts";
import type { FoldedLog } from "../log/folded-log.ts";
import type { WebhookCall } from "./webhook.ts";

/** An escalation that somebody is to be called about. */
export interface Escalation {
  readonly subject: string;
  readonly alarm: string;
  readonly escalatedAt: Instant;
}

/** The escalations of a subject that nobody has answered, and that no call's outcome is known of. */
export function uncalledOf(folded: FoldedLog, subject: string): readonly Escalation[] {
  return folded.board(subject).alarms.flatMap((one) => {
    const { alarm, escalatedAt, call } = one;
    return escalatedAt !== null && call === null && isUnanswered(one)
      ? [{ subject, alarm, escalatedAt }]
      : [];
  });
}

/** The same at every attempt and after every restart. Subjects' names may hold letters that a header cannot. */
export function idOf({ alarm, escalatedAt }: Escalation): string {
  return createHash("sha256").update(`${alarm} ${escalatedAt}`).digest("hex").slice(0, 32);
}

/** What is said: the alarm as programs see it, where it is, and no person's name. `null`: it is over. */
export function callAbout(
  escalation: Escalation,
  folded: FoldedLog,
  { wardName, timeZone }: { readonly wardName: string; readonly timeZone: string },
  now: Instant,
): WebhookCall | null {
  const { subject, alarm } = escalation;
  const view = projectAlarms(folded.board(subject), timeZone, now).find(({ id }) => id === alarm);
  if (view === undefined) return null;
  const id = idOf(escalation);
  const body = {
    id,
    event: "alarm.escalated",
    ward: wardName,
    bed: folded.ward.bedBySubject.get(subject) ?? null,
    subject,
    condition: view.condition,
    priority: view.priority,
    text: view.text,
    since: view.since,
    active_from: view.active_from,
    escalated_at: view.escalated_at,
  };
  return { id, body: JSON.stringify(body) };
}
