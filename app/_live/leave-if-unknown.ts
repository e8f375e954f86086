import { rememberLeaving } from "#app/_access/leaving.ts";
import { apiPath, fetchJson, RequestRefused } from "#app/_query/fetch-json.ts";
import { sendsAnswered } from "#app/_query/sends-under-way.ts";
import type { LeavingReason } from "#lib/access/leaving.ts";
import type { MeAnswer } from "#lib/contract/access.ts";
import { isBeingLeft, reloadPage } from "./leave-page.ts";

/**
 * Leaves a page whose reader the server knows no longer, for what it shows instead: the sign-in or a wall's pairing,
 * which say why. `said`: what the server said of it, if it did.
 */
export async function leaveIfUnknown(said: LeavingReason | null = null): Promise<void> {
  const why = await whyUnknown();
  // Whoever signs out is unknown before the next page comes, and the reason they gave stands.
  if (why === null || isBeingLeft()) return;
  rememberLeaving(said ?? why);
  reloadPage();
}

/**
 * Why the server knows whoever looks no longer; `null`: it does. A server that does not answer says nothing: until it
 * does, the page stays, since a reload would put the browser's own error where the ward was.
 */
async function whyUnknown(): Promise<LeavingReason | null> {
  await sendsAnswered();
  try {
    const { visitor, left } = await fetchJson<MeAnswer>(apiPath(["auth", "me"]));
    return visitor === null ? (left ?? "session_ended") : null;
  } catch (error) {
    return error instanceof RequestRefused && error.status === 401 ? "session_ended" : null;
  }
}
