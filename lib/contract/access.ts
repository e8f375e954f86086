import { z } from "zod";
import { type BedsProblem, bedParts, bedsProblem } from "../access/bed-selection.ts";
import type { LeavingReason } from "../access/leaving.ts";
import { isReservedName } from "../access/reserved-names.ts";
import type { Right } from "../access/right.ts";
import { PERSON_ROLES, type PersonRole, type Role, SCOPES, type Scope } from "../access/role.ts";
import { plainText } from "./plain-text.ts";

/** How a person is called when signing in: small letters, digits, dot, dash, underscore. */
export const usernameSchema = z
  .string()
  .min(2)
  .max(30)
  .regex(/^[a-z0-9][a-z0-9._-]*$/, "small letters, digits, dot, dash and underscore");
const displayName = plainText(60);
const password = z.string().min(1).max(256);
const secret = z.string().min(1).max(200);
/** Six digits, for a keypad on a wall. */
const pin = z.string().regex(/^\d{6}$/, "six digits");
const bed = plainText(32).refine((name) => name.trim() === name, "no space at its ends");
/** A bed, a range or a list, as in a wall's address: `1-12,20`. */
const bedSelection = plainText(120).superRefine((list, context) => refuseBeds(bedParts(list), context));
const keyName = plainText(40)
  .refine((name) => name.trim() === name && !name.startsWith("@"), "no space at its ends and no @ before it")
  .refine((name) => !isReservedName(name), "this name is the server's own: take another one");

const BEDS_PROBLEMS: Readonly<Record<BedsProblem, string>> = {
  missing: "a bed's name is missing before or after a comma",
  too_long: "a bed's name has 32 characters at most",
  twice: "a bed is named twice",
  backwards: "a range runs from the lower number to the higher one",
};

function refuseBeds(parts: readonly string[], context: z.RefinementCtx): void {
  const problem = bedsProblem(parts);
  if (problem !== null) context.addIssue({ code: "custom", message: BEDS_PROBLEMS[problem] });
}

export const signInSchema = z.strictObject({ username: z.string().min(1).max(60), password });
export const setUpLookSchema = z.strictObject({ token: secret });
export const setUpSchema = z.strictObject({
  token: secret,
  username: usernameSchema.optional().meta({ description: "Only by the link of a first start" }),
  display_name: displayName.optional(),
  password,
});
export const changePasswordSchema = z.strictObject({ current_password: password, new_password: password });
export const setPinSchema = z.strictObject({ current_password: password, pin });
export const pairingClaimSchema = z.strictObject({ secret });
export const displayLinkSchema = z.strictObject({ token: secret });
export const bedsideSchema = z.strictObject({ username: usernameSchema, pin });
export const noBodySchema = z.strictObject({});

export const addPersonSchema = z.strictObject({
  username: usernameSchema,
  display_name: displayName,
  role: z.enum(PERSON_ROLES),
});
export const changePersonSchema = z.strictObject({
  display_name: displayName.optional(),
  role: z.enum(PERSON_ROLES).optional(),
  disabled: z.boolean().optional(),
});
export const addProgramSchema = z.strictObject({
  name: keyName,
  scopes: z.array(z.enum(SCOPES)).min(1).max(SCOPES.length),
  beds: z
    .array(bed)
    .min(1)
    .max(200)
    .refine((beds) => new Set(beds).size === beds.length, BEDS_PROBLEMS.twice)
    .nullish()
    .meta({ description: "The only beds it may write to" }),
});
export const addDisplaySchema = z.strictObject({
  name: keyName,
  beds: bedSelection.nullish(),
  may_acknowledge: z.boolean().default(false),
  code: z.string().max(20).optional().meta({ description: "The pairing code that the wall shows" }),
});
export const changeDisplaySchema = z.strictObject({
  beds: bedSelection.nullable().optional(),
  may_acknowledge: z.boolean().optional(),
});

/** Whoever looks at a page. */
export interface Visitor {
  /** `li.na` for a person, a wall's own name for a wall. */
  readonly name: string;
  readonly display_name: string;
  readonly kind: "person" | "display" | "program";
  readonly role: Role | null;
  readonly rights: readonly Right[];
}

