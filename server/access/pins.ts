import { type Result, succeed } from "#lib/units/result.ts";
import { checkPin } from "./password-policy.ts";
import type { People } from "./people.ts";
import type { PeopleAuth } from "./people-auth.ts";
import { type Person, toPerson } from "./person.ts";

/** The account that holds a PIN's hash beside the one that holds the password's. */
const PROVIDER = "pin";

/** People's PINs, by which they say at a wall who they are. */
export class Pins {
  readonly #auth: PeopleAuth;
  readonly #people: People;

  constructor(auth: PeopleAuth, people: People) {
    this.#auth = auth;
    this.#people = people;
  }

  async set(username: string, pin: string): Promise<Result<null, "weak_pin">> {
    const good = checkPin(pin);
    if (!good.ok) return good;
    const user = this.#people.stored(username);
    if (user === null) throw new Error(`There is no person ${username}`);
    const { internalAdapter, password: hashing } = await this.#auth.$context;
    const hash = await hashing.hash(pin);
    const kept = (await internalAdapter.findAccounts(user.id)).find(
      ({ providerId }) => providerId === PROVIDER,
    );
    if (kept) await internalAdapter.updateAccount(kept.id, { password: hash });
    else {
      await internalAdapter.createAccount({
        userId: user.id,
        providerId: PROVIDER,
        accountId: user.id,
        password: hash,
      });
    }
    return succeed(null);
  }

  /** The person whose PIN this is; `null`: it is not, or they have none, or they are disabled. */
  async find(username: string, pin: string): Promise<Person | null> {
    const { internalAdapter, password: hashing } = await this.#auth.$context;
    const user = this.#people.stored(username);
    const accounts = user === null ? [] : await internalAdapter.findAccounts(user.id);
    const hash = accounts.find(({ providerId }) => providerId === PROVIDER)?.password;
    if (!hash) {
      // As long as for somebody who has one.
      await hashing.hash(pin);
      return null;
    }
    const isRight = await hashing.verify({ hash, password: pin });
    const person = user === null ? null : toPerson(user);
    return isRight && person !== null && !person.disabled ? person : null;
  }
}
