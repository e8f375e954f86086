import { randomBytes } from "node:crypto";
import type { Config } from "./config.ts";
import { VentwallServer } from "./create-server.ts";
import type { EventLog } from "./log/event-log.ts";
import { openSqliteEventLog } from "./log/sqlite-event-log.ts";
import { buildPages, nameBuild } from "./pages/build-pages.ts";
import { servePages } from "./pages/page-server.ts";
import { createLogger } from "./runtime/logger.ts";
import { createServerClock } from "./runtime/server-clock.ts";
import { handleShutdown } from "./runtime/shutdown.ts";

/** Starts the program whole: the log, the doors, the pages, and in a demo the simulated ward. */
export async function start(config: Config, root: string, version: string): Promise<void> {
  const logger = createLogger(config.logLevel);
  const server = new VentwallServer();
  const stopping = new AbortController();
  handleShutdown(logger, async () => {
    stopping.abort();
    await server.close();
  });
  const port = await listen(server, config);
  const opened = await openSqliteEventLog({ directory: config.dataDirectory, kind: config.mode });
  if (!opened.ok) return stop(opened.detail);
  const log = opened.value;
  const clock = await createServerClock(config, log);
  const tokens = await tokensOf(config, log);
  const build = await nameBuild(root);
  const { pageSession } = await server.open({
    log,
    clock: clock.clock,
    timeZone: config.timeZone,
    wardName: config.wardName,
    version,
    build,
    tokens,
    logger,
  });
  if (!config.dev) {
    const built = await buildPages(root, build);
    if (!built.ok) return stop(built.detail);
  }
  server.usePages(await servePages(root, config.dev, port, config.host, server.http, pageSession));
  server.becomeReady();
}

async function listen(server: VentwallServer, config: Config): Promise<number> {
  try {
    return await server.listen(config.port, config.host);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return stop(`Port ${config.port} on ${config.host} cannot be opened: ${reason}`);
  }
}

function stop(sentence: string): never {
  process.stderr.write(`Ventwall cannot start: ${sentence}\n`);
  process.exit(1);
}
