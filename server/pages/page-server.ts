import type { Server } from "node:http";
import next from "next";
import { guardedPages, type PageHandler } from "./guarded-pages.ts";
import type { PageGuard } from "./page-guard.ts";

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
  const draw = app.getRequestHandler();
  await app.prepare();
  return guardedPages(guard, draw);
}
