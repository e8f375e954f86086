import type { Right } from "./right.ts";
import type { Role, Scope } from "./role.ts";

const ICU_NURSE: readonly Right[] = [
  "account:own",
  "wall:see",
  "subjects:see",
  "limits:see",
  "readings:send",
  "alarms:see",
  "alarms:acknowledge",
  "infusions:record",
  "queries:raise",
  "events:see",
];

const RESEARCH_NURSE: readonly Right[] = [
  ...ICU_NURSE,
  "review:see",
  "study:see",
  "study:match",
  "exports:take",
  "audit:see",
  "subjects:change",
  "data:correct",
  "queries:answer",
  "days:sign",
];

/**
 * The one table of who may do what. An admin looks after people, keys, beds and limits and cannot touch clinical
 * data (domain.md section 8), so sees a subject's limits without the subject; a wall sees the wall.
 */
const ROLE_GRANTS: Readonly<Record<Role, readonly Right[]>> = {
  display: ["wall:see"],
  icu_nurse: ICU_NURSE,
  research_nurse: RESEARCH_NURSE,
  investigator: [...RESEARCH_NURSE, "events:confirm", "limits:manage"],
  consultant: [
    "account:own",
    "wall:see",
    "subjects:see",
    "limits:see",
    "alarms:see",
    "study:see",
    "events:see",
    "events:second_opinion",
    "queries:raise",
  ],
  admin: [
    "account:own",
    "wall:see",
    "people:manage",
    "keys:manage",
    "beds:manage",
    "limits:see",
    "limits:manage",
    "security:see",
    "metrics:see",
  ],
};

const SCOPE_GRANTS: Readonly<Record<Scope, readonly Right[]>> = {
  feed: ["subjects:change", "readings:send", "feed:connect"],
  read: [
    "wall:see",
    "subjects:see",
    "limits:see",
    "alarms:see",
    "events:see",
    "review:see",
    "study:see",
    "exports:take",
    "audit:see",
    "metrics:see",
  ],
};

/** What a role may do. */
export function rightsOfRole(role: Role): ReadonlySet<Right> {
  return new Set(ROLE_GRANTS[role]);
}

/** What a wall may do: one that is allowed to acknowledge may ask who stands before it. */
export function rightsOfDisplay(mayAcknowledge: boolean): ReadonlySet<Right> {
  const rights = rightsOfRole("display");
  return mayAcknowledge ? new Set([...rights, "bedside:identify"]) : rights;
}

/** What a program's token may do. */
export function rightsOfScopes(scopes: readonly Scope[]): ReadonlySet<Right> {
  return new Set(scopes.flatMap((scope) => SCOPE_GRANTS[scope]));
}

/** What somebody must have to be let in, in words for whoever lacks it. */
export function whoHas(right: Right): readonly string[] {
  const roles = Object.entries(ROLE_GRANTS).filter(([, rights]) => rights.includes(right));
  const scopes = Object.entries(SCOPE_GRANTS).filter(([, rights]) => rights.includes(right));
  const isWallsAlone = roles.length === 0 && rightsOfDisplay(true).has(right);
  return [
    ...roles.map(([role]) => `role ${role}`),
    ...scopes.map(([scope]) => `scope ${scope}`),
    ...(isWallsAlone ? ["a wall at which people may identify themselves"] : []),
  ];
}
