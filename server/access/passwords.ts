import { HOUR } from "#lib/units/instant.ts";
import { fail, type Result, succeed } from "#lib/units/result.ts";
import { isRefusal } from "./library-refusal.ts";
import { type OneTimeLink, OneTimeLinks } from "./one-time-links.ts";
import { checkPassword } from "./password-policy.ts";
import type { People } from "./people.ts";
import type { PeopleAuth } from "./people-auth.ts";
import { type Person, type StoredUser, toPerson } from "./person.ts";

/** The library's own name for a link that sets a password. */
const PURPOSE = "reset-password";
const LINK_LASTS_MS = 72 * HOUR;

/** People's passwords: each sets their own, by a one-time link or by the present one. */
export class Passwords {
  readonly #auth: PeopleAuth;
  readonly #people: People;
  readonly #links: OneTimeLinks;

  constructor(auth: PeopleAuth, people: People) {
    this.#auth = auth;
    this.#people = people;
    this.#links = new OneTimeLinks(auth, PURPOSE, LINK_LASTS_MS);
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
    const id = await this.#links.look(secret);
    const user = id === null ? null : await (await this.#auth.$context).internalAdapter.findUserById(id);
    return user ? toPerson(user as StoredUser) : null;
  }

  /** Sets a password by a link, which is then worth nothing; every session ends. */
  async spendLink(secret: string, password: string): Promise<Result<Person, "bad_link" | "weak_password">> {
    const owner = await this.ownerOfLink(secret);
    if (owner === null) return BAD_LINK;
    const good = checkPassword(password, owner.username);
    if (!good.ok) return good;
    try {
      await this.#auth.api.resetPassword({ body: { token: secret, newPassword: password } });
      return succeed(owner);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      return BAD_LINK;
    }
  }

  /** Sets a person's password; their other sessions end. */
  async set(username: string, password: string): Promise<Result<null, "weak_password" | "bad_link">> {
    const good = checkPassword(password, username);
    if (!good.ok) return good;
    const link = await this.makeLink(username);
    if (link === null) return BAD_LINK;
    const used = await this.spendLink(link.secret, password);
    return used.ok ? succeed(null) : used;
  }
}

const BAD_LINK = fail("bad_link", "This link is not valid any more. Ask an administrator for a new one.");
