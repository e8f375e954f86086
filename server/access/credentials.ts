import type { IncomingMessage } from "node:http";
import { callerOf, type TrustedProxy } from "./caller.ts";
import type { Credentials } from "./principal.ts";

/** What an HTTP request, or the one that opened a socket, shows at the door. */
export function credentialsOf(
  request: IncomingMessage,
  trusts: TrustedProxy,
  token: string | null = null,
): Credentials {
  const bearer = /^Bearer +(\S+) *$/i.exec(request.headers.authorization ?? "")?.[1] ?? null;
  return {
    token: token ?? bearer,
    cookie: request.headers.cookie ?? null,
    caller: callerOf(request, trusts),
  };
}
