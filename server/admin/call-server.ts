import { readFileSync } from "node:fs";
import { request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import type { Command } from "commander";
import { type CommandLine, findCommandLine } from "../access/command-line.ts";
import { openAccess } from "../access/open-access.ts";
import { newSecret } from "../access/secret.ts";
import { readConfig } from "../config.ts";
import { VentwallServer } from "../create-server.ts";
import type { DatabaseKind } from "../log/event-log.ts";
import { openSqliteEventLog } from "../log/sqlite-event-log.ts";
import { systemClock } from "../runtime/clock.ts";
import { createLogger } from "../runtime/logger.ts";
import type { AdminContext } from "./admin-context.ts";
import { AdminFailure, EXIT } from "./admin-failure.ts";
import { findLog } from "./find-log.ts";

/** Asks a door of the server and gives the answer's JSON; a refusal ends the command with its sentence. */
export type CallServer = <T>(
  method: "GET" | "POST" | "PATCH" | "DELETE",
  path: string,
  body?: object,
) => Promise<T>;

/**
 * Does something through the doors of the server on a data folder: the one that runs, or else one that is opened
 * for as long as this takes. So there is one way to give and take rights, and one log of it.
 */
export async function callServer<T>(
  command: Command,
  context: AdminContext,
  run: (call: CallServer, publicUrl: string) => Promise<T>,
): Promise<T> {
  const config = readConfig(context.environment, []);
  if (!config.ok) throw new AdminFailure(EXIT.configuration, config.detail);
  const { dataDir } = command.optsWithGlobals<{ dataDir?: string }>();
  const directory = dataDir ?? config.value.dataDirectory;
  const running = findCommandLine(directory);
  if (running !== null && (await answers(running))) {
    return run((...asked) => ask(running, ...asked), running.publicUrl);
  }
  // Without a log there is nothing to look after, and a wrong folder must not become a new one.
  const { kind } = findLog(command, context);
  const { server, commandLine } = await openForNow(directory, kind, config.value.publicUrl);
  try {
    return await run((...asked) => ask(commandLine, ...asked), config.value.publicUrl);
  } finally {
    await server.close();
  }
}

async function openForNow(directory: string, kind: DatabaseKind, publicUrl: string) {
  const log = await openSqliteEventLog({ directory, kind });
  if (!log.ok) throw new AdminFailure(EXIT.noLog, log.detail);
  const logger = createLogger("silent");
  const settings = {
    publicUrl,
    trustedProxies: null,
    idleMinutes: 30,
    longestSessionHours: 12,
    hospital: null,
  };
  const office = await openAccess(directory, kind, settings, [], logger);
  if (!office.ok) throw new AdminFailure(EXIT.noLog, office.detail);
  const server = new VentwallServer();
  const port = await server.listen(0, "127.0.0.1");
  const commandLine: CommandLine = {
    url: `http://127.0.0.1:${port}`,
    publicUrl,
    cert: null,
    key: newSecret(),
  };
  office.value.control.admitCommandLine(commandLine.key);
  await server.open({
    log: log.value,
    clock: systemClock,
    timeZone: "UTC",
    wardName: "",
    version: "",
    build: "",
    office: office.value,
    demoUsers: [],
    logger,
  });
  return { server, commandLine };
}

async function answers(commandLine: CommandLine): Promise<boolean> {
  try {
    await send(commandLine, "GET", "/api/v1/auth/options");
    return true;
  } catch {
    // It was killed, and left its key behind.
    return false;
  }
}

async function ask<T>(commandLine: CommandLine, method: string, path: string, body?: object): Promise<T> {
  const { status, text } = await send(commandLine, method, path, body);
  const json = JSON.parse(text);
  if (status >= 400) throw new AdminFailure(EXIT.refused, json.detail ?? text);
  return json as T;
}

function send(
  { url, cert, key }: CommandLine,
  method: string,
  path: string,
  body?: object,
): Promise<{ readonly status: number; readonly text: string }> {
  const open = url.startsWith("https:") ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const outgoing = open(
      new URL(path, url),
      {
        method,
        headers: {
          authorization: `Bearer ${key}`,
          ...(body === undefined ? {} : { "content-type": "application/json" }),
        },
        // The certificate is the one that the server itself reads, whatever name is in it.
        ...(cert === null
          ? {}
          : { ca: readFileSync(cert), allowPartialTrustChain: true, checkServerIdentity: () => undefined }),
      },
      (response) => {
        let text = "";
        response.setEncoding("utf8");
        response.on("data", (chunk: string) => {
          text += chunk;
        });
        response.once("end", () => resolve({ status: response.statusCode ?? 0, text }));
      },
    );
    outgoing.once("error", reject);
    outgoing.end(body === undefined ? undefined : JSON.stringify(body));
  });
}
