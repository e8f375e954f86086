import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import * as common from "@zxcvbn-ts/language-common";
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

/** Refuses a PIN that is tried first: one digit six times, or six in a row. */
export function checkPin(pin: string): Result<null, "weak_pin"> {
  const steps = [...pin].slice(1).map((digit, index) => Number(digit) - Number(pin[index]));
  const isPlain = [0, 1, -1].some((step) => steps.every((one) => one === step));
  return isPlain ? fail("weak_pin", "This PIN is easily guessed. Take another one.") : succeed(null);
}
