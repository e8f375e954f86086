import type { Right } from "#lib/access/right.ts";
import type { Role } from "#lib/access/role.ts";
import type { Instant } from "#lib/units/instant.ts";
import type { Caller } from "./caller.ts";

/** Someone or something that is known here. */
export interface Principal {
  /** The actor in the logs: `@li.na` for a person, a program's or a wall's own name, `terminal`. */
  readonly actor: string;
  readonly displayName: string;
  readonly kind: "person" | "display" | "program" | "terminal";
  /** The user name of a person, the key's id of a program or a wall. */
  readonly id: string;
  readonly role: Role | null;
  readonly rights: ReadonlySet<Right>;
  /** The only beds that may be written to; `null`: all. */
  readonly beds: ReadonlySet<string> | null;
  /** A person's session; `null` for those who have none. */
  readonly session: SessionFacts | null;
}

/** The session of a person who signed in. */
export interface SessionFacts {
  readonly id: string;
  /** When the person signed in; by the machine's clock, not a demo's. */
  readonly startedAt: Instant;
  /** When it ends unless something is done; by the machine's clock, not a demo's. */
  readonly expiresAt: Instant;
}

/** What is shown at a door, by HTTP or by socket. */
export interface Credentials {
  readonly token: string | null;
  readonly cookie: string | null;
  readonly caller: Caller;
}

/** What a person may be called in the logs: no program and no wall has a name that begins so. */
export function actorOfPerson(username: string): string {
  return `@${username}`;
}

/** The actor of what nobody known did. */
export const NOBODY = "nobody";
