import { isAPIError } from "better-auth/api";
import type Database from "better-sqlite3";
import { isPersonRole, type PersonRole } from "#lib/access/role.ts";
import type { PersonJson } from "#lib/contract/access.ts";
import { HOUR, type Instant, toIso } from "#lib/units/instant.ts";
import { fail, type Result, succeed } from "#lib/units/result.ts";
import type { Logger } from "../runtime/logger.ts";
import { type OneTimeLink, OneTimeLinks } from "./one-time-links.ts";
import { checkPassword, checkPin } from "./password-policy.ts";
import {
  ADDRESS_HEADER,
  createPeopleAuth,
  type PeopleAuth,
  type PeopleSettings,
  prepareTables,
} from "./people-auth.ts";
import type { SessionFacts } from "./principal.ts";

/** A person who may sign in. */
export interface Person {
  readonly username: string;
  readonly displayName: string;
  readonly role: PersonRole;
  readonly disabled: boolean;
}

/** A person with the session by which they are known. */
export interface SignedIn {
  readonly person: Person;
  readonly session: SessionFacts & { readonly createdAt: Instant };
}

/** What signing in or out leaves with the browser: `Set-Cookie` lines. */
export type Cookies = readonly string[];

/** A person as the library stores them. */
interface StoredUser {
  readonly id: string;
  readonly username?: string | null | undefined;
  readonly name: string;
  readonly role?: string | null | undefined;
  readonly banned?: boolean | null | undefined;
}

/** The library's own name for what sets a password. */
const SET_UP = "reset-password";
const SET_UP_LASTS_MS = 72 * HOUR;
/** The account that holds a PIN's hash beside the one that holds the password's. */
const PIN = "pin";

/**
 * The people who may sign in, their passwords, PINs and sessions. Who may call what is decided before; what is
 * recorded of it, by whoever calls.
 */
export class People {
  readonly #db: Database.Database;
  readonly #auth: PeopleAuth;
  readonly #setUpLinks: OneTimeLinks;

  private constructor(db: Database.Database, auth: PeopleAuth) {
    this.#db = db;
    this.#auth = auth;
    this.#setUpLinks = this.links(SET_UP, SET_UP_LASTS_MS);
  }

  static async open(db: Database.Database, settings: PeopleSettings, logger: Logger): Promise<People> {
    const auth = createPeopleAuth(db, settings, logger);
    await prepareTables(auth);
    return new People(db, auth);
  }

