import { readFileSync } from "node:fs";
import type { Clock } from "#lib/units/clock.ts";
import { fail, type Result, succeed } from "#lib/units/result.ts";
import type { AccessSettings } from "./access/access-office.ts";
import { closeCommandLine, openCommandLine } from "./access/command-line.ts";
import { openAccess } from "./access/open-access.ts";
import type { EnvironmentToken } from "./access/programs.ts";
import type { Config } from "./config.ts";
import { type TlsFiles, VentwallServer } from "./create-server.ts";
import { DEMO_USERS, openDemoWall, prepareDemoPeople } from "./demo/demo-people.ts";
import { staffThePast } from "./demo/demo-staff.ts";
import { openDemo } from "./demo/demo-state.ts";
import { playDemo } from "./demo/play-demo.ts";
import { openSqliteEventLog } from "./log/sqlite-event-log.ts";
import { buildPages, nameBuild } from "./pages/build-pages.ts";
import { PageGuard } from "./pages/page-guard.ts";
import { servePages } from "./pages/page-server.ts";
import { createLogger } from "./runtime/logger.ts";
import { handleShutdown } from "./runtime/shutdown.ts";
import { HISTORY_MS } from "./simulator/world.ts";

/** Starts the program whole: the log, the doors, the pages, and in a demo the simulated ward, which has a clock of its own. */
export async function start(config: Config, root: string, version: string, time: Clock): Promise<void> {
  const logger = createLogger(config.logLevel);
  const tls = config.tls === null ? null : readTls(config.tls);
  if (tls !== null && !tls.ok) return stop(tls.detail);
  const secure = config.publicUrl.startsWith("https:");
  const server = new VentwallServer(tls?.value ?? null, { secure, dev: config.dev });
  const stopping = new AbortController();
  handleShutdown(logger, async () => {
    stopping.abort();
    closeCommandLine(config.dataDirectory);
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
  const clock: Clock = demo?.clock ?? time;
  const office = await openAccess(
    config.dataDirectory,
    config.mode,
    accessSettings(config, port),
    tokensOf(config, demo),
    logger,
  );
  if (!office.ok) return stop(office.detail);
  if (demo !== null) await prepareDemoPeople(office.value);
  const commandLine = openCommandLine(config.dataDirectory, {
    port,
    host: config.host,
    publicUrl: accessSettings(config, port).publicUrl,
    tls: config.tls,
  });
  office.value.control.admitCommandLine(commandLine.key);
  const build = await nameBuild(root);
  const { folded, recorder } = await server.open({
    log,
    clock,
    timeZone: config.timeZone,
    wardName: config.wardName,
    alarmWebhook: config.alarmWebhook,
    version,
    build,
    office: office.value,
    demoUsers: demo === null ? [] : DEMO_USERS,
    logger,
  });
  if (demo !== null) staffThePast(recorder, folded, clock, time.now());
  if (demo !== null) void playDemo(demo, log, config, port, logger, stopping.signal);
  if (!config.dev) {
    const built = await buildPages(root, build, () => {
      process.stdout.write(
        "Ventwall is building its pages, once for this version: about half a minute ...\n",
      );
    });
    if (!built.ok) return stop(built.detail);
  }
  const guard = new PageGuard(office.value, demo === null ? null : () => openDemoWall(office.value));
  server.mountPages(await servePages(root, config.dev, port, config.host, server.http, guard));
  server.becomeReady();
  announce(config, port, version, demo, office.value.firstAdmin.makeSecret());
}

/** The port may have been chosen by the system, and then people's address is known only now. */
function accessSettings(config: Config, port: number): AccessSettings {
  return {
    publicUrl: config.port === 0 ? config.publicUrl.replace(/:0$/, `:${port}`) : config.publicUrl,
    trustedProxies: config.trustedProxies,
    idleMinutes: config.sessionIdleMinutes,
    longestSessionHours: config.sessionMaxHours,
    hospital: config.hospital,
  };
}

function readTls({ certFile, keyFile }: NonNullable<Config["tls"]>): Result<TlsFiles, "bad_configuration"> {
  try {
    return succeed({ cert: readFileSync(certFile), key: readFileSync(keyFile) });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return fail("bad_configuration", `the certificate cannot be read: ${reason}`);
  }
}

function tokensOf(
  config: Config,
  demo: { feedToken: string; readToken: string } | null,
): readonly EnvironmentToken[] {
  const tokens: EnvironmentToken[] = [];
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
  setUpSecret: string | null,
): void {
  const url = accessSettings(config, port).publicUrl;
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
      "",
      `  Sign in at ${url}/sign-in as`,
      ...DEMO_USERS.map(({ username, password }) => `    ${username.padEnd(16)}${password}`),
    );
  } else if (setUpSecret !== null) {
    lines.push(
      "",
      "  Nobody can sign in yet. Make the first admin, once, by this link:",
      "",
      `  ${url}/set-up#${setUpSecret}`,
    );
  }
  process.stdout.write(`${lines.join("\n")}\n\n`);
}

function stop(sentence: string): never {
  process.stderr.write(`Ventwall cannot start: ${sentence}\n`);
  process.exit(1);
}
