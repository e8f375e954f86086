import { type Instant, MINUTE } from "#lib/units/instant.ts";
import { newSecret } from "./secret.ts";

/** What a person who showed their PIN at a wall holds: the right to one action, there and soon. */
interface Ticket {
  readonly username: string;
  readonly display: string;
  readonly expiresAt: number;
}

/** Tickets for one action each: what is done with one is its person's doing, not the wall's. */
export class BedsideTickets {
  readonly #tickets = new Map<string, Ticket>();
  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  issue(username: string, display: string): { readonly ticket: string; readonly expiresAt: Instant } {
    const now = this.#now();
    for (const [secret, { expiresAt }] of this.#tickets) if (expiresAt <= now) this.#tickets.delete(secret);
    const ticket = newSecret();
    const expiresAt = (now + MINUTE) as Instant;
    this.#tickets.set(ticket, { username, display, expiresAt });
    return { ticket, expiresAt };
  }

  /**
   * Whose action it is, once and at that wall alone; `null`: the ticket is not worth anything. It says who showed
   * the PIN then: what that person is by now is for whoever asks.
   */
  redeem(ticket: string, display: string): string | null {
    const found = this.#tickets.get(ticket);
    if (found === undefined || found.display !== display) return null;
    this.#tickets.delete(ticket);
    return found.expiresAt > this.#now() ? found.username : null;
  }

  /** Ends the tickets of somebody whose PIN is another one now. */
  revoke(username: string): void {
    for (const [secret, ticket] of this.#tickets) {
      if (ticket.username === username) this.#tickets.delete(secret);
    }
  }
}