  /** Links for another purpose, kept with the people's. */
  links(purpose: string, lastsMs: number): OneTimeLinks {
    return new OneTimeLinks(this.#auth, purpose, lastsMs);
  }

  /** Whoever a request's cookie belongs to; `null`: nobody, or their session has ended. */
  async recognise(cookie: string | null): Promise<SignedIn | null> {
    return this.#session(cookie, { disableRefresh: true }).then((found) => found.signedIn);
  }

  /** The same, and the session lasts anew from now. */
  async renew(
    cookie: string | null,
  ): Promise<{ readonly signedIn: SignedIn | null; readonly cookies: Cookies }> {
    const renewed = await this.#session(cookie, {});
    if (renewed.signedIn !== null) await this.#see(renewed.signedIn.person.username);
    return renewed;
  }

  async signIn(
    username: string,
    password: string,
    address: string | null,
  ): Promise<
    Result<{ readonly person: Person; readonly cookies: Cookies }, "wrong_credentials" | "disabled">
  > {
    try {
      const { headers, response } = await this.#auth.api.signInUsername({
        body: { username: username.toLowerCase(), password },
        headers: new Headers(address === null ? {} : { [ADDRESS_HEADER]: address }),
        returnHeaders: true,
      });
      const person = toPerson(response.user as StoredUser);
      if (person === null) return fail("wrong_credentials", WRONG);
      await this.#see(person.username);
      return succeed({ person, cookies: headers.getSetCookie() });
    } catch (error) {
      if (!isAPIError(error)) throw error;
      return error.body?.code === "BANNED_USER"
        ? fail("disabled", "This user has been disabled. Ask an administrator.")
        : fail("wrong_credentials", WRONG);
    }
  }

  /** Whether this is the person's password, for what wants it once more. */
  async isPassword(
    username: string,
    password: string,
  ): Promise<Result<null, "wrong_credentials" | "no_password">> {
    const { internalAdapter, password: hashing } = await this.#auth.$context;
    const user = this.#stored(username);
    const account = user === null ? null : await internalAdapter.findCredentialAccount(user.id);
    if (!account?.password)
      return fail("no_password", "This user signs in at the hospital and has no password here.");
    const isRight = await hashing.verify({ hash: account.password, password });
    return isRight ? succeed(null) : fail("wrong_credentials", "This is not your present password.");
  }

  async signOut(cookie: string | null): Promise<Cookies> {
    const { headers } = await this.#auth.api.signOut({ headers: headersOf(cookie), returnHeaders: true });
    return headers.getSetCookie();
  }

  /** Ends every session of a person. */
  async endSessions(username: string): Promise<void> {
    const user = this.#stored(username);
    if (user !== null) await (await this.#auth.$context).internalAdapter.deleteUserSessions(user.id);
  }

  /** Ends one session, whose cookie is then worth nothing. */
  endSession(sessionId: string): void {
    this.#db.prepare("DELETE FROM session WHERE id = ?").run(sessionId);
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
          role: person.role as never,
          data: { username: person.username },
          ...(password === undefined ? {} : { password }),
        },
      });
      const added = toPerson(user as StoredUser);
      if (added === null) throw new Error(`${person.username} was not stored as a person`);
      return succeed(added);
    } catch (error) {
      if (!isAPIError(error)) throw error;
      return fail("username_taken", `There is a user ${person.username} already.`);
    }
  }

  find(username: string): Person | null {
    const user = this.#stored(username);
    return user === null ? null : toPerson(user);
  }

  /** Changes what is given. Whoever is disabled is signed out everywhere. */
  async change(
    username: string,
    changes: { readonly displayName?: string; readonly role?: PersonRole; readonly disabled?: boolean },
  ): Promise<void> {
    const user = this.#stored(username);
    if (user === null) return;
    const { internalAdapter } = await this.#auth.$context;
    await internalAdapter.updateUser(user.id, {
      ...(changes.displayName === undefined ? {} : { name: changes.displayName }),
      ...(changes.role === undefined ? {} : { role: changes.role }),
      ...(changes.disabled === undefined ? {} : { banned: changes.disabled }),
    });
    if (changes.disabled === true) await internalAdapter.deleteUserSessions(user.id);
  }

  /** How many people who can sign in have a role. */
  count(role: PersonRole): number {
    return this.#db
      .prepare<[string], number>('SELECT count(*) FROM "user" WHERE role = ? AND coalesce(banned, 0) = 0')
      .pluck()
      .get(role) as number;
  }

  list(): readonly PersonJson[] {
    const rows = this.#db
      .prepare<[], PersonRow>(
        `SELECT u.username, u.name, u.role, u.banned, u.createdAt AS added, u.lastSeenAt AS seen,
           max(a.providerId = 'credential' AND a.password IS NOT NULL) AS password,
           max(a.providerId = 'hospital') AS hospital, max(a.providerId = '${PIN}') AS pin
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
            disabled: row.banned === 1,
            signs_in_by: row.password === 1 ? "password" : row.hospital === 1 ? "hospital" : "nothing_yet",
            has_pin: row.pin === 1,
            added_at: isoOf(row.added),
            last_seen_at: row.seen === null ? null : isoOf(row.seen),
          }
        : [],
    );
  }

  /** A link by which a person sets their own password, once; older ones go on working until they end. */
  async makeSetUpLink(username: string): Promise<OneTimeLink | null> {
    const user = this.#stored(username);
    return user === null ? null : this.#setUpLinks.make(user.id);
  }

  /** Whose password a link sets; `null`: it is none of ours, was used, or has ended. */
  async ownerOfSetUpLink(secret: string): Promise<Person | null> {
    const id = await this.#setUpLinks.look(secret);
    const user = id === null ? null : await (await this.#auth.$context).internalAdapter.findUserById(id);
    return user ? toPerson(user as StoredUser) : null;
  }

  /** Sets a password by a link, which is then worth nothing; every session ends. */
  async spendSetUpLink(
    secret: string,
    password: string,
  ): Promise<Result<Person, "bad_link" | "weak_password">> {
    const owner = await this.ownerOfSetUpLink(secret);
    if (owner === null) return BAD_LINK;
    const good = checkPassword(password, owner.username);
    if (!good.ok) return good;
    try {
      await this.#auth.api.resetPassword({ body: { token: secret, newPassword: password } });
      return succeed(owner);
    } catch (error) {
      if (!isAPIError(error)) throw error;
      return BAD_LINK;
    }
  }

  /** Sets a person's password; their other sessions end. */
  async setPassword(username: string, password: string): Promise<Result<null, "weak_password" | "bad_link">> {
    const good = checkPassword(password, username);
    if (!good.ok) return good;
    const link = await this.makeSetUpLink(username);
    if (link === null) return BAD_LINK;
    const used = await this.spendSetUpLink(link.secret, password);
    return used.ok ? succeed(null) : used;
  }

  async setPin(username: string, pin: string): Promise<Result<null, "weak_pin">> {
    const good = checkPin(pin);
    if (!good.ok) return good;
    const user = this.#stored(username);
    if (user === null) throw new Error(`There is no person ${username}`);
    const { internalAdapter, password: hashing } = await this.#auth.$context;
    const hash = await hashing.hash(pin);
    const kept = (await internalAdapter.findAccounts(user.id)).find(({ providerId }) => providerId === PIN);
    if (kept) await internalAdapter.updateAccount(kept.id, { password: hash });
    else {
      await internalAdapter.createAccount({
        userId: user.id,
        providerId: PIN,
        accountId: user.id,
        password: hash,
      });
    }
    return succeed(null);
  }

  /** The person whose PIN this is; `null`: it is not, or they have none, or they are disabled. */
  async byPin(username: string, pin: string): Promise<Person | null> {
    const { internalAdapter, password: hashing } = await this.#auth.$context;
    const user = this.#stored(username);
    const accounts = user === null ? [] : await internalAdapter.findAccounts(user.id);
    const hash = accounts.find(({ providerId }) => providerId === PIN)?.password;
    if (!hash) {
      // As long as for somebody who has one.
      await hashing.hash(pin);
      return null;
    }
    const isRight = await hashing.verify({ hash, password: pin });
    const person = user === null ? null : toPerson(user);
    return isRight && person !== null && !person.disabled ? person : null;
  }

  /** Begins the hospital's sign-in: where to send the browser, and the cookies that it comes back with. */
  async startHospital(
    provider: string,
    backTo: string,
  ): Promise<Result<{ readonly url: string; readonly cookies: Cookies }, "hospital_failed">> {
    try {
      const { headers, response } = await this.#auth.api.signInSocial({
        body: { provider, callbackURL: backTo, errorCallbackURL: "/sign-in", disableRedirect: true },
        headers: new Headers(),
        returnHeaders: true,
      });
      if (response.url === undefined) return HOSPITAL_FAILED;
      return succeed({ url: response.url, cookies: headers.getSetCookie() });
    } catch (error) {
      if (!isAPIError(error)) throw error;
      return HOSPITAL_FAILED;
    }
  }

  /** Ends the hospital's sign-in with the library's own redirection. */
  finishHospital(request: Request): Promise<Response> {
    return this.#auth.handler(request);
  }

  close(): void {
    this.#db.close();
  }

  async #session(
    cookie: string | null,
    query: { readonly disableRefresh?: boolean },
  ): Promise<{ readonly signedIn: SignedIn | null; readonly cookies: Cookies }> {
    // A visitor without our cookie costs nothing.
    if (!cookie?.includes("ventwall.session_token=")) return { signedIn: null, cookies: [] };
    const { headers, response } = await this.#auth.api.getSession({
      headers: headersOf(cookie),
      query,
      returnHeaders: true,
    });
    const person = response === null ? null : toPerson(response.user as StoredUser);
    if (response === null || person === null || person.disabled) return { signedIn: null, cookies: [] };
    const session = {
      id: response.session.id,
      expiresAt: response.session.expiresAt.getTime() as Instant,
      createdAt: response.session.createdAt.getTime() as Instant,
    };
    return { signedIn: { person, session }, cookies: headers.getSetCookie() };
  }

  async #see(username: string): Promise<void> {
    this.#db
      .prepare('UPDATE "user" SET lastSeenAt = ? WHERE username = ?')
      .run(new Date().toISOString(), username);
  }

  #stored(username: string): StoredUser | null {
    const row = this.#db
      .prepare<[string], StoredUser & { readonly banned: number | null }>(
        'SELECT id, username, name, role, banned FROM "user" WHERE username = ?',
      )
      .get(username);
    return row === undefined ? null : { ...row, banned: Number(row.banned) === 1 };
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

const WRONG = "The user name or the password is wrong.";
const BAD_LINK = fail("bad_link", "This link is not valid any more. Ask an administrator for a new one.");
const HOSPITAL_FAILED = fail("hospital_failed", "The hospital's sign-in cannot be reached.");

function toPerson({ username, name, role, banned }: StoredUser): Person | null {
  if (typeof username !== "string" || !isPersonRole(role)) return null;
  return { username, displayName: name, role, disabled: banned === true };
}

function headersOf(cookie: string | null): Headers {
  return new Headers(cookie === null ? {} : { cookie });
}

function isoOf(stored: string): string {
  return toIso(new Date(stored).getTime() as Instant);
}
