import type { IncomingMessage, ServerResponse } from "node:http";
import { addressOf, type PageGuard, tellPage, VISITOR_HEADER } from "./page-guard.ts";

export type PageHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Hands to whatever draws the pages only what the guard lets through, and sends everybody else elsewhere. */
export function guardedPages(guard: PageGuard, draw: PageHandler): PageHandler {
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
      await draw(request, response);
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
    await draw(request, response);
  };
}
