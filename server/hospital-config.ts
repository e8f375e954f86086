import { z } from "zod";
import { isPersonRole, PERSON_ROLES, type PersonRole } from "#lib/access/role.ts";
import { fail, type Result, succeed } from "#lib/units/result.ts";
import type { HospitalSignIn } from "./access/hospital-sign-in.ts";

const schema = z.object({
  OIDC_ISSUER: z.url({ protocol: /^https?$/, error: "is not an address" }),
  OIDC_CLIENT_ID: z.string("is needed beside OIDC_ISSUER").min(1),
  OIDC_CLIENT_SECRET: z.string("is needed beside OIDC_ISSUER").min(1),
  OIDC_ROLES: z.string("is needed beside OIDC_ISSUER"),
  OIDC_ROLE_CLAIM: z.string().min(1).default("roles"),
  OIDC_NAME_CLAIM: z.string().min(1).default("preferred_username"),
  OIDC_LABEL: z.string().min(1).max(60).default("Hospital sign-in"),
});

/** The hospital's sign-in from the environment; `null` where no OIDC_ISSUER is given; or each problem, a line each. */
export function readHospitalSignIn(
  environment: Readonly<Record<string, string | undefined>>,
): Result<HospitalSignIn | null, "bad_configuration"> {
  if (environment.OIDC_ISSUER === undefined) return succeed(null);
  const parsed = schema.safeParse(environment);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`);
    return fail("bad_configuration", lines.join("\n"));
  }
  const env = parsed.data;
  const roles = parseRoles(env.OIDC_ROLES);
  if (!roles.ok) return roles;
  return succeed({
    issuer: env.OIDC_ISSUER,
    clientId: env.OIDC_CLIENT_ID,
    clientSecret: env.OIDC_CLIENT_SECRET,
    label: env.OIDC_LABEL,
    roleClaim: env.OIDC_ROLE_CLAIM,
    roles: roles.value,
    nameClaim: env.OIDC_NAME_CLAIM,
  });
}

/** `ICU-Nurses=icu_nurse; Trial-Office=research_nurse`: a directory's names have commas in them. */
function parseRoles(text: string): Result<HospitalSignIn["roles"], "bad_configuration"> {
  const roles: (readonly [string, PersonRole])[] = [];
  for (const part of text.split(";")) {
    const at = part.lastIndexOf("=");
    const [value, role] = [part.slice(0, at).trim(), part.slice(at + 1).trim()];
    if (at < 1 || value === "" || !isPersonRole(role)) {
      return fail(
        "bad_configuration",
        `OIDC_ROLES is a list such as ICU-Nurses=icu_nurse; ${JSON.stringify(part.trim())} is not, or its role is none of ${PERSON_ROLES.join(", ")}`,
      );
    }
    roles.push([value, role]);
  }
  return succeed(roles);
}
