import type Database from "better-sqlite3";
import type { LeavingReason } from "#lib/access/leaving.ts";
import type { Instant } from "#lib/units/instant.ts";
import { fail, type Result, succeed } from "#lib/units/result.ts";
import { type Departure, type Departures, sessionTokenIn } from "./departures.ts";
import { isRefusal } from "./library-refusal.ts";
import type { People } from "./people.ts";
import { ADDRESS_HEADER, type PeopleAuth } from "./people-auth.ts";
import { peopleFailure } from "./people-failure.ts";
import { type Person, type StoredUser, toPerson } from "./person.ts";
import type { SessionFacts } from "./principal.ts";

const WRITE_AGAIN_MS = 5_000;

/** A person with the session by which they are known. */
export interface SignedIn {
  readonly person: Person;
  readonly session: SessionFacts;
}

/** What signing in or out leaves with the browser: `Set-Cookie` lines. */
export type Cookies = readonly string[];

/** The sessions of people who signed in; what is recorded of it is for whoever calls. */
export class Sessions {
  readonly #db: Database.Database;
  readonly #auth: PeopleAuth;
  readonly #people: People;
  readonly #departures: Departures;
  readonly #longestMs: number;
  /** Sessions that have ended, which could not be written yet. */
  readonly #ended = new Set<string>();
  readonly #timer: NodeJS.Timeout;

  /** No session is older than `longestMs`, however busy it is. */
  constructor(
    db: Database.Database,
    auth: PeopleAuth,
    people: People,
    departures: Departures,
    longestMs: number,
  ) {
    this.#departures = departures;
    this.#db = db;
    this.#auth = auth;
    this.#people = people;
    this.#longestMs = longestMs;
    this.#timer = setInterval(() => this.#writeEnded(), WRITE_AGAIN_MS).unref();
  }

  /** Whoever a request's cookie belongs to; `null`: nobody, or their session has ended. */
  async recognise(cookie: string | null): Promise<SignedIn | null> {
    const token = sessionTokenIn(cookie);
    // Looked up before the library deletes what has run out.
    const owner = token === null ? null : this.#ownerOf(token);
    try {
      const { signedIn } = await this.#session(cookie, { disableRefresh: true });
      if (signedIn === null && token !== null && owner !== null) {
        const isDisabled = this.#people.find(owner)?.disabled === true;
        const reason = isDisabled ? "account_disabled" : "session_ended";
        // A token without its signature says nothing of a session that goes on.
        if (isDisabled || this.#ownerOf(token) === null) {
          this.#departures.remember(token, { username: owner, reason });
        }
      }
      return signedIn;
    } catch (error) {
      // All that is written here is that a session has ended: where that cannot be, it has ended nevertheless.
      if (peopleFailure(error) === null) throw error;
      return null;
    }
  }

  /** Whose session it was that a cookie is of, and why it has ended; `null`: it is of none, or nobody remembers. */
  whyDeparted(cookie: string | null): Departure | null {
    const token = sessionTokenIn(cookie);
    return token === null ? null : this.#departures.find(token);
  }

