import type { Caller } from "./caller.ts";

const LOOPBACK_ADDRESS = /^(?:::1|(?:::ffff:)?127(?:\.\d{1,3}){3})$/;
const LOOPBACK_HOST = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/i;

/**
 * Whether somebody sits at this machine. A forwarded request does not, whoever forwards it; and a foreign host
 * name means that a page from elsewhere talks through this machine's browser.
 */
export function isAtThisMachine({ forwarded, peer, host }: Caller): boolean {
  if (forwarded || peer === null || !LOOPBACK_ADDRESS.test(peer)) return false;
  return host !== null && LOOPBACK_HOST.test(host);
}
