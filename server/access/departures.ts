import type { LeavingReason } from "#lib/access/leaving.ts";

/** The most that is remembered; the oldest is forgotten first. */
const MOST = 2_000;

/** Whose session it was that has ended, and why. */
export interface Departure {
  readonly username: string;
  readonly reason: LeavingReason;
}

/**
 * Whose the sessions were that ended since the server was started: whoever comes with the cookie of one is told why,
 * and the security log says whose it was.
 */
export class Departures {
  readonly #byToken = new Map<string, Departure>();

  /** The first reason counts: what follows of it is no news. */
  remember(token: string, departure: Departure): void {
    if (this.#byToken.has(token)) return;
    this.#byToken.set(token, departure);
    const [oldest] = this.#byToken.keys();
    if (this.#byToken.size > MOST && oldest !== undefined) this.#byToken.delete(oldest);
  }

  find(token: string): Departure | null {
    return this.#byToken.get(token) ?? null;
  }
}

/** The token of a person's session in a `Cookie` header, without its signature; `null`: there is none. */
export function sessionTokenIn(cookie: string | null): string | null {
  return /(?:^|[;\s])(?:__Secure-)?ventwall\.session_token=([\w-]+)/.exec(cookie ?? "")?.[1] ?? null;
}
