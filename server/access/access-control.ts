import { rightsOfRole, whoHas } from "#lib/access/grants.ts";
import type { LeavingReason } from "#lib/access/leaving.ts";
import type { Access, Right } from "#lib/access/right.ts";
import { type Failure, fail, type Result, succeed } from "#lib/units/result.ts";
import type { BedsideTickets } from "./bedside-tickets.ts";
import { type Caller, isFromOurPage } from "./caller.ts";
import type { Displays } from "./displays.ts";
import type { People } from "./people.ts";
import type { Person } from "./person.ts";
import { actorOfPerson, type Credentials, NOBODY, type Principal, type SessionFacts } from "./principal.ts";
import type { Programs } from "./programs.ts";
import type { Refusals } from "./refusals.ts";
import { hashOf } from "./secret.ts";
import type { SecurityLog } from "./security-log.ts";
import type { Sessions, SignedIn } from "./sessions.ts";
import { Throttle } from "./throttle.ts";

export type AccessFailure = "unauthenticated" | "forbidden" | "foreign_origin" | "too_many_attempts";

/** Whoever keeps knocking with what opens nothing is made to wait. */
const STRANGERS = { tries: 600, withinSeconds: 60 };
/** One line for all of them: a flood must not fill the log. */
const ANY_DOOR = "any door";
const COMMAND_LINE_RIGHTS: ReadonlySet<Right> = new Set(["people:manage", "keys:manage"]);

export interface AccessParts {
  readonly programs: Programs;
  readonly displays: Displays;
  readonly sessions: Sessions;
  readonly tickets: BedsideTickets;
  readonly people: People;
  readonly security: SecurityLog;
  readonly refusals: Refusals;
}

/** What somebody wants to do at a wall, by the ticket of their PIN. */
export interface WallAction {
  readonly wall: Principal;
  readonly right: Right;
  readonly door: string;
  readonly address: string | null;
}

/** Why nobody was recognised, for the security log. */
type Stranger =
  | "nothing_shown"
  | "unknown_token"
  | "token_revoked"
  | "session_ended"
  | "disabled"
  | "wall_revoked"
  | "wall_unpaired";

/** Who it is, or why they are nobody. */
export type Recognised =
  | { readonly principal: Principal }
  | {
      readonly principal: null;
      readonly why: Stranger;
      /** Whose the session, the token or the wall was. */
      readonly actor: string;
      /** Why they are known no longer; `null`: they never were. */
      readonly left: LeavingReason | null;
    };

/** Decides who may pass, for HTTP, sockets and pages alike, and has every refusal recorded. */
export class AccessControl {
  readonly #parts: AccessParts;
  readonly #strangers = new Throttle(STRANGERS);
  #commandLine: string | null = null;

  constructor(parts: AccessParts) {
    this.#parts = parts;
  }

  /** Lets the command line of this machine in, by a key that only whoever reads the data folder can know. */
  admitCommandLine(key: string): void {
    this.#commandLine = hashOf(key);
  }

  /** Who may pass a door; `null` at an open one, where nobody is asked. */
  async admit(
    access: Access,
    credentials: Credentials,
    door: string,
  ): Promise<Result<Principal | null, AccessFailure>> {
    if (access === "open") return succeed(null);
    const { token } = credentials;
    // A program is looked up at once: readings come by the thousand.
    const recognised = token === null ? await this.#byCookie(credentials.cookie) : this.#byToken(token);
    const { principal } = recognised;
    const { address } = credentials.caller;
    if (principal === null) {
      const stranger = await this.#strangers.take(address ?? NOBODY);
      if (!stranger.ok) {
        this.#parts.refusals.add({ actor: NOBODY, door: ANY_DOOR, code: stranger.code, address });
        return stranger;
      }
      this.#parts.refusals.add({ actor: recognised.actor, door, code: recognised.why, address });
      return fail("unauthenticated", SENTENCES[recognised.why]);
    }
    if (token === null && !isFromOurPage(credentials.caller)) {
      this.#parts.refusals.add({ actor: principal.actor, door, code: "foreign_origin", address });
      return foreignOrigin(credentials.caller);
    }
    const allowed = requireRight(principal, access);
    if (!allowed.ok) this.#parts.refusals.add({ actor: principal.actor, door, code: "forbidden", address });
    return allowed;
  }

  /** Who this is, whatever they may do; `null`: nobody known. */
  async recognise(credentials: Credentials): Promise<Principal | null> {
    return (await this.look(credentials)).principal;
  }

  /** The same, and why they are nobody. */
  async look({ token, cookie }: Credentials): Promise<Recognised> {
    return token === null ? await this.#byCookie(cookie) : this.#byToken(token);
  }

