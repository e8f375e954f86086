import type { LeavingReason } from "#lib/access/leaving.ts";

/** What is said to an open socket before it is ended. */
export interface Ending {
  /** `unauthenticated`: they are known no longer. Otherwise they are, and may come back at once. */
  readonly code: "unauthenticated" | "role_changed" | "display_changed";
  readonly reason: LeavingReason | null;
  readonly detail: string;
}

const OUT = "unauthenticated";

/** Every way in which an open socket is ended. */
export const ENDINGS = {
  sessionEnded: { code: OUT, reason: "session_ended", detail: "Your session has ended." },
  signedOut: { code: OUT, reason: "signed_out", detail: "You have signed out." },
  signedOutEverywhere: { code: OUT, reason: "signed_out", detail: "You have signed out everywhere." },
  signedOutByAdmin: {
    code: OUT,
    reason: "signed_out_by_admin",
    detail: "An administrator has ended your sessions.",
  },
  disabled: { code: OUT, reason: "account_disabled", detail: "This user has been disabled." },
  passwordChanged: { code: OUT, reason: "password_changed", detail: "Your password was changed." },
  tokenRevoked: { code: OUT, reason: null, detail: "This token has been revoked." },
  wallRevoked: {
    code: OUT,
    reason: "wall_revoked",
    detail: "This wall was disconnected by an administrator.",
  },
  wallUnpaired: { code: OUT, reason: "wall_unpaired", detail: "Another screen is this wall now." },
  roleChanged: { code: "role_changed", reason: null, detail: "Your role has changed." },
  wallChanged: { code: "display_changed", reason: null, detail: "This wall's settings have changed." },
} as const satisfies Readonly<Record<string, Ending>>;
