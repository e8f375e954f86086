import type Database from "better-sqlite3";
import type { Clock } from "#lib/units/clock.ts";
import { HOUR, MINUTE } from "#lib/units/instant.ts";
import type { Result } from "#lib/units/result.ts";
import type { AppendFailure } from "../log/event-log.ts";
import { keptSetting } from "../log/kept-setting.ts";
import { SpareRoom } from "../log/spare-room.ts";
import type { Logger } from "../runtime/logger.ts";
import { AccessControl } from "./access-control.ts";
import { whenIdle } from "./all-or-nothing.ts";
import { BedsideTickets } from "./bedside-tickets.ts";
import { type TrustedProxy, trustProxies } from "./caller.ts";
import { Departures } from "./departures.ts";
import { Displays } from "./displays.ts";
import { FirstAdmin } from "./first-admin.ts";
import { Guesses } from "./guesses.ts";
import type { HospitalSignIn } from "./hospital-sign-in.ts";
import { HospitalVisits } from "./hospital-visits.ts";
import { KeyUsage } from "./key-usage.ts";
import { OneTimeLinks } from "./one-time-links.ts";
import { Pairings } from "./pairings.ts";
import { Passwords } from "./passwords.ts";
import { People } from "./people.ts";
import { createPeopleAuth, prepareTables } from "./people-auth.ts";
import { storing } from "./people-failure.ts";
import { Pins } from "./pins.ts";
import { Presence } from "./presence.ts";
import { type EnvironmentToken, Programs } from "./programs.ts";
import { Refusals } from "./refusals.ts";
import { newSecret } from "./secret.ts";
import { type SecurityEventLog, SecurityLog } from "./security-log.ts";
import { Sessions } from "./sessions.ts";
import { Throttle } from "./throttle.ts";

/** How people come in, as the environment says. */
export interface AccessSettings {
  /** How people call this server, such as `https://ventwall.example`. */
  readonly publicUrl: string;
  /** Proxies whose forwarding headers are believed; `null`: none. */
  readonly trustedProxies: string | null;
  readonly idleMinutes: number;
  readonly longestSessionHours: number;
  readonly hospital: HospitalSignIn | null;
}

export interface AccessOptions extends AccessSettings {
  readonly securityLog: SecurityEventLog;
  readonly peopleDatabase: Database.Database;
  readonly tokens: readonly EnvironmentToken[];
  /** The true time, never a demo's. */
  readonly clock: Clock;
  readonly logger: Logger;
}

/** A link for a wall's screen. */
const DISPLAY_LINK_LASTS_MS = HOUR;
/** Screens that ask for a pairing code from one address, and codes that one admin types. */
const PAIRINGS = { tries: 40, withinSeconds: 600 };
/** Anything that nobody known asks at the ways in, from one address. */
const WAYS_IN = { tries: 1_200, withinSeconds: 60 };
const CODES = { tries: 20, withinSeconds: 600 };

/** Everything about who may come in, put together. */
export interface AccessOffice {
  readonly settings: AccessSettings;
  readonly trusts: TrustedProxy;
  readonly security: SecurityLog;
  readonly people: People;
  readonly sessions: Sessions;
  readonly passwords: Passwords;
  readonly pins: Pins;
  readonly hospital: HospitalVisits;
  readonly programs: Programs;
  readonly displays: Displays;
  readonly presence: Presence;
  readonly pairings: Pairings;
  readonly tickets: BedsideTickets;
  readonly firstAdmin: FirstAdmin;
  readonly passwordGuesses: Guesses;
  readonly pinGuesses: Guesses;
  readonly pairingThrottle: Throttle;
  readonly codeThrottle: Throttle;
  readonly wayInThrottle: Throttle;
  readonly refusals: Refusals;
  readonly control: AccessControl;
  /** Whether what changes who may come in can be done and recorded now, as a whole. */
  ready(): Promise<Result<null, AppendFailure>>;
  close(): Promise<void>;
}

export async function openAccessOffice(options: AccessOptions): Promise<AccessOffice> {
  const { securityLog, clock, logger } = options;
  const security = await SecurityLog.load(securityLog, clock, logger);
  const usage = await KeyUsage.load(securityLog, clock);
  const secret = await keptSetting(securityLog, "sign_in_secret", () => newSecret() + newSecret());
  const auth = createPeopleAuth(
    options.peopleDatabase,
    {
      secret,
      publicUrl: options.publicUrl,
      idleSeconds: options.idleMinutes * 60,
      hospital: options.hospital,
    },
    logger,
  );
  await prepareTables(auth);
  const room = new SpareRoom(options.peopleDatabase);
  const ready = async (): Promise<Result<null, AppendFailure>> => {
    const recordable = await security.ready();
    return recordable.ok ? storing(() => whenIdle(options.peopleDatabase, () => room.require())) : recordable;
  };
  const roomy = await ready();
  if (!roomy.ok) logger.warn({ code: roomy.code }, "people cannot be changed until there is room for it");
  const people = new People(options.peopleDatabase, auth, options.hospital !== null);
  const departures = new Departures();
  const sessions = new Sessions(
    options.peopleDatabase,
    auth,
    people,
    departures,
    options.longestSessionHours * HOUR,
  );
  const shortened = await storing(() => sessions.shorten(options.idleMinutes * MINUTE));
  if (!shortened.ok) logger.warn({ code: shortened.code }, "older sessions keep their idle time");
  const presence = new Presence(({ actor }) =>
    security.note(actor, { type: "sessionExpired", reason: "idle" }),
  );
  const programs = new Programs(security, usage, options.tokens);
  const displays = new Displays(
    security,
    usage,
    presence,
    new OneTimeLinks(options.peopleDatabase, auth, "display", DISPLAY_LINK_LASTS_MS),
    options.publicUrl.startsWith("https:"),
  );
  const tickets = new BedsideTickets();
  const refusals = new Refusals(security);
  const control = new AccessControl({
    programs,
    displays,
    sessions,
    tickets,
    people,
    security,
    refusals,
  });
  return {
    settings: options,
    trusts: trustProxies(options.trustedProxies),
    security,
    people,
    sessions,
    passwords: new Passwords(options.peopleDatabase, auth, people, departures),
    pins: new Pins(auth, people),
    hospital: new HospitalVisits(auth),
    programs,
    displays,
    presence,
    pairings: new Pairings(),
    tickets,
    firstAdmin: new FirstAdmin(people),
    passwordGuesses: new Guesses(),
    pinGuesses: new Guesses(),
    pairingThrottle: new Throttle(PAIRINGS),
    codeThrottle: new Throttle(CODES),
    wayInThrottle: new Throttle(WAYS_IN),
    refusals,
    control,
    ready,
    async close() {
      presence.close();
      refusals.close();
      sessions.close();
      people.close();
      await security.settle();
      await usage.close();
      await security.close();
      options.peopleDatabase.close();
    },
  };
}
