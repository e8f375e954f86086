/** Why somebody who was known is known no longer, in words of ours on the page where they find themselves. */
export const LEAVING_REASONS = [
  "session_ended",
  "signed_out",
  "signed_out_by_admin",
  "account_disabled",
  "password_changed",
  "wall_revoked",
  "wall_unpaired",
] as const;

export type LeavingReason = (typeof LEAVING_REASONS)[number];

/** Whether it was a wall's screen that was known, and not a person. */
export function isWallReason(reason: LeavingReason): boolean {
  return reason === "wall_revoked" || reason === "wall_unpaired";
}

export function isLeavingReason(text: unknown): text is LeavingReason {
  return LEAVING_REASONS.some((reason) => reason === text);
}