/** `GET /api/v1/auth/me`. */
export interface MeAnswer {
  readonly visitor: Visitor | null;
  /** When a person's session ends if nothing is done; `null` for walls and programs. */
  readonly expires_at: string | null;
  /** Why whoever asks is known no longer; `null`: they are, or never were. */
  readonly left: LeavingReason | null;
}

/** `GET /api/v1/auth/options`: what the sign-in page offers. */
export interface SignInOptions {
  /** The hospital's own sign-in, by its name; `null`: not set up. */
  readonly hospital: { readonly label: string } | null;
  /** In a demo only: a ready user for each role. */
  readonly demo_users: readonly {
    readonly username: string;
    readonly password: string;
    readonly role: PersonRole;
  }[];
}

/** `POST /api/v1/auth/set-up/look`: what a one-time link is for. */
export interface SetUpAnswer {
  readonly kind: "first_admin" | "password";
  readonly username: string | null;
}

/** `POST /api/v1/auth/pairing`: a wall that waits to be let in. */
export interface PairingAnswer {
  /** Shown on the wall, typed in by an admin: `K7P-2QX`. */
  readonly code: string;
  /** Known to the wall alone; it claims with it. */
  readonly secret: string;
  readonly expires_at: string;
}

/** `POST /api/v1/auth/pairing/claim` and `POST /api/v1/auth/display-link`. */
export interface PairingState {
  readonly state: "waiting" | "paired";
  /** Where the wall's screen is, once paired. */
  readonly path: string | null;
}

/** `GET /api/v1/auth/bedside`: who can identify themselves by a PIN. */
export interface BedsidePeople {
  readonly people: readonly { readonly username: string; readonly display_name: string }[];
}

/** `POST /api/v1/auth/bedside`: for one action within a minute, this is the person who acts. */
export interface BedsideAnswer {
  readonly username: string;
  readonly display_name: string;
  readonly ticket: string;
  readonly expires_at: string;
}

/** A person as the admin sees them. */
export interface PersonJson {
  readonly username: string;
  readonly display_name: string;
  readonly role: PersonRole;
  readonly disabled: boolean;
  /** `hospital` has no password here. */
  readonly signs_in_by: "password" | "hospital" | "nothing_yet";
  readonly has_pin: boolean;
  readonly added_at: string;
  readonly last_seen_at: string | null;
}

/** A program's token as the admin sees it: never the token itself. */
export interface ProgramJson {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly beds: readonly string[] | null;
  /** Those of its beds that the ward does not have, or not yet. */
  readonly unknown_beds: readonly string[];
  /** `environment`: set by FEED_TOKEN, READ_TOKEN or the demo; it cannot be revoked here. */
  readonly origin: "added" | "environment";
  readonly added_at: string | null;
  readonly added_by: string | null;
  readonly revoked_at: string | null;
  readonly last_used_at: string | null;
  /** Requests and submissions in the last full minute. */
  readonly per_minute: number;
}

/** A wall as the admin sees it. */
export interface DisplayJson {
  readonly id: string;
  readonly name: string;
  readonly beds: string | null;
  /** What of `beds` names no bed of the ward, or none yet. */
  readonly unknown_beds: readonly string[];
  readonly may_acknowledge: boolean;
  readonly state: "waiting" | "paired" | "revoked";
  /** Whether a screen of it is connected now. */
  readonly connected: boolean;
  readonly added_at: string;
  readonly added_by: string;
  readonly last_used_at: string | null;
}

/** A link or token that is shown once and never again. */
export interface OnceShown {
  /** A path with the secret behind `#`, to be put behind the server's own address; `null` for a token. */
  readonly path: string | null;
  readonly secret: string;
  readonly expires_at: string | null;
}

/** One line of the security log. */
export interface SecurityLine {
  readonly seq: number;
  readonly recorded_at: string;
  readonly actor: string;
  readonly type: string;
  /** The event's own fields, without hashes. */
  readonly facts: Readonly<Record<string, unknown>>;
}

/** `GET /api/v1/security`: the newest first; `next` is the `before` of the following page. */
export interface SecurityPage {
  readonly lines: readonly SecurityLine[];
  readonly next: number | null;
}
