import { randomUUID } from "node:crypto";
import type Database from "better-sqlite3";
import { HOUR } from "#lib/units/instant.ts";
import { fail, type Result, succeed } from "#lib/units/result.ts";
import { allOrNothing } from "./all-or-nothing.ts";
import type { Departures } from "./departures.ts";
import { type OneTimeLink, OneTimeLinks, type OpenedLink } from "./one-time-links.ts";
import { checkPassword } from "./password-policy.ts";
import type { People } from "./people.ts";
import type { PeopleAuth } from "./people-auth.ts";
import { type Person, type StoredUser, toPerson } from "./person.ts";

/** The library's own name for a link that sets a password. */
const PURPOSE = "reset-password";
/** The account that holds a password's hash, as the library calls it. */
const PROVIDER = "credential";
const LINK_LASTS_MS = 72 * HOUR;

/** People's passwords: each sets their own, by a one-time link or by the present one. */
export class Passwords {
  readonly #db: Database.Database;
  readonly #auth: PeopleAuth;
  readonly #people: People;
  readonly #departures: Departures;
  readonly #links: OneTimeLinks;

  constructor(db: Database.Database, auth: PeopleAuth, people: People, departures: Departures) {
    this.#departures = departures;
    this.#db = db;
    this.#auth = auth;
    this.#people = people;
    this.#links = new OneTimeLinks(db, auth, PURPOSE, LINK_LASTS_MS);
  }

  /** Whether the person has a password here. */
  async has(username: string): Promise<boolean> {
    const user = this.#people.stored(username);
    const { internalAdapter } = await this.#auth.$context;
    const account = user === null ? null : await internalAdapter.findCredentialAccount(user.id);
    return Boolean(account?.password);
  }

  /** Whether this is the person's password, for what wants it once more. */
  async confirm(
    username: string,
    password: string,
  ): Promise<Result<null, "wrong_credentials" | "no_password">> {
    const { internalAdapter, password: hashing } = await this.#auth.$context;
    const user = this.#people.stored(username);
    const account = user === null ? null : await internalAdapter.findCredentialAccount(user.id);
    if (!account?.password)
      return fail("no_password", "This user signs in at the hospital and has no password here.");
    const isRight = await hashing.verify({ hash: account.password, password });
    return isRight ? succeed(null) : fail("wrong_credentials", "This is not your present password.");
  }

  /** A link by which a person sets their own password, once; an older one is worth nothing any more. */
  async makeLink(username: string): Promise<OneTimeLink | null> {
    const user = this.#people.stored(username);
    return user === null ? null : this.#links.make(user.id);
  }

  /** Whose password a link sets; `null`: it is none of ours, was used, or has ended. */
  async ownerOfLink(secret: string): Promise<Person | null> {
    const link = await this.#links.open(secret);
    return link === null ? null : this.#ownerOf(link);
  }

  /** Sets a password by a link, which is then worth nothing; every session ends. All of it or none. */
  async spendLink(secret: string, password: string): Promise<Result<Person, "bad_link" | "weak_password">> {
    const link = await this.#links.open(secret);
    const owner = link === null ? null : await this.#ownerOf(link);
    if (link === null || owner === null) return BAD_LINK;
    const good = checkPassword(password, owner.username);
    if (!good.ok) return good;
    return (await this.#store(link.value, owner.username, password, link)) ? succeed(owner) : BAD_LINK;
  }

  /** Sets a person's password; their sessions end. */
  async set(username: string, password: string): Promise<Result<null, "weak_password">> {
    const good = checkPassword(password, username);
    if (!good.ok) return good;
    const user = this.#people.stored(username);
    if (user === null) throw new Error(`There is no person ${username}`);
    await this.#store(user.id, username, password, null);
    return succeed(null);
  }

  async #ownerOf({ value }: OpenedLink): Promise<Person | null> {
    const user = await (await this.#auth.$context).internalAdapter.findUserById(value);
    return user ? toPerson(user as StoredUser) : null;
  }

  /** `false`: the link was spent meanwhile, and nothing is changed. */
  async #store(
    userId: string,
    username: string,
    password: string,
    link: OpenedLink | null,
  ): Promise<boolean> {
    const hash = await (await this.#auth.$context).password.hash(password);
    const tokens = this.#db.prepare<[string], string>("SELECT token FROM session WHERE userId = ?").pluck();
    const ended = await allOrNothing(this.#db, () => {
      if (link !== null && !this.#links.spend(link)) return null;
      const now = new Date().toISOString();
      const changed = this.#db
        .prepare("UPDATE account SET password = ?, updatedAt = ? WHERE userId = ? AND providerId = ?")
        .run(hash, now, userId, PROVIDER);
      if (changed.changes === 0) {
        this.#db
          .prepare(
            `INSERT INTO account (id, accountId, providerId, userId, password, createdAt, updatedAt)
             VALUES (?, ?, ?, ?, ?, ?, ?)`,
          )
          .run(randomUUID(), userId, PROVIDER, userId, hash, now, now);
      }
      const sessions = tokens.all(userId);
      this.#db.prepare("DELETE FROM session WHERE userId = ?").run(userId);
      return sessions;
    });
    for (const token of ended ?? [])
      this.#departures.remember(token, { username, reason: "password_changed" });
    return ended !== null;
  }
}

const BAD_LINK = fail("bad_link", "This link is not valid any more. Ask an administrator for a new one.");
