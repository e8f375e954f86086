import { randomInt } from "node:crypto";
import { type Instant, MINUTE } from "#lib/units/instant.ts";
import { fail, type Result, succeed } from "#lib/units/result.ts";
import { newSecret } from "./secret.ts";

/** Without letters and digits that look alike on a wall. */
const ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
const CODE_LENGTH = 6;
const CODE_LASTS_MS = 10 * MINUTE;
/** Screens that wait at once. */
const MOST_WAITING = 500;

/** Which wall a screen becomes, and who said so. */
export interface Assignment {
  readonly display: string;
  readonly by: string;
}

interface Waiting {
  readonly code: string;
  /** Where it asked from; `null`: nobody knows. */
  readonly network: string | null;
  readonly expiresAt: number;
  /** `null`: nobody has said yet. */
  assignment: Assignment | null;
}

/**
 * Screens that wait to become a wall by a code that they show and an admin types. In memory alone: whoever waited
 * while the server restarted asks again.
 */
export class Pairings {
  readonly #bySecret = new Map<string, Waiting>();
  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /**
   * A screen asks to be let in. When too many wait, one of the network that has the most gives way, and asks anew by
   * itself: a flood from anywhere drives out its own, not a wall.
   */
  begin(
    network: string | null,
  ): Result<{ readonly code: string; readonly secret: string; readonly expiresAt: Instant }, "overloaded"> {
    this.#forgetExpired();
    if (this.#bySecret.size >= MOST_WAITING && !this.#dropOne()) {
      return fail("overloaded", "Too many screens wait to be paired.");
    }
    const secret = newSecret();
    const expiresAt = (this.#now() + CODE_LASTS_MS) as Instant;
    let code = newCode();
    while ([...this.#bySecret.values()].some((one) => one.code === code)) code = newCode();
    this.#bySecret.set(secret, { code, network, expiresAt, assignment: null });
    return succeed({ code: `${code.slice(0, 3)}-${code.slice(3)}`, secret, expiresAt });
  }

  /** Whether a screen shows this code now. */
  isShown(typed: string): boolean {
    return this.#byCode(typed) !== null;
  }

  /** The screen that shows this code becomes that wall when it next asks. */
  assign(typed: string, assignment: Assignment): Result<null, "unknown_code"> {
    const waiting = this.#byCode(typed);
    if (waiting === null)
      return fail("unknown_code", "No screen shows this code now. Codes last ten minutes.");
    waiting.assignment = assignment;
    return succeed(null);
  }

  /** Which wall the screen with this secret becomes, once; `null`: it still waits. */
  claim(secret: string): Result<Assignment | null, "bad_link"> {
    this.#forgetExpired();
    const waiting = this.#bySecret.get(secret);
    if (waiting === undefined) return fail("bad_link", "This code has run out.");
    if (waiting.assignment !== null) this.#bySecret.delete(secret);
    return succeed(waiting.assignment);
  }

  /** The screen could not become that wall yet: it does when it asks again. */
  unclaim(secret: string, assignment: Assignment): void {
    const expiresAt = this.#now() + CODE_LASTS_MS;
    this.#bySecret.set(secret, { code: "", network: null, expiresAt, assignment });
  }

  /** Drops the oldest of the network with the most that nobody has typed the code of; whether there was one. */
  #dropOne(): boolean {
    const counts = new Map<string | null, number>();
    for (const { network, assignment } of this.#bySecret.values()) {
      if (assignment === null) counts.set(network, (counts.get(network) ?? 0) + 1);
    }
    const most = Math.max(...counts.values());
    for (const [secret, { network, assignment }] of this.#bySecret) {
      if (assignment === null && counts.get(network) === most) return this.#bySecret.delete(secret);
    }
    return false;
  }

  #byCode(typed: string): Waiting | null {
    this.#forgetExpired();
    const code = typed.toUpperCase().replace(/[^0-9A-Z]/g, "");
    return [...this.#bySecret.values()].find((one) => one.code === code && one.assignment === null) ?? null;
  }

  #forgetExpired(): void {
    const now = this.#now();
    for (const [secret, { expiresAt }] of this.#bySecret) if (expiresAt <= now) this.#bySecret.delete(secret);
  }
}

function newCode(): string {
  return Array.from({ length: CODE_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");
}
