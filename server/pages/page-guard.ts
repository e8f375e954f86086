import type { IncomingMessage, ServerResponse } from "node:http";
import { isWallReason, type LeavingReason } from "#lib/access/leaving.ts";
import { accessOfPage, homeOf } from "#lib/access/pages.ts";
import type { AccessOffice } from "../access/access-office.ts";
import { callerOf } from "../access/caller.ts";
import { credentialsOf } from "../access/credentials.ts";
import { isAtThisMachine } from "../access/loopback.ts";
import type { Principal } from "../access/principal.ts";
import { toVisitor } from "../api/visitor.ts";

/** Carries whoever looks to the page that is being rendered. */
export const VISITOR_HEADER = "x-ventwall-visitor";

/** Gives a visitor at a demo's own machine the demo's wall; `null` in production and from elsewhere. */
export type DemoWall = () => Promise<string | null>;

/** What becomes of a visit to a page. */
export type Visit =
  | { readonly outcome: "page"; readonly visitor: Principal | null; readonly cookie: string | null }
  | { readonly outcome: "forbidden"; readonly visitor: Principal }
  | { readonly outcome: "elsewhere"; readonly location: string; readonly cookie: string | null };

/** The pages' own files, which say nothing about anybody. */
const FILES = /^\/(?:_next\/|icon\.svg$|favicon\.ico$)/;
/** A separator in disguise: no file of ours has one, and whoever reads it may find another path there. */
const DISGUISED = /%2f|%5c|%2e/i;

/**
 * The one reading of a request's address that the guard and Next share, dots resolved; `null`: it is none.
 * Were each to read it in its own way, one would guard a page and the other show a different one.
 */
export function addressOf(url: string | undefined): string | null {
  const path = url ?? "/";
  if (!path.startsWith("/") || path.startsWith("//") || !URL.canParse(path, "http://ventwall")) return null;
  const { pathname, search } = new URL(path, "http://ventwall");
  return pathname.startsWith("//") ? null : pathname + search;
}

/** Decides which page a visitor gets, by the same table as every other door. */
export class PageGuard {
  readonly #office: AccessOffice;
  readonly #demoWall: DemoWall | null;

  constructor(office: AccessOffice, demoWall: DemoWall | null) {
    this.#office = office;
    this.#demoWall = demoWall;
  }

  /** Whether this is a file that pages are made of. */
  isFile(address: string): boolean {
    const [path = ""] = address.split("?", 1);
    return FILES.test(path) && !DISGUISED.test(path);
  }

  async visit(request: IncomingMessage): Promise<Visit> {
    const { displays, control, trusts, refusals } = this.#office;
    const url = new URL(request.url ?? "/", "http://ventwall");
    const credentials = credentialsOf(request, trusts);
    const known = await control.look({ ...credentials, token: null });
    const visitor = known.principal;
    const access = accessOfPage(url.pathname);
    if (url.pathname === "/" && visitor !== null) {
      return { outcome: "elsewhere", location: homeOf(visitor.rights) ?? "/account", cookie: null };
    }
    if (access === "open") return { outcome: "page", visitor, cookie: null };
    if (visitor === null) return this.#stranger(request, url, "left" in known ? known.left : null);
    // A page that nobody has is the same for everybody who is known: Next says that it is not there.
    if (access !== null && !visitor.rights.has(access)) {
      const { address } = credentials.caller;
      refusals.add({ actor: visitor.actor, door: `page ${url.pathname}`, code: "forbidden", address });
      return { outcome: "forbidden", visitor };
    }
    if (visitor.kind !== "display") return { outcome: "page", visitor, cookie: null };
    displays.serve(visitor.id);
    const cookie = displays.renew(credentials.cookie);
    const beds = displays.one(visitor.id)?.beds ?? null;
    if (url.pathname !== "/wall" || beds === null || url.searchParams.get("beds") === beds) {
      return { outcome: "page", visitor, cookie };
    }
    // Which beds a wall shows is its own setting, whatever its address was.
    url.searchParams.set("beds", beds);
    return { outcome: "elsewhere", location: url.pathname + url.search, cookie };
  }

  /** A wall is led to pairing, a person to signing in; both come back to where they wanted to go. */
  async #stranger(
    request: IncomingMessage,
    { pathname, search }: URL,
    left: LeavingReason | null,
  ): Promise<Visit> {
    const wasPerson = left !== null && !isWallReason(left);
    const isWall = !wasPerson && (pathname === "/wall" || (pathname === "/" && this.#demoWall !== null));
    if (isWall && this.#demoWall !== null && isAtThisMachine(callerOf(request, this.#office.trusts))) {
      const cookie = await this.#demoWall();
      if (cookie !== null) return { outcome: "elsewhere", location: `/wall${search}`, cookie };
    }
    const query = new URLSearchParams(pathname === "/" ? {} : { to: pathname + search });
    // Whether the page before was told in time or not, the next one says it.
    if (left !== null) query.set("why", left);
    const door = pathname === "/wall" && !wasPerson ? "/pair" : "/sign-in";
    const location = query.size === 0 ? door : `${door}?${query}`;
    return { outcome: "elsewhere", location, cookie: null };
  }
}

/** Tells the page who looks. */
export function tellPage(
  request: IncomingMessage,
  response: ServerResponse,
  visitor: Principal | null,
): void {
  if (visitor !== null) {
    request.headers[VISITOR_HEADER] = Buffer.from(JSON.stringify(toVisitor(visitor))).toString("base64url");
  }
  // Next finds the nonce for its scripts in the policy of the request.
  const policy = response.getHeader("content-security-policy");
  if (typeof policy === "string") request.headers["content-security-policy"] = policy;
}
