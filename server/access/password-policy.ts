import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import * as common from "@zxcvbn-ts/language-common";
import { type PinPlainness, plainnessOfPin } from "#lib/access/plain-pin.ts";
import { fail, type Result, succeed } from "#lib/units/result.ts";

/** Length and guessability instead of rules about signs: NIST SP 800-63B section 5.1.1.2. */
export const SHORTEST_PASSWORD = 12;
export const LONGEST_PASSWORD = 128;
/** zxcvbn's scale of 0 to 4; 3 is "safely unguessable: moderate protection from offline attack". */
const LOWEST_SCORE = 3;

const estimator = new ZxcvbnFactory({
  dictionary: { ...common.dictionary, ventwall: ["ventwall", "ventilator", "hospital", "guangzhou", "icu"] },
  graphs: common.adjacencyGraphs,
});

/** Refuses a password that is short or that someone could guess, with a sentence that says why. */
export function checkPassword(password: string, username: string): Result<null, "weak_password"> {
  if (password.length < SHORTEST_PASSWORD) {
    return fail("weak_password", `A password needs at least ${SHORTEST_PASSWORD} characters.`);
  }
  if (password.length > LONGEST_PASSWORD) {
    return fail("weak_password", `A password may have ${LONGEST_PASSWORD} characters at most.`);
  }
  if (estimator.check(password, [username]).score < LOWEST_SCORE) {
    return fail(
      "weak_password",
      "This password is easily guessed. Some words that have nothing to do with each other make a good one.",
    );
  }
  return succeed(null);
}

const PLAIN_PINS: Readonly<Record<PinPlainness, string>> = {
  repeats: "This PIN repeats itself and is easily guessed. Take another one.",
  counts: "This PIN counts up or down and is easily guessed. Take another one.",
  mirrors: "This PIN reads the same from behind and is easily guessed. Take another one.",
};

/** Refuses a PIN that is tried first, with a sentence that says why. */
export function checkPin(pin: string): Result<null, "weak_pin"> {
  const plainness = plainnessOfPin(pin);
  return plainness === null ? succeed(null) : fail("weak_pin", PLAIN_PINS[plainness]);
}
