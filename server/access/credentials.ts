import type { IncomingMessage } from "node:http";
import type { Credentials } from "./principal.ts";

/** What an HTTP request, or the one that opened a socket, shows at the door. */
export function credentialsOf(request: IncomingMessage, token: string | null = null): Credentials {
  const { headers } = request;
  const bearer = /^Bearer +(\S+) *$/i.exec(headers.authorization ?? "")?.[1] ?? null;
  return {
    token: token ?? bearer,
    cookie: headers.cookie ?? null,
    remoteAddress: request.socket.remoteAddress ?? null,
    forwarded: headers["x-forwarded-for"] !== undefined || headers.forwarded !== undefined,
    host: headers.host ?? null,
    origin: headers.origin ?? null,
  };
}
