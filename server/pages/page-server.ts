import type { IncomingMessage, Server, ServerResponse } from "node:http";
import next from "next";
import { credentialsOf } from "../access/credentials.ts";
import { isFromThisMachine } from "../access/loopback.ts";
import type { PageSession } from "../access/page-session.ts";

export type PageHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/**
 * The pages, for visitors at this machine only until people can sign in; each gets the cookie that lets its
 * page read.
 */
export async function servePages(
  root: string,
  dev: boolean,
  port: number,
  hostname: string,
  httpServer: Server,
  session: PageSession,
): Promise<PageHandler> {
  const app = next({ dev, dir: root, port, hostname, httpServer });
  const handle = app.getRequestHandler();
  await app.prepare();
  return async (request, response) => {
    const credentials = credentialsOf(request);
    if (!isFromThisMachine({ ...credentials, origin: null })) {
      refuse(response);
      return;
    }
    const cookie = session.issue(credentials.cookie);
    if (cookie !== null) response.setHeader("set-cookie", cookie);
    await handle(request, response);
  };
}

function refuse(response: ServerResponse): void {
  response.writeHead(403, { "content-type": "text/plain; charset=utf-8" });
  response.end(
    "Ventwall's pages are served to this machine only until sign-in exists: open http://localhost on the server itself.\n" +
      "在登录功能完成之前，Ventwall 页面仅供服务器本机访问。\n",
  );
}
