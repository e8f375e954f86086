import type { Socket } from "socket.io";
import type { Instant } from "#lib/units/instant.ts";
import { ENDINGS, type Ending } from "./endings.ts";
import type { Principal, SessionFacts } from "./principal.ts";

/** An open socket, as far as it concerns who is behind it. */
type OpenSocket = Pick<Socket, "emit" | "disconnect" | "once">;

/** Told when a person's session has run out while they watched. */
export type OnExpired = (principal: Principal) => void;

const LOOK_EVERY_MS = 1_000;

/**
 * Who is connected now. It ends the open sockets of those who may be here no longer: at once when somebody's
 * rights are taken, and within a second when their session has run out.
 */
export class Presence {
  readonly #open = new Map<OpenSocket, Principal>();
  /** When each session that has sockets ends. */
  readonly #expiresAt = new Map<string, Instant>();
  readonly #now: () => number;
  readonly #timer: NodeJS.Timeout;
  readonly #onExpired: OnExpired;

  constructor(onExpired: OnExpired, now: () => number = Date.now) {
    this.#now = now;
    this.#onExpired = onExpired;
    this.#timer = setInterval(() => this.look(), LOOK_EVERY_MS);
    this.#timer.unref();
  }

  add(socket: OpenSocket, principal: Principal): void {
    this.#open.set(socket, principal);
    if (principal.session !== null) this.renew(principal.session);
    socket.once("disconnect", () => this.#open.delete(socket));
  }

  /** A session lasts longer than was known. */
  renew({ id, expiresAt }: SessionFacts): void {
    this.#expiresAt.set(id, expiresAt);
  }

  has(isMeant: (principal: Principal) => boolean): boolean {
    return [...this.#open.values()].some(isMeant);
  }

  /** Ends every socket of those who are meant; says why before. */
  end(isMeant: (principal: Principal) => boolean, ending: Ending): void {
    for (const [socket, principal] of this.#open) {
      if (!isMeant(principal)) continue;
      this.#open.delete(socket);
      socket.emit("session:ended", ending);
      socket.disconnect(true);
    }
  }

  /** Ends what has run out by now. */
  look(): void {
    const now = this.#now();
    const ended = new Map<string, Principal>();
    const alive = new Set<string>();
    for (const principal of this.#open.values()) {
      const { session } = principal;
      if (session === null) continue;
      if ((this.#expiresAt.get(session.id) ?? session.expiresAt) <= now) ended.set(session.id, principal);
      else alive.add(session.id);
    }
    for (const [id, principal] of ended) {
      this.#onExpired(principal);
      this.end(({ session }) => session?.id === id, ENDINGS.sessionEnded);
    }
    for (const id of this.#expiresAt.keys()) if (!alive.has(id)) this.#expiresAt.delete(id);
  }

  close(): void {
    clearInterval(this.#timer);
  }
}
