import { AsyncLocalStorage } from "node:async_hooks";
import { hash } from "node:crypto";
import { APIError } from "better-auth/api";
import type { GenericOAuthConfig } from "better-auth/plugins/generic-oauth";
import type { PersonRole } from "#lib/access/role.ts";
import { usernameSchema } from "#lib/contract/access.ts";
import { fail, type Result, succeed } from "#lib/units/result.ts";

/** The hospital's own sign-in by OpenID Connect. */
export interface HospitalSignIn {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What its button says. */
  readonly label: string;
  /** The claim that lists what somebody is there; a dot reaches into an object. */
  readonly roleClaim: string;
  /** Their words for our roles; the first that fits is taken. */
  readonly roles: readonly (readonly [value: string, role: PersonRole])[];
  /** The claim that names somebody. */
  readonly nameClaim: string;
}

export const HOSPITAL = "hospital";

/** What the hospital says of somebody who comes from there. */
export interface HospitalProfile {
  readonly username: string;
  readonly displayName: string;
  readonly role: PersonRole;
}

/** What is learnt while somebody comes back from the hospital. */
interface Homecoming {
  profile: HospitalProfile | null;
  problem: "no_role" | "bad_name" | null;
  /** What the library failed at; it would not say. */
  fault: unknown;
}

/** Carries it past the library, which keeps what it maps to itself. */
export const homecoming = new AsyncLocalStorage<Homecoming>();

/** What better-auth needs to know of the hospital's provider. */
export function hospitalProvider(hospital: HospitalSignIn): GenericOAuthConfig {
  return {
    providerId: HOSPITAL,
    discoveryUrl: `${hospital.issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
    requireIdTokenVerification: true,
    clientId: hospital.clientId,
    clientSecret: hospital.clientSecret,
    scopes: ["openid", "profile"],
    pkce: true,
    mapProfileToUser: (profile) => {
      const read = readProfile(profile, hospital);
      const learnt = homecoming.getStore();
      if (!read.ok) {
        if (learnt !== undefined) learnt.problem = read.code;
        throw new APIError("FORBIDDEN", { code: read.code, message: read.detail });
      }
      const { username, displayName, role } = read.value;
      if (learnt !== undefined) learnt.profile = read.value;
      return {
        username,
        displayUsername: username,
        name: displayName,
        // No mail address of anybody is kept; the library wants one, and this one is nobody's.
        email: `${hash("sha256", `${hospital.issuer} ${profile.sub}`)}@hospital.invalid`,
        emailVerified: true,
        staffRole: role,
      };
    },
  };
}

function readProfile(
  profile: Readonly<Record<string, unknown>>,
  hospital: HospitalSignIn,
): Result<HospitalProfile, "no_role" | "bad_name"> {
  const role = roleOf(profile, hospital);
  if (role === null) return fail("no_role", "The hospital gives no role that is one of ours.");
  const username = usernameOf(profile[hospital.nameClaim] ?? profile.sub);
  if (username === null) return fail("bad_name", "The hospital's user name cannot be one of ours.");
  const { name } = profile;
  return succeed({
    username,
    role,
    displayName: typeof name === "string" && name !== "" ? name.slice(0, 60) : username,
  });
}

/** The first of our roles that a claim's values mean; `null`: none of them. */
export function roleOf(
  profile: Readonly<Record<string, unknown>>,
  { roleClaim, roles }: Pick<HospitalSignIn, "roleClaim" | "roles">,
): PersonRole | null {
  const claim = roleClaim.split(".").reduce<unknown>((value, key) => {
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[key] : undefined;
  }, profile);
  const values = new Set([claim].flat().filter((value) => typeof value === "string"));
  return roles.find(([value]) => values.has(value))?.[1] ?? null;
}

function usernameOf(claim: unknown): string | null {
  if (typeof claim !== "string") return null;
  // A mail address as a name: what stands before its @.
  const parsed = usernameSchema.safeParse(claim.split("@")[0]?.toLowerCase());
  return parsed.success ? parsed.data : null;
}
