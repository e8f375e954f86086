import type { Clock } from "#lib/units/clock.ts";
import type { Config } from "./config.ts";
import { VentwallServer } from "./create-server.ts";
import { openDemo } from "./demo/demo-state.ts";
import { playDemo } from "./demo/play-demo.ts";
import { openSqliteEventLog } from "./log/sqlite-event-log.ts";
import { buildPages, nameBuild } from "./pages/build-pages.ts";
import { servePages } from "./pages/page-server.ts";
import { systemClock } from "./runtime/clock.ts";
import { createLogger } from "./runtime/logger.ts";
import { handleShutdown } from "./runtime/shutdown.ts";
import { HISTORY_MS } from "./simulator/world.ts";

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
  const opened = await openSqliteEventLog({
    directory: config.dataDirectory,
    kind: config.mode,
    onFault: (error) => logger.error({ error: String(error) }, "the log's engine failed"),
  });
  if (!opened.ok) return stop(opened.detail);
  const log = opened.value;
  const demo = config.mode === "demo" ? await openDemo(log, HISTORY_MS) : null;
  const clock: Clock = demo?.clock ?? systemClock;
  const build = await nameBuild(root);
  const { pageSession } = await server.open({
    log,
    clock,
    timeZone: config.timeZone,
    wardName: config.wardName,
    version,
    build,
    tokens: tokensOf(config, demo),
    logger,
  });
  if (demo !== null) void playDemo(demo, log, config, port, logger, stopping.signal);
  if (!config.dev) {
    const built = await buildPages(root, build);
    if (!built.ok) return stop(built.detail);
  }
  server.mountPages(await servePages(root, config.dev, port, config.host, server.http, pageSession));
  server.becomeReady();
  announce(config, port, version, demo);
}

interface ProgramToken {
  readonly token: string;
  readonly name: string;
  readonly scope: "feed" | "read";
}

function tokensOf(
  config: Config,
  demo: { feedToken: string; readToken: string } | null,
): readonly ProgramToken[] {
  const tokens: ProgramToken[] = [];
  if (config.feedToken !== null) tokens.push({ token: config.feedToken, name: "feed", scope: "feed" });
  if (config.readToken !== null) tokens.push({ token: config.readToken, name: "reader", scope: "read" });
  if (demo !== null) {
    tokens.push({ token: demo.feedToken, name: "demo-feed", scope: "feed" });
    tokens.push({ token: demo.readToken, name: "demo-reader", scope: "read" });
  }
  return tokens;
}

async function listen(server: VentwallServer, config: Config): Promise<number> {
  try {
    return await server.listen(config.port, config.host);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return stop(`port ${config.port} on ${config.host} cannot be opened: ${reason}`);
  }
}

/** Tells the person at the terminal where to look and what to try. */
function announce(
  config: Config,
  port: number,
  version: string,
  demo: { feedToken: string; readToken: string } | null,
): void {
  const url = `http://localhost:${port}`;
  const lines = [`Ventwall ${version}, ${config.mode}, data in ${config.dataDirectory}`, ""];
  lines.push(
    `  Wall      ${url}/wall`,
    `  Subjects  ${url}/subjects`,
    `  Review    ${url}/review`,
    `  API       ${url}/api/docs`,
  );
  if (demo !== null) {
    const reading = `{"readings":[{"bed":"1","parameter":"peep","value":12,"unit":"cm[H2O]","observed_at":"'$(date -u +%FT%TZ)'"}]}`;
    lines.push(
      "",
      "  Simulated patients: nothing here is a real one. Send one reading yourself:",
      "",
      `  curl -s ${url}/api/v1/readings -H 'Authorization: Bearer ${demo.feedToken}' \\`,
      `    -H 'Content-Type: application/json' -d '${reading}'`,
      "",
      `  A token that reads: ${demo.readToken}`,
    );
  } else if (config.feedToken === null) {
    lines.push("", "  No FEED_TOKEN is set: no feed can send readings.");
  }
  process.stdout.write(`${lines.join("\n")}\n\n`);
}

function stop(sentence: string): never {
  process.stderr.write(`Ventwall cannot start: ${sentence}\n`);
  process.exit(1);
}
