import type { Instant } from "#lib/units/instant.ts";
import type { PeopleAuth } from "./people-auth.ts";
import { newSecret } from "./secret.ts";

/** A link's secret, shown once, and until when it is worth something. */
export interface OneTimeLink {
  readonly secret: string;
  readonly expiresAt: Instant;
}

/** Secrets that each do one thing once, kept hashed: they live through restarts and end by themselves. */
export class OneTimeLinks {
  readonly #auth: PeopleAuth;
  /** What the link is for; the library's own `reset-password` is one such. */
  readonly #purpose: string;
  readonly #lastsMs: number;

  constructor(auth: PeopleAuth, purpose: string, lastsMs: number) {
    this.#auth = auth;
    this.#purpose = purpose;
    this.#lastsMs = lastsMs;
  }

  /** A new link that stands for a value; older ones for the same are worth nothing from now on. */
  async make(value: string): Promise<OneTimeLink> {
    const secret = newSecret();
    const expiresAt = new Date(Date.now() + this.#lastsMs);
    const { adapter, internalAdapter } = await this.#auth.$context;
    await adapter.deleteMany({ model: "verification", where: [{ field: "value", value }] });
    await internalAdapter.createVerificationValue({ value, identifier: this.#named(secret), expiresAt });
    return { secret, expiresAt: expiresAt.getTime() as Instant };
  }

  /** What a link stands for; `null`: it is none of ours, was spent, or has ended. */
  async look(secret: string): Promise<string | null> {
    const { internalAdapter } = await this.#auth.$context;
    const found = await internalAdapter.findVerificationValue(this.#named(secret));
    return found && found.expiresAt > new Date() ? found.value : null;
  }

  /** What a link stood for: it is worth nothing from now on. */
  async spend(secret: string): Promise<string | null> {
    const { internalAdapter } = await this.#auth.$context;
    const found = await internalAdapter.consumeVerificationValue(this.#named(secret));
    return found && found.expiresAt > new Date() ? found.value : null;
  }

  #named(secret: string): string {
    return `${this.#purpose}:${secret}`;
  }
}
