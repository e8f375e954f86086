import { apiPath, fetchJson, RequestRefused } from "#app/_query/fetch-json.ts";
import { sendsAnswered } from "#app/_query/sends-under-way.ts";
import type { MeAnswer } from "#lib/contract/access.ts";

/**
 * Whether the server still knows whoever looks. A server that does not answer says nothing: until it does, the
 * page stays, since a reload would put the browser's own error where the ward was.
 */
export async function isStillKnown(): Promise<boolean> {
  await sendsAnswered();
  try {
    const { visitor } = await fetchJson<MeAnswer>(apiPath(["auth", "me"]));
    return visitor !== null;
  } catch (error) {
    return !(error instanceof RequestRefused && error.status === 401);
  }
}
