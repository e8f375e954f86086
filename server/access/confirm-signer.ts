import { PROTOCOL } from "#lib/protocol/protocol.ts";
import { MINUTE } from "#lib/units/instant.ts";
import { fail, type Result, succeed } from "#lib/units/result.ts";
import type { AccessOffice } from "./access-office.ts";
import type { Principal } from "./principal.ts";

type Office = Pick<AccessOffice, "passwords" | "passwordGuesses" | "security">;

/**
 * Whether it is really the person whose session this is: by their password, guesses at which count as at sign-in.
 * Whoever signs in at the hospital has none here, so theirs is a sign-in of the last minutes; whether the hospital
 * asked for a password then is the hospital's business. What fails stands in the security log.
 */
export async function confirmSigner(
  { passwords, passwordGuesses, security }: Office,
  { actor, id, session }: Principal,
  password: string | null,
  address: string | null,
): Promise<Result<null, "wrong_credentials" | "too_many_attempts" | "sign_in_again">> {
  const confirmed = (await passwords.has(id))
    ? await passwordGuesses.make(id, address, () => confirmPassword(passwords, id, password))
    : confirmFreshSession(session);
  if (!confirmed.ok) security.note(actor, { type: "signatureRefused", code: confirmed.code, address });
  return confirmed;
}

async function confirmPassword(
  passwords: Office["passwords"],
  username: string,
  password: string | null,
): Promise<Result<null, "wrong_credentials">> {
  const confirmed = await passwords.confirm(username, password ?? "");
  return confirmed.ok ? confirmed : fail("wrong_credentials", "This is not your present password.");
}

/** Sessions are by the machine's clock, whatever clock a demo runs on. */
function confirmFreshSession(session: Principal["session"]): Result<null, "sign_in_again"> {
  const { freshSignInMs } = PROTOCOL.review;
  if (session !== null && Date.now() - session.startedAt <= freshSignInMs) return succeed(null);
  const minutes = freshSignInMs / MINUTE;
  return fail(
    "sign_in_again",
    `You have no password here. Sign in at the hospital again, and sign within ${minutes} minutes.`,
  );
}
