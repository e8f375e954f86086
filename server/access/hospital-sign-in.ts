import { createHash } from "node:crypto";
import { APIError } from "better-auth/api";
import type { GenericOAuthConfig } from "better-auth/plugins/generic-oauth";
import type { PersonRole } from "#lib/access/role.ts";
import { usernameSchema } from "#lib/contract/access.ts";

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
    overrideUserInfo: true,
    mapProfileToUser: (profile) => {
      const role = roleOf(profile, hospital);
      if (role === null) {
        throw new APIError("FORBIDDEN", { code: "no_role", message: "The hospital gives no role here." });
      }
      const username = usernameOf(profile[hospital.nameClaim] ?? profile.sub);
      if (username === null) {
        throw new APIError("FORBIDDEN", {
          code: "bad_name",
          message: "The hospital's user name cannot be used.",
        });
      }
      return {
        username,
        displayUsername: username,
        name: typeof profile.name === "string" && profile.name !== "" ? profile.name.slice(0, 60) : username,
        // No mail address of anybody is kept; the library wants one, and this one is nobody's.
        email: `${createHash("sha256").update(`${hospital.issuer} ${profile.sub}`).digest("hex")}@hospital.invalid`,
        emailVerified: true,
        role,
      };
    },
  };
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
