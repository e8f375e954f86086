import { EVENT_TYPES } from "#lib/log/event.ts";

/** The sorts of events that an audit can be kept to. */
export const AUDIT_GROUPS = [
  "readings",
  "queries",
  "record",
  "review",
  "infusion",
  "events",
  "alarms",
  "ward",
  "other",
] as const;
export type AuditGroup = (typeof AUDIT_GROUPS)[number];

const BEGINNINGS: readonly (readonly [string, AuditGroup])[] = [
  ["readingQuery", "queries"],
  ["reading", "readings"],
  ["query", "queries"],
  ["alarmLimits", "record"],
  ["alarm", "alarms"],
  ["figure", "review"],
  ["infusion", "infusion"],
  ["iae", "events"],
  ["adverse", "events"],
  ["subject", "record"],
  ["fact", "record"],
  ["ventilation", "record"],
  ["match", "record"],
  ["bed", "ward"],
  ["device", "ward"],
  ["transport", "ward"],
];

/** The sort of an event by its type's name, one of later versions included. */
export function groupOfType(type: string): AuditGroup {
  return BEGINNINGS.find(([beginning]) => type.startsWith(beginning))?.[1] ?? "other";
}

/** Every type of a sort, as the server is asked for them. */
export function typesOfGroup(group: AuditGroup): string {
  return EVENT_TYPES.filter((type) => groupOfType(type) === group).join(",");
}