  /**
   * Whose an action at a wall is: the person's whose ticket it carries, once, as they are now. Whoever was disabled
   * or given another role since they showed their PIN is refused as at any other door.
   */
  redeem(
    ticket: string,
    { wall, right, door, address }: WallAction,
  ): Result<Principal, "bad_ticket" | "disabled"> {
    const { tickets, people, refusals } = this.#parts;
    const username = tickets.redeem(ticket, wall.id);
    const person = username === null ? null : people.find(username);
    if (person === null) {
      refusals.add({ actor: wall.actor, door, code: "bad_ticket", address });
      return fail("bad_ticket", "The PIN was shown too long ago. Show it again.");
    }
    const principal = principalOf(person, null);
    const allowed = person.disabled ? DISABLED : requireRight(principal, right);
    if (allowed.ok) return allowed;
    refusals.add({ actor: principal.actor, door, code: allowed.code, address });
    // The wall itself may be at this door: it is the ticket that does not do.
    return fail(person.disabled ? "disabled" : "bad_ticket", allowed.detail);
  }

  async #byCookie(cookie: string | null): Promise<Recognised> {
    const signedIn = await this.#parts.sessions.recognise(cookie);
    if (signedIn !== null && !this.#isTooOld(signedIn)) {
      return { principal: principalOf(signedIn.person, signedIn.session) };
    }
    const display = this.#parts.displays.find(cookie);
    if (display?.state === "live") return display;
    const hadSession = cookie?.includes("ventwall.session_token=") ?? false;
    if (display !== null && !hadSession) {
      const why = `wall_${display.state}` as const;
      return { principal: null, why, actor: display.name ?? NOBODY, left: why };
    }
    if (!hadSession) return { principal: null, why: "nothing_shown", actor: NOBODY, left: null };
    const departed = this.#parts.sessions.whyDeparted(cookie);
    const left = departed?.reason ?? "session_ended";
    const why = left === "account_disabled" ? "disabled" : "session_ended";
    return {
      principal: null,
      why,
      actor: departed === null ? NOBODY : actorOfPerson(departed.username),
      left,
    };
  }

  #byToken(token: string): Recognised {
    const found = this.#parts.programs.find(token);
    if (found?.state === "live") return found;
    if (found?.state === "revoked")
      return { principal: null, why: "token_revoked", actor: found.name, left: null };
    if (this.#commandLine !== null && hashOf(token) === this.#commandLine) return { principal: COMMAND_LINE };
    return { principal: null, why: "unknown_token", actor: NOBODY, left: null };
  }

  /** Idle ones are not found any more; what is found and has ended has lasted too long. */
  #isTooOld({ person, session }: SignedIn): boolean {
    if (Date.now() < session.expiresAt) return false;
    this.#parts.sessions.end(session.id, "session_ended");
    this.#parts.security.note(actorOfPerson(person.username), { type: "sessionExpired", reason: "too_old" });
    return true;
  }
}

/** Lets pass whoever has a right; says what it takes to whoever lacks it. */
export function requireRight(principal: Principal, right: Right): Result<Principal, "forbidden"> {
  if (principal.rights.has(right)) return succeed(principal);
  return fail(
    "forbidden",
    `${principal.displayName} may not do this (${right}): it takes ${whoHas(right).join(", ")}.`,
  );
}

/** A page of somebody else sends this through the visitor's browser. */
export function foreignOrigin({ origin }: Caller): { readonly ok: false } & Failure<"foreign_origin"> {
  const page = origin === null ? "another site" : origin;
  return fail(
    "foreign_origin",
    `This was sent by a page of ${page}, not by ours. Behind a proxy, set TRUST_PROXY.`,
  );
}

/** A person as somebody who passes doors. */
export function principalOf(person: Person, session: SessionFacts | null): Principal {
  return {
    actor: actorOfPerson(person.username),
    displayName: person.displayName,
    kind: "person",
    id: person.username,
    role: person.role,
    rights: rightsOfRole(person.role),
    beds: null,
    session,
  };
}

const COMMAND_LINE: Principal = {
  actor: "terminal",
  displayName: "The command line",
  kind: "terminal",
  id: "terminal",
  role: null,
  rights: COMMAND_LINE_RIGHTS,
  beds: null,
  session: null,
};

const DISABLED = fail("disabled", "This user has been disabled. Ask an administrator.");

const SENTENCES: Readonly<Record<Stranger, string>> = {
  nothing_shown: "Sign in, or show a valid token: Authorization: Bearer TOKEN.",
  unknown_token: "This token is not one of ours. Show a valid one: Authorization: Bearer TOKEN.",
  token_revoked: "This token has been revoked. Ask an administrator for another one.",
  session_ended: "Your session has ended. Sign in again.",
  disabled: DISABLED.detail,
  wall_revoked: "This wall was disconnected by an administrator. Pair it again to show the ward.",
  wall_unpaired: "This screen is a wall no longer: another one was paired in its place. Pair it again.",
};
