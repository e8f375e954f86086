import { randomUUID } from "node:crypto";
import { rightsOfScopes } from "#lib/access/grants.ts";
import { isNameTaken, type ProgramKey } from "#lib/access/keyring.ts";
import type { Scope } from "#lib/access/role.ts";
import type { ProgramJson } from "#lib/contract/access.ts";
import { toIso, toIsoOrNull } from "#lib/units/instant.ts";
import { fail, type Result, succeed } from "#lib/units/result.ts";
import type { AppendFailure } from "../log/event-log.ts";
import type { KeyUsage } from "./key-usage.ts";
import type { Principal } from "./principal.ts";
import { recordDone } from "./record-done.ts";
import { hashOf, newSecret } from "./secret.ts";
import type { SecurityLog } from "./security-log.ts";

/** A token that the environment or a demo brings along. */
export interface EnvironmentToken {
  readonly token: string;
  readonly name: string;
  readonly scope: Scope;
}

/** A program as the keyring knows it, without what only the ward knows. */
export type ProgramFacts = Omit<ProgramJson, "unknown_beds">;

/** What was found by a token: a program, or one whose token was revoked. */
export type FoundProgram =
  | { readonly state: "live"; readonly principal: Principal }
  | { readonly state: "revoked"; readonly name: string };

/** The programs that come in by a token. Looking one up is a hash and a map: it happens with every submission. */
export class Programs {
  readonly #security: SecurityLog;
  readonly #usage: KeyUsage;
  readonly #environment: readonly { readonly name: string; readonly scope: Scope }[];
  /** By the token's hash, so that looking one up tells nothing about it by its time. */
  readonly #byHash = new Map<string, FoundProgram>();

  constructor(security: SecurityLog, usage: KeyUsage, environment: readonly EnvironmentToken[]) {
    this.#security = security;
    this.#usage = usage;
    this.#environment = environment;
    for (const { token, name, scope } of environment) {
      const principal = toPrincipal({ program: name, name, scopes: [scope], beds: null });
      this.#byHash.set(hashOf(token), { state: "live", principal });
    }
    for (const key of security.keyring.programs.values()) this.#index(key);
  }

  find(token: string): FoundProgram | null {
    const found = this.#byHash.get(hashOf(token)) ?? null;
    if (found?.state === "live") this.use(found.principal.id);
    return found;
  }

  /** A program's key is put to use over an open socket. */
  use(program: string): void {
    this.#usage.use(program);
  }

  /** A new program with its token, which is never to be seen again. */
  async add(
    actor: string,
    wanted: {
      readonly name: string;
      readonly scopes: readonly Scope[];
      readonly beds: readonly string[] | null;
    },
  ): Promise<Result<{ readonly program: ProgramFacts; readonly token: string }, ProgramFailure>> {
    const { name, scopes, beds } = wanted;
    if (isNameTaken(this.#security.keyring, name) || this.#environment.some((one) => one.name === name)) {
      return fail("name_taken", `There is a key named ${name} already.`);
    }
    if (beds !== null && !(scopes.length === 1 && scopes[0] === "feed")) {
      return fail("malformed", "beds: only a token that does nothing but feed can be limited to beds.");
    }
    const program = randomUUID();
    const token = newSecret();
    const recorded = await this.#security.record(actor, {
      type: "programAdded",
      program,
      name,
      hash: hashOf(token),
      scopes,
      beds,
    });
    if (!recorded.ok) return recorded;
    const key = this.#key(program);
    this.#index(key);
    return succeed({ program: this.#toJson(key), token });
  }

  /** From now on its token opens nothing. */
  async revoke(actor: string, program: string): Promise<Result<null, RevokeFailure>> {
    const key = this.#security.keyring.programs.get(program);
    if (key === undefined) return fail("unknown_key", "There is no such program.");
    if (key.revokedAt !== null) return succeed(null);
    // Nothing undoes it: what is revoked opens nothing from now on, recorded or not.
    this.#byHash.set(key.hash, { state: "revoked", name: key.name });
    const events = [{ type: "programRevoked", program }] as const;
    return recordDone(this.#security, { actor, events, undo: null });
  }

  list(): readonly ProgramFacts[] {
    const added = [...this.#security.keyring.programs.values()].map((key) => this.#toJson(key));
    const brought = this.#environment.map(({ name, scope }): ProgramFacts => {
      return { id: name, name, scopes: [scope], beds: null, ...NOT_ADDED, ...this.#used(name) };
    });
    return [...brought, ...added];
  }

  #key(program: string): ProgramKey {
    const key = this.#security.keyring.programs.get(program);
    if (key === undefined) throw new Error(`The program ${program} is not on the keyring`);
    return key;
  }

  #index(key: ProgramKey): void {
    this.#byHash.set(
      key.hash,
      key.revokedAt === null
        ? { state: "live", principal: toPrincipal(key) }
        : { state: "revoked", name: key.name },
    );
  }

  #toJson(key: ProgramKey): ProgramFacts {
    return {
      id: key.program,
      name: key.name,
      scopes: key.scopes,
      beds: key.beds,
      origin: "added",
      added_at: toIso(key.addedAt),
      added_by: key.addedBy,
      revoked_at: toIsoOrNull(key.revokedAt),
      ...this.#used(key.program),
    };
  }

  #used(id: string) {
    return { last_used_at: toIsoOrNull(this.#usage.lastUsedAt(id)), per_minute: this.#usage.perMinute(id) };
  }
}

export type RevokeFailure = "unknown_key" | "done_unrecorded" | AppendFailure;
export type ProgramFailure = "name_taken" | "malformed" | AppendFailure;

const NOT_ADDED = { origin: "environment", added_at: null, added_by: null, revoked_at: null } as const;

function toPrincipal({
  program,
  name,
  scopes,
  beds,
}: Pick<ProgramKey, "program" | "name" | "scopes" | "beds">): Principal {
  return {
    actor: name,
    displayName: name,
    kind: "program",
    id: program,
    role: null,
    rights: rightsOfScopes(scopes),
    beds: beds === null ? null : new Set(beds),
    session: null,
  };
}
