import type Database from "better-sqlite3";
import { isPersonRole, type PersonRole } from "#lib/access/role.ts";
import type { PersonJson } from "#lib/contract/access.ts";
import { type Instant, toIso } from "#lib/units/instant.ts";
import { fail, type Result, succeed } from "#lib/units/result.ts";
import { isRefusal } from "./library-refusal.ts";
import type { PeopleAuth } from "./people-auth.ts";
import { storing } from "./people-failure.ts";
import { type Person, type StoredUser, toPerson } from "./person.ts";

const WRITE_AGAIN_MS = 5_000;

/** Everybody who may sign in: who they are and what they are here, not how they prove it. */
export class People {
  readonly #db: Database.Database;
  readonly #auth: PeopleAuth;

  /** Whoever is disabled and could not be written down as such yet. */
  readonly #shutOut = new Set<string>();
  readonly #timer: NodeJS.Timeout;
  readonly #waysIn: readonly PersonJson["signs_in_by"][];

  constructor(db: Database.Database, auth: PeopleAuth, hasHospital: boolean) {
    this.#db = db;
    this.#auth = auth;
    this.#timer = setInterval(() => void this.#writeShutOut(), WRITE_AGAIN_MS).unref();
    this.#waysIn = hasHospital ? ["password", "hospital"] : ["password"];
  }

  /** A new person without any way in yet; with a password only in a demo. */
  async add(
    person: { readonly username: string; readonly displayName: string; readonly role: PersonRole },
    password?: string,
  ): Promise<Result<Person, "username_taken">> {
    try {
      const { user } = await this.#auth.api.createUser({
        body: {
          // The library wants an address of mail; this one is nobody's.
          email: `${person.username}@people.invalid`,
          name: person.displayName,
          data: { username: person.username, staffRole: person.role },
          ...(password === undefined ? {} : { password }),
        },
      });
      const added = toPerson(user as StoredUser);
      if (added === null) throw new Error(`${person.username} was not stored as a person`);
      return succeed(added);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      return fail("username_taken", `There is a user ${person.username} already.`);
    }
  }

  /** Takes somebody away who was just added, and of whom nothing is recorded yet. */
  async forget(username: string): Promise<void> {
    const user = this.stored(username);
    if (user !== null) await (await this.#auth.$context).internalAdapter.deleteUser(user.id);
  }

  find(username: string): Person | null {
    const user = this.stored(username);
    return user === null ? null : toPerson(user);
  }

  /** A person's row, for what is kept beside it; `null`: there is no such person. */
  stored(username: string): StoredUser | null {
    const row = this.#db
      .prepare<[string], StoredUser & { readonly banned: number | null }>(
        'SELECT id, username, name, staffRole, banned FROM "user" WHERE username = ?',
      )
      .get(username);
    if (row === undefined) return null;
    return { ...row, banned: Number(row.banned) === 1 || this.#shutOut.has(username) };
  }

  /**
   * Disables somebody at once where that cannot be written, until it can be. A restart before that would forget it.
   */
  shutOut(username: string): void {
    this.#shutOut.add(username);
  }

  isShutOut(username: string): boolean {
    return this.#shutOut.has(username);
  }

  close(): void {
    clearInterval(this.#timer);
  }

  async #writeShutOut(): Promise<void> {
    for (const username of this.#shutOut) await storing(() => this.change(username, { disabled: true }));
  }

  /** Changes what is given. Whoever is disabled can sign in no more; their sessions are for the caller to end. */
  async change(
    username: string,
    changes: { readonly displayName?: string; readonly role?: PersonRole; readonly disabled?: boolean },
  ): Promise<void> {
    const user = this.stored(username);
    if (user === null) return;
    const { internalAdapter } = await this.#auth.$context;
    await internalAdapter.updateUser(user.id, {
      ...(changes.displayName === undefined ? {} : { name: changes.displayName }),
      ...(changes.role === undefined ? {} : { staffRole: changes.role }),
      ...(changes.disabled === undefined ? {} : { banned: changes.disabled }),
    });
    if (changes.disabled !== undefined) this.#shutOut.delete(username);
  }

  /** The admins who can really sign in: enabled, with a password, or at the hospital where that is set up. */
  admins(): readonly string[] {
    return this.list()
      .filter(({ role, disabled, signs_in_by }) => {
        return role === "admin" && !disabled && this.#waysIn.includes(signs_in_by);
      })
      .map(({ username }) => username);
  }

  list(): readonly PersonJson[] {
    const rows = this.#db
      .prepare<[], PersonRow>(
        `SELECT u.username, u.name, u.staffRole AS role, u.banned, u.createdAt AS added, u.lastSeenAt AS seen,
           max(a.providerId = 'credential' AND a.password IS NOT NULL) AS password,
           max(a.providerId = 'hospital') AS hospital, max(a.providerId = 'pin') AS pin
         FROM "user" u LEFT JOIN account a ON a.userId = u.id
         WHERE u.username IS NOT NULL GROUP BY u.id ORDER BY u.username`,
      )
      .all();
    return rows.flatMap((row) =>
      isPersonRole(row.role)
        ? {
            username: row.username,
            display_name: row.name,
            role: row.role,
            disabled: row.banned === 1 || this.#shutOut.has(row.username),
            signs_in_by: row.password === 1 ? "password" : row.hospital === 1 ? "hospital" : "nothing_yet",
            has_pin: row.pin === 1,
            added_at: isoOf(row.added),
            last_seen_at: row.seen === null ? null : isoOf(row.seen),
          }
        : [],
    );
  }

  /** Somebody was there just now; whether it was the first time. */
  see(username: string): boolean {
    const before = this.#db
      .prepare<[string], string | null>('SELECT lastSeenAt FROM "user" WHERE username = ?')
      .pluck()
      .get(username);
    const now = new Date().toISOString();
    this.#db.prepare('UPDATE "user" SET lastSeenAt = ? WHERE username = ?').run(now, username);
    return before === null;
  }
}

interface PersonRow {
  readonly username: string;
  readonly name: string;
  readonly role: string | null;
  readonly banned: number | null;
  readonly added: string;
  readonly seen: string | null;
  readonly password: number | null;
  readonly hospital: number | null;
  readonly pin: number | null;
}

function isoOf(stored: string): string {
  return toIso(new Date(stored).getTime() as Instant);
}
