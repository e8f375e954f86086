import type { Result } from "#lib/units/result.ts";
import { FailureThrottle } from "./failure-throttle.ts";

const QUARTER_HOUR = 15 * 60;

/**
 * How often one may guess. By name and address together first, so that somebody elsewhere cannot lock a person
 * out by guessing at their name; then by name from everywhere; then by address at every name.
 */
const AT_NAME_FROM_ADDRESS = { tries: 5, withinSeconds: QUARTER_HOUR };
const AT_NAME = { tries: 50, withinSeconds: 4 * QUARTER_HOUR };
const FROM_ADDRESS = { tries: 60, withinSeconds: QUARTER_HOUR };

/** Throttles guesses at a secret that belongs to a name, such as a password or a PIN. */
export class Guesses {
  readonly #atNameFromAddress = new FailureThrottle(AT_NAME_FROM_ADDRESS);
  readonly #atName = new FailureThrottle(AT_NAME);
  readonly #fromAddress = new FailureThrottle(FROM_ADDRESS);

  /** Makes a try unless too many have failed. */
  async make<T, Code extends string>(
    name: string,
    address: string | null,
    attempt: () => Promise<Result<T, Code>>,
  ): Promise<Result<T, Code | "too_many_attempts">> {
    const from = address ?? "nowhere";
    const keys = [
      [this.#atNameFromAddress, nameAt(name, from)],
      [this.#atName, name],
      [this.#fromAddress, from],
    ] as const;
    const begun: (typeof keys)[number][] = [];
    let hasFailed = false;
    try {
      for (const each of keys) {
        const [throttle, key] = each;
        const allowed = await throttle.begin(key);
        if (!allowed.ok) return allowed;
        begun.push(each);
      }
      const made = await attempt();
      hasFailed = !made.ok;
      return made;
    } finally {
      for (const [throttle, key] of begun) throttle.end(key, hasFailed);
    }
  }

  /** Guesses at a secret that was given anew count no longer: an administrator's link ends a lockout. */
  forget(name: string, address: string | null): void {
    this.#atName.forget(name);
    this.#atNameFromAddress.forget(nameAt(name, address ?? "nowhere"));
  }
}

function nameAt(name: string, from: string): string {
  return JSON.stringify([name, from]);
}
