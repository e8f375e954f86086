/**
 * Everything that somebody may be allowed to do here, named `what:how`. Doors, socket events and pages each ask
 * for one of these; who has which is `grants.ts`.
 */
export const RIGHTS = [
  "wall:see",
  "subjects:see",
  "review:see",
  "study:see",
  "study:match",
  "exports:take",
  "audit:see",
  "metrics:see",
  "subjects:change",
  "readings:send",
  "feed:connect",
  "alarms:see",
  "alarms:acknowledge",
  "infusions:record",
  "data:correct",
  "queries:raise",
  "queries:answer",
  "events:see",
  "events:confirm",
  "events:second_opinion",
  "days:sign",
  "people:manage",
  "keys:manage",
  "beds:manage",
  "limits:see",
  "limits:manage",
  "security:see",
  "account:own",
  "bedside:identify",
] as const;

export type Right = (typeof RIGHTS)[number];

/** What a door asks for: a right, or nothing at all. */
export type Access = "open" | Right;