  #ownerOf(token: string): string | null {
    const found = this.#db
      .prepare<[string], string | null>(
        'SELECT u.username FROM session s JOIN "user" u ON u.id = s.userId WHERE s.token = ?',
      )
      .pluck()
      .get(token);
    return found ?? null;
  }

  /** The same, and the session lasts anew from now. */
  async renew(
    cookie: string | null,
  ): Promise<{ readonly signedIn: SignedIn | null; readonly cookies: Cookies }> {
    const renewed = await this.#session(cookie, {});
    if (renewed.signedIn !== null) this.#people.see(renewed.signedIn.person.username);
    return renewed;
  }

  async signIn(
    username: string,
    password: string,
    address: string | null,
  ): Promise<
    Result<
      { readonly person: Person; readonly cookies: Cookies; readonly undo: () => void },
      "wrong_credentials" | "disabled"
    >
  > {
    const name = username.toLowerCase();
    const { internalAdapter, password: hashing } = await this.#auth.$context;
    const user = this.#people.stored(name);
    const account = user === null ? null : await internalAdapter.findCredentialAccount(user.id);
    if (!account?.password) {
      // As long as for somebody who has one: how fast the answer comes must not tell whose name is known.
      await hashing.hash(password);
      return fail("wrong_credentials", WRONG);
    }
    try {
      const { headers, response } = await this.#auth.api.signInUsername({
        body: { username: name, password },
        headers: new Headers(address === null ? {} : { [ADDRESS_HEADER]: address }),
        returnHeaders: true,
      });
      const person = toPerson(response.user as StoredUser);
      if (person === null) return fail("wrong_credentials", WRONG);
      this.#people.see(person.username);
      const undo = (): unknown => this.#db.prepare("DELETE FROM session WHERE token = ?").run(response.token);
      return succeed({ person, cookies: headers.getSetCookie(), undo });
    } catch (error) {
      if (!isRefusal(error)) throw error;
      return error.body?.code === "BANNED_USER"
        ? fail("disabled", "This user has been disabled. Ask an administrator.")
        : fail("wrong_credentials", WRONG);
    }
  }

  /**
   * Judges the sessions that there are by the idle time of now: one that was begun while it was longer ends as if it
   * had been begun today.
   */
  shorten(idleMs: number): void {
    const sessions = this.#db
      .prepare<[], { id: string; updatedAt: string; expiresAt: string }>(
        "SELECT id, updatedAt, expiresAt FROM session",
      )
      .all();
    const change = this.#db.prepare("UPDATE session SET expiresAt = ? WHERE id = ?");
    for (const { id, updatedAt, expiresAt } of sessions) {
      const end = new Date(updatedAt).getTime() + idleMs;
      if (end < new Date(expiresAt).getTime()) change.run(new Date(end).toISOString(), id);
    }
  }

  /** Takes the cookie away from a browser; the session is for the caller to end. */
  async signOut(cookie: string | null): Promise<Cookies> {
    // The library forgives itself a session that it could not delete.
    const { headers } = await this.#auth.api.signOut({ headers: headersOf(cookie), returnHeaders: true });
    return headers.getSetCookie();
  }

  /** Ends every session of a person. */
  endAll(username: string, reason: LeavingReason): void {
    const user = this.#people.stored(username);
    if (user === null) return;
    const ids = this.#db.prepare<[string], string>("SELECT id FROM session WHERE userId = ?").pluck();
    for (const id of ids.all(user.id)) this.end(id, reason);
  }

  /**
   * Ends one session, whose cookie is then worth nothing: where that cannot be written, from now on until it can
   * be. A restart before that would forget it.
   */
  end(sessionId: string, reason: LeavingReason): void {
    const known = this.#db
      .prepare<[string], { readonly token: string; readonly username: string }>(
        'SELECT s.token, u.username FROM session s JOIN "user" u ON u.id = s.userId WHERE s.id = ?',
      )
      .get(sessionId);
    if (known !== undefined) this.#departures.remember(known.token, { username: known.username, reason });
    this.#ended.add(sessionId);
    this.#writeEnded();
  }

  close(): void {
    clearInterval(this.#timer);
    this.#writeEnded();
  }

  #writeEnded(): void {
    try {
      const end = this.#db.prepare("DELETE FROM session WHERE id = ?");
      for (const id of this.#ended) {
        end.run(id);
        this.#ended.delete(id);
      }
    } catch (error) {
      if (peopleFailure(error) === null) throw error;
    }
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
    if (response === null || person === null || person.disabled || this.#people.isShutOut(person.username))
      return { signedIn: null, cookies: [] };
    const { id, expiresAt, createdAt } = response.session;
    if (this.#ended.has(id)) return { signedIn: null, cookies: [] };
    const end = Math.min(expiresAt.getTime(), createdAt.getTime() + this.#longestMs);
    const session = { id, startedAt: createdAt.getTime() as Instant, expiresAt: end as Instant };
    return { signedIn: { person, session }, cookies: headers.getSetCookie() };
  }
}

const WRONG = "The user name or the password is wrong.";

function headersOf(cookie: string | null): Headers {
  return new Headers(cookie === null ? {} : { cookie });
}
