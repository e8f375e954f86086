import { randomUUID } from "node:crypto";
import { rightsOfDisplay } from "#lib/access/grants.ts";
import { type DisplayKey, isNameTaken } from "#lib/access/keyring.ts";
import type { DisplaySettings } from "#lib/access/security-event.ts";
import type { DisplayJson } from "#lib/contract/access.ts";
import { toIso, toIsoOrNull } from "#lib/units/instant.ts";
import { fail, type Result, succeed } from "#lib/units/result.ts";
import type { AppendFailure } from "../log/event-log.ts";
import { ENDINGS } from "./endings.ts";
import type { KeyUsage } from "./key-usage.ts";
import type { OneTimeLink, OneTimeLinks, OpenedLink } from "./one-time-links.ts";
import type { Assignment } from "./pairings.ts";
import { storing } from "./people-failure.ts";
import type { Presence } from "./presence.ts";
import type { Principal } from "./principal.ts";
import { recordDone } from "./record-done.ts";
import { hashOf, newSecret } from "./secret.ts";
import type { SecurityLog } from "./security-log.ts";

const COOKIE = "ventwall.display";
/** The longest that browsers keep a cookie; it is given anew with every page. */
const COOKIE_SECONDS = 400 * 86_400;

/** A wall as the keyring knows it, without what only the ward knows. */
export type DisplayFacts = Omit<DisplayJson, "unknown_beds">;

/** What was found by a wall's cookie: the wall, or why its screen is one no longer. */
export type FoundDisplay =
  | { readonly state: "live"; readonly principal: Principal }
  | { readonly state: "revoked" | "unpaired"; readonly name: string | null };

export type DisplayFailure = "name_taken" | "done_unrecorded" | "unknown_key" | AppendFailure;

/** The walls that may show the ward, each known by the one cookie that its screen holds. */
export class Displays {
  readonly #security: SecurityLog;
  readonly #usage: KeyUsage;
  readonly #presence: Presence;
  readonly #links: OneTimeLinks;
  readonly #secureCookies: boolean;
  readonly #byHash = new Map<string, string>();
  /** Walls that were revoked, recorded or not. */
  readonly #revoked = new Set<string>();
  readonly #spent = new Set<string>();
  /** What each wall was to show when its screen was last given a page. */
  readonly #served = new Map<string, string>();

  constructor(
    security: SecurityLog,
    usage: KeyUsage,
    presence: Presence,
    links: OneTimeLinks,
    secureCookies: boolean,
  ) {
    this.#security = security;
    this.#usage = usage;
    this.#presence = presence;
    this.#links = links;
    this.#secureCookies = secureCookies;
    for (const { display, hash } of security.keyring.displays.values()) {
      if (hash !== null) this.#byHash.set(hash, display);
    }
  }

  /** The wall that holds this cookie; `null`: none of ours, one paired anew since, or revoked. */
  recognise(cookieHeader: string | null): Principal | null {
    const found = this.find(cookieHeader);
    return found?.state === "live" ? found.principal : null;
  }

