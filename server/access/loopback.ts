import type { Credentials } from "./principal.ts";

const LOOPBACK_ADDRESS = /^(?:::1|(?:::ffff:)?127(?:\.\d{1,3}){3})$/;
const LOOPBACK_HOST = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/i;

/**
 * Whether a visitor sits at this machine. A forwarded request does not, whoever forwards it; and a foreign
 * host name or origin means that a page from elsewhere talks through this machine's browser.
 */
export function isFromThisMachine(visitor: Omit<Credentials, "token" | "cookie">): boolean {
  if (visitor.forwarded || visitor.remoteAddress === null || !LOOPBACK_ADDRESS.test(visitor.remoteAddress)) {
    return false;
  }
  if (visitor.host === null || !LOOPBACK_HOST.test(visitor.host)) return false;
  if (visitor.origin === null) return true;
  return visitor.origin === `http://${visitor.host}` || visitor.origin === `https://${visitor.host}`;
}
