import type { IncomingMessage, Server, ServerResponse } from "node:http";
import next from "next";
import { type PageGuard, tellPage } from "./page-guard.ts";

export type PageHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** The pages, each for those who may see it; the guard decides, Next draws. */
export async function servePages(
  root: string,
  dev: boolean,
  port: number,
  hostname: string,
  httpServer: Server,
  guard: PageGuard,
): Promise<PageHandler> {
  const app = next({ dev, dir: root, port, hostname, httpServer });
  const handle = app.getRequestHandler();
  await app.prepare();
  return async (request, response) => {
    if (guard.isFile(request.url ?? "/")) {
      await handle(request, response);
      return;
    }
    const visit = await guard.visit(request);
    if (visit.outcome === "elsewhere") {
      const cookie = visit.cookie === null ? {} : { "set-cookie": visit.cookie };
      response.writeHead(303, { location: visit.location, "cache-control": "no-store", ...cookie });
      response.end();
      return;
    }
    tellPage(request, response, visit.visitor);
    if (visit.outcome === "forbidden") {
      const { search } = new URL(request.url ?? "/", "http://ventwall");
      request.url = `/forbidden${search}`;
    } else if (visit.cookie !== null) {
      response.setHeader("set-cookie", visit.cookie);
    }
    await handle(request, response);
  };
}
