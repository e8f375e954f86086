import { betterAuth } from "better-auth";
import { getMigrations } from "better-auth/db/migration";
import { admin, genericOAuth, username } from "better-auth/plugins";
import type Database from "better-sqlite3";
import type { Logger } from "../runtime/logger.ts";
import { type HospitalSignIn, homecoming, hospitalProvider } from "./hospital-sign-in.ts";
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from "./password-policy.ts";

export const AUTH_PATH = "/api/v1/auth";
/** Carries the caller's address, which we have worked out, to the library. */
export const ADDRESS_HEADER = "x-ventwall-address";
/** How often a session in use is written again. */
const RENEW_EVERY_SECONDS = 30;
const SET_UP_LINK_SECONDS = 72 * 3600;

export interface PeopleSettings {
  readonly secret: string;
  /** How people call this server; `null`: at this machine. */
  readonly publicUrl: string;
  readonly idleSeconds: number;
  readonly hospital: HospitalSignIn | null;
}

export type PeopleAuth = ReturnType<typeof createPeopleAuth>;

/** better-auth on our database: passwords, sessions and OpenID Connect are its business. */
export function createPeopleAuth(db: Database.Database, settings: PeopleSettings, logger: Logger) {
  return betterAuth({
    appName: "Ventwall",
    baseURL: settings.publicUrl,
    basePath: AUTH_PATH,
    secret: settings.secret,
    database: db,
    telemetry: { enabled: false },
    logger: { level: "error", log: (_level, message) => logger.warn({ message }, "sign-in") },
    // Its own limits know addresses only; ours know names too.
    rateLimit: { enabled: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: SHORTEST_PASSWORD,
      maxPasswordLength: LONGEST_PASSWORD,
      revokeSessionsOnPasswordReset: true,
      resetPasswordTokenExpiresIn: SET_UP_LINK_SECONDS,
      // The link is shown to the admin who asked for it; nothing is mailed.
      sendResetPassword: async () => {},
    },
    session: {
      expiresIn: settings.idleSeconds,
      updateAge: Math.min(RENEW_EVERY_SECONDS, settings.idleSeconds / 4),
    },
    user: {
      additionalFields: {
        lastSeenAt: { type: "date", required: false, input: false },
        // Ours: the plugin's own role is never taken from a hospital's profile.
        staffRole: { type: "string", required: false },
      },
    },
    account: { accountLinking: { enabled: false } },
    verification: { storeIdentifier: "hashed" },
    onAPIError: {
      errorURL: "/sign-in",
      onError(error) {
        const learnt = homecoming.getStore();
        if (learnt !== undefined) learnt.fault = error;
        logger.warn({ message: error instanceof Error ? error.message : String(error) }, "sign-in");
      },
    },
    advanced: {
      cookiePrefix: "ventwall",
      useSecureCookies: settings.publicUrl.startsWith("https:"),
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
      defaultCookieAttributes: { sameSite: "lax", httpOnly: true, path: "/" },
    },
    plugins: [
      username({
        minUsernameLength: 2,
        maxUsernameLength: 30,
        usernameValidator: (name) => /^[a-z0-9][a-z0-9._-]*$/.test(name),
        validationOrder: { username: "post-normalization" },
      }),
      admin({ defaultRole: "none" }),
      ...(settings.hospital === null
        ? []
        : [genericOAuth({ config: [hospitalProvider(settings.hospital)] })]),
    ],
  });
}

/** Creates or updates the library's tables; doing it again changes nothing. */
export async function prepareTables(auth: PeopleAuth): Promise<void> {
  const { runMigrations } = await getMigrations(auth.options);
  await runMigrations();
}
