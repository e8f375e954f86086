import type Database from "better-sqlite3";
import type { Instant } from "#lib/units/instant.ts";
import type { PeopleAuth } from "./people-auth.ts";
import { newSecret } from "./secret.ts";

/** A link's secret, shown once, and until when it is worth something. */
export interface OneTimeLink {
  readonly secret: string;
  readonly expiresAt: Instant;
}

/** A link that somebody has opened, not spent yet. */
export interface OpenedLink {
  readonly id: string;
  /** What it stands for. */
  readonly value: string;
}

/** Secrets that each do one thing once, kept hashed: they live through restarts and end by themselves. */
export class OneTimeLinks {
  readonly #db: Database.Database;
  readonly #auth: PeopleAuth;
  /** What the link is for; the library's own `reset-password` is one such. */
  readonly #purpose: string;
  readonly #lastsMs: number;

  constructor(db: Database.Database, auth: PeopleAuth, purpose: string, lastsMs: number) {
    this.#db = db;
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
  async open(secret: string): Promise<OpenedLink | null> {
    const { internalAdapter } = await this.#auth.$context;
    const found = await internalAdapter.findVerificationValue(this.#named(secret));
    return found && found.expiresAt > new Date() ? { id: found.id, value: found.value } : null;
  }

  /** It is worth nothing from now on; `false`: it was already. Within a transaction it is spent with the deed. */
  spend({ id }: OpenedLink): boolean {
    return this.#db.prepare("DELETE FROM verification WHERE id = ?").run(id).changes === 1;
  }

  #named(secret: string): string {
    return `${this.#purpose}:${secret}`;
  }
}
