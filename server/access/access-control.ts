import { createHash } from "node:crypto";
import { fail, type Result, succeed } from "#lib/units/result.ts";
import { isFromThisMachine } from "./loopback.ts";
import type { PageSession } from "./page-session.ts";
import type { Access, Credentials, Principal, Scope } from "./principal.ts";

export type AccessFailure = "unauthenticated" | "forbidden";

/** Decides who may pass which door, for HTTP, sockets and pages alike. */
export class AccessControl {
  /** By the token's hash, so that looking one up tells nothing about it by its time. */
  readonly #programs = new Map<string, Principal>();
  readonly #pageSession: PageSession;

  constructor(pageSession: PageSession) {
    this.#pageSession = pageSession;
  }

  addToken(token: string, name: string, scopes: readonly Scope[]): void {
    this.#programs.set(hashOf(token), { name, kind: "program", scopes: new Set(scopes) });
  }

  /** Who may pass; `null` at an open door, where nobody is asked. */
  admit(access: Access, credentials: Credentials): Result<Principal | null, AccessFailure> {
    if (access === "open") return succeed(null);
    const principal = this.#recognise(credentials);
    if (principal === null) {
      return fail("unauthenticated", "Show a valid token: Authorization: Bearer TOKEN.");
    }
    if (!principal.scopes.has(access)) {
      return fail("forbidden", `${principal.name} lacks the scope ${access}.`);
    }
    return succeed(principal);
  }

  #recognise(credentials: Credentials): Principal | null {
    if (credentials.token !== null) return this.#programs.get(hashOf(credentials.token)) ?? null;
    if (!isFromThisMachine(credentials)) return null;
    return this.#pageSession.recognise(credentials.cookie);
  }
}

function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("base64");
}
