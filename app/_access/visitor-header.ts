import type { Visitor } from "#lib/contract/access.ts";

/** Set by the server on every request for a page, never taken from a browser: whoever looks. */
export const VISITOR_HEADER = "x-ventwall-visitor";

/** The visitor that a header names, base64url of JSON; `null`: nobody is known. */
export function visitorOfHeader(header: string | null): Visitor | null {
  if (header === null) return null;
  return JSON.parse(Buffer.from(header, "base64url").toString("utf8")) as Visitor;
}
