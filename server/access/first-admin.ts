import { timingSafeEqual } from "node:crypto";
import type { People } from "./people.ts";
import { hashOf, newSecret } from "./secret.ts";

/**
 * The way in when there is nobody yet: a link, made at each start that finds no admin, known to whoever reads the
 * terminal. It is worth nothing once there is an admin.
 */
export class FirstAdmin {
  readonly #people: People;
  #hash: string | null = null;

  constructor(people: People) {
    this.#people = people;
  }

  /** The link's secret; `null` when there is an admin who can sign in. */
  makeSecret(): string | null {
    if (!this.isMissing) return null;
    const secret = newSecret();
    this.#hash = hashOf(secret);
    return secret;
  }

  get isMissing(): boolean {
    return this.#people.admins().length === 0;
  }

  /** Whether this is the link's secret, and still wanted. */
  isSecret(secret: string): boolean {
    if (this.#hash === null || !this.isMissing) return false;
    return timingSafeEqual(Buffer.from(hashOf(secret)), Buffer.from(this.#hash));
  }

  /** There is an admin now. */
  forget(): void {
    this.#hash = null;
  }
}