  /** What a cookie stands for or stood for; `null`: it is no wall's. */
  find(cookieHeader: string | null): FoundDisplay | null {
    const secret = secretIn(cookieHeader);
    if (secret === null) return null;
    const hash = hashOf(secret);
    const display = this.#byHash.get(hash);
    const key = display === undefined ? undefined : this.#security.keyring.displays.get(display);
    if (key === undefined) return { state: "unpaired", name: null };
    // Which of its screens held it last says nothing once the wall itself is gone.
    if (this.#isRevoked(key)) return { state: "revoked", name: key.name };
    if (key.hash !== hash) return { state: "unpaired", name: key.name };
    this.#usage.use(key.display);
    return { state: "live", principal: this.#toPrincipal(key) };
  }

  #toPrincipal(key: DisplayKey): Principal {
    return {
      actor: key.name,
      displayName: key.name,
      kind: "display",
      id: key.display,
      role: "display",
      rights: rightsOfDisplay(key.mayAcknowledge),
      beds: null,
      session: null,
    };
  }

  /** The cookie once more, to last anew. */
  renew(cookieHeader: string | null): string | null {
    const secret = secretIn(cookieHeader);
    return this.#keyOf(secret) === null || secret === null ? null : this.#cookie(secret);
  }

  /** A page is made for a wall's screen, by its settings of now. */
  serve(display: string): void {
    this.#served.set(display, this.#settingsOf(display));
  }

  /** Whether a wall's screen was given its page by the settings of now, as far as is known. */
  isUpToDate(display: string): boolean {
    const served = this.#served.get(display);
    return served === undefined || served === this.#settingsOf(display);
  }

  async add(actor: string, settings: DisplaySettings): Promise<Result<string, DisplayFailure>> {
    if (isNameTaken(this.#security.keyring, settings.name)) {
      return fail("name_taken", `There is a key named ${settings.name} already.`);
    }
    const display = randomUUID();
    const recorded = await this.#security.record(actor, { type: "displayAdded", display, ...settings });
    return recorded.ok ? succeed(display) : recorded;
  }

  async change(
    actor: string,
    display: string,
    changes: Partial<Omit<DisplaySettings, "name">>,
  ): Promise<Result<null, DisplayFailure>> {
    const key = this.#live(display);
    if (key === null) return UNKNOWN;
    const { name, beds, mayAcknowledge } = { ...key, ...changes };
    const settings = { name, beds, mayAcknowledge };
    const recorded = await this.#security.record(actor, { type: "displayChanged", display, settings });
    if (!recorded.ok) return recorded;
    // It comes back at once, with what it may do now.
    this.#presence.end(({ id }) => id === display, ENDINGS.wallChanged);
    return succeed(null);
  }

  /** Gives a screen this wall's cookie: a screen that had one before is out. */
  async pair(actor: string, display: string): Promise<Result<string, DisplayFailure>> {
    if (this.#live(display) === null) return UNKNOWN;
    const secret = newSecret();
    const hash = hashOf(secret);
    const recorded = await this.#security.record(actor, { type: "displayPaired", display, hash });
    if (!recorded.ok) return recorded;
    this.#byHash.set(hash, display);
    this.#presence.end(({ id }) => id === display, ENDINGS.wallUnpaired);
    return succeed(this.#cookie(secret));
  }

  /** A link that makes the screen on which it is opened this wall, once. */
  makeLink(assignment: Assignment): Promise<OneTimeLink> {
    return this.#links.make(JSON.stringify(assignment));
  }

  /** A link that was opened on a screen; `null`: it is worth nothing. */
  async openLink(secret: string): Promise<OpenedLink | null> {
    const link = await this.#links.open(secret);
    return link === null || this.#spent.has(link.id) ? null : link;
  }

  /** The link is worth nothing from now on, even where that cannot be written: a restart alone would forget it. */
  async spendLink(link: OpenedLink): Promise<void> {
    this.#spent.add(link.id);
    if ((await storing(() => this.#links.spend(link))).ok) this.#spent.delete(link.id);
  }

  async revoke(actor: string, display: string): Promise<Result<null, DisplayFailure>> {
    if (this.#live(display) === null) return UNKNOWN;
    // Nothing undoes it: its screen is dark from now on, recorded or not.
    this.#revoked.add(display);
    this.#presence.end(({ id }) => id === display, ENDINGS.wallRevoked);
    const events = [{ type: "displayRevoked", display }] as const;
    return recordDone(this.#security, { actor, events, undo: null });
  }

  /** Where its screen is: the wall, with its beds. */
  pathOf(display: string): string {
    const beds = this.#security.keyring.displays.get(display)?.beds ?? null;
    return beds === null ? "/wall" : `/wall?beds=${encodeURIComponent(beds)}`;
  }

  list(): readonly DisplayFacts[] {
    return [...this.#security.keyring.displays.values()].map((key) => this.#toJson(key));
  }

  one(display: string): DisplayFacts | null {
    const key = this.#security.keyring.displays.get(display);
    return key === undefined ? null : this.#toJson(key);
  }

  #keyOf(secret: string | null): DisplayKey | null {
    if (secret === null) return null;
    const hash = hashOf(secret);
    const display = this.#byHash.get(hash);
    const key = display === undefined ? null : this.#live(display);
    return key?.hash === hash ? key : null;
  }

  #settingsOf(display: string): string {
    const key = this.#live(display);
    return JSON.stringify([key?.beds, key?.mayAcknowledge]);
  }

  #live(display: string): DisplayKey | null {
    const key = this.#security.keyring.displays.get(display);
    return key === undefined || this.#isRevoked(key) ? null : key;
  }

  #isRevoked({ display, revokedAt }: DisplayKey): boolean {
    return revokedAt !== null || this.#revoked.has(display);
  }

  #cookie(secret: string): string {
    const secure = this.#secureCookies ? "; Secure" : "";
    return `${COOKIE}=${secret}; Path=/; Max-Age=${COOKIE_SECONDS}; HttpOnly; SameSite=Lax${secure}`;
  }

  #toJson(key: DisplayKey): DisplayFacts {
    return {
      id: key.display,
      name: key.name,
      beds: key.beds,
      may_acknowledge: key.mayAcknowledge,
      state: this.#isRevoked(key) ? "revoked" : key.hash === null ? "waiting" : "paired",
      connected: this.#presence.has(({ id }) => id === key.display),
      added_at: toIso(key.addedAt),
      added_by: key.addedBy,
      last_used_at: toIsoOrNull(this.#usage.lastUsedAt(key.display)),
    };
  }
}

const UNKNOWN = fail("unknown_key", "There is no such wall.");

function secretIn(cookieHeader: string | null): string | null {
  for (const part of (cookieHeader ?? "").split(";")) {
    const at = part.indexOf("=");
    if (part.slice(0, at).trim() === COOKIE) return part.slice(at + 1).trim();
  }
  return null;
}
