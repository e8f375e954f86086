import type { Result } from "#lib/units/result.ts";
import { succeed } from "#lib/units/result.ts";
import { Throttle, type Throttled } from "./throttle.ts";

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
  readonly #atNameFromAddress = new Throttle(AT_NAME_FROM_ADDRESS);
  readonly #atName = new Throttle(AT_NAME);
  readonly #fromAddress = new Throttle(FROM_ADDRESS);

  /** Makes a try unless there were too many; one that succeeds does not count. */
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
    for (const [throttle, key] of keys) {
      const taken: Throttled = await throttle.take(key);
      if (!taken.ok) return taken;
    }
    const made = await attempt();
    if (made.ok) for (const [throttle, key] of keys) await throttle.giveBack(key);
    return made.ok ? succeed(made.value) : made;
  }

  /** Guesses at a secret that was given anew count no longer: an administrator's link ends a lockout. */
  async forget(name: string, address: string | null): Promise<void> {
    await this.#atName.forget(name);
    await this.#atNameFromAddress.forget(nameAt(name, address ?? "nowhere"));
  }
}

function nameAt(name: string, from: string): string {
  return JSON.stringify([name, from]);
}
