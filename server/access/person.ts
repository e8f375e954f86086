import { isPersonRole, type PersonRole } from "#lib/access/role.ts";

/** A person who may sign in. */
export interface Person {
  readonly username: string;
  readonly displayName: string;
  readonly role: PersonRole;
  readonly disabled: boolean;
}

/** A person as the library stores them. */
export interface StoredUser {
  readonly id: string;
  readonly username?: string | null | undefined;
  readonly name: string;
  readonly staffRole?: string | null | undefined;
  readonly banned?: boolean | null | undefined;
}

/** The person that a stored user is; `null`: none of ours. */
export function toPerson({ username, name, staffRole, banned }: StoredUser): Person | null {
  if (typeof username !== "string" || !isPersonRole(staffRole)) return null;
  return { username, displayName: name, role: staffRole, disabled: banned === true };
}
