import type { IncomingMessage, Server, ServerResponse } from "node:http";
import next from "next";
import { addressOf, type PageGuard, tellPage, VISITOR_HEADER } from "./page-guard.ts";

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
    // Whatever a visitor sends under that name is not believed, anywhere.
    delete request.headers[VISITOR_HEADER];
    const address = addressOf(request.url);
    if (address === null) {
      response.writeHead(404, { "content-type": "text/plain; charset=utf-8" });
      response.end("There is no such page.");
      return;
    }
    request.url = address;
    if (guard.isFile(address)) {
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
      const { search } = new URL(address, "http://ventwall");
      response.statusCode = 403;
      request.url = `/forbidden${search}`;
    } else if (visit.cookie !== null) {
      response.setHeader("set-cookie", visit.cookie);
    }
    await handle(request, response);
  };
}
