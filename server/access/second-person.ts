import type { Right } from "#lib/access/right.ts";
import { fail, type Result } from "#lib/units/result.ts";
import { principalOf, requireRight } from "./access-control.ts";
import type { AccessOffice } from "./access-office.ts";
import type { Person } from "./person.ts";
import { actorOfPerson, type Principal } from "./principal.ts";

/** Who somebody says they are at another person's screen, and what proves it. */
export type Claim =
  | { readonly username: string; readonly password: string }
  | { readonly username: string; readonly pin: string };

/**
 * A second person who identifies themselves at the first one's screen, for one deed that is then theirs. No
 * session comes of it. Guesses are throttled and recorded as at every other way in.
 */
export async function identifySecondPerson(
  office: Pick<AccessOffice, "people" | "passwords" | "pins" | "passwordGuesses" | "pinGuesses" | "security">,
  claim: Claim,
  right: Right,
  address: string | null,
): Promise<Result<Principal>> {
  const { username } = claim;
  const method = "pin" in claim ? "pin" : "password";
  const guesses = method === "pin" ? office.pinGuesses : office.passwordGuesses;
  const made = await guesses.make(username, address, () => prove(office, claim));
  if (!made.ok) {
    const actor = actorOfPerson(username);
    office.security.note(actor, { type: "signInFailed", method, name: username, code: made.code, address });
    return made;
  }
  const recorded = await office.security.record(actorOfPerson(username), {
    type: "signedIn",
    method,
    address,
  });
  return recorded.ok ? requireRight(principalOf(made.value, null), right) : recorded;
}

async function prove(
  { people, passwords, pins }: Pick<AccessOffice, "people" | "passwords" | "pins">,
  claim: Claim,
): Promise<Result<Person, "wrong_credentials">> {
  const person = "pin" in claim ? await pins.find(claim.username, claim.pin) : await byPassword(claim);
  return person === null || person.disabled
    ? fail("wrong_credentials", "The name does not go with this password or PIN.")
    : { ok: true, value: person };

  async function byPassword({
    username,
    password,
  }: {
    readonly username: string;
    readonly password: string;
  }) {
    const confirmed = await passwords.confirm(username, password);
    return confirmed.ok ? people.find(username) : null;
  }
}
