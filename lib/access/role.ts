/** What a person, or a wall, is here. One each; domain.md section 8. */
export const ROLES = [
  "display",
  "icu_nurse",
  "research_nurse",
  "investigator",
  "consultant",
  "admin",
] as const;

export type Role = (typeof ROLES)[number];

/** The roles of people: a wall is not one. */
export const PERSON_ROLES = ["icu_nurse", "research_nurse", "investigator", "consultant", "admin"] as const;

export type PersonRole = (typeof PERSON_ROLES)[number];

/** What a program's token is for: `feed` enrols, changes and sends; `read` looks and exports. */
export const SCOPES = ["feed", "read"] as const;

export type Scope = (typeof SCOPES)[number];

export function isPersonRole(text: unknown): text is PersonRole {
  return PERSON_ROLES.includes(text as PersonRole);
}
