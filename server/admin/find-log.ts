import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Command } from "commander";
import { readConfig } from "../config.ts";
import type { DatabaseKind } from "../log/event-log.ts";
import { identifyLog } from "../log/log-audit.ts";
import { LOG_FILE } from "../log/schema.ts";
import type { AdminContext } from "./admin-context.ts";
import { AdminFailure, EXIT } from "./admin-failure.ts";

/** The log that a subcommand works on. */
export interface FoundLog {
  readonly file: string;
  readonly kind: DatabaseKind;
}

/** Finds the log in the folder given by `--data-dir`, or else by the configuration. */
export function findLog(command: Command, { environment }: AdminContext): FoundLog {
  const { dataDir } = command.optsWithGlobals<{ dataDir?: string }>();
  const directory = dataDir ?? configuredDirectory(environment);
  const file = join(directory, LOG_FILE);
  const identified = identifyLog(file);
  if (identified.ok) return { file, kind: identified.value };
  const demo = join(directory, "demo");
  throw new AdminFailure(EXIT.noLog, `${identified.detail} ${hintAt(directory, file, demo)}`.trimEnd());
}

/** What to do about a folder without a log; nothing about a log that cannot be read. */
function hintAt(directory: string, file: string, demo: string): string {
  if (existsSync(join(demo, LOG_FILE))) return `The demo's log is in ${demo}: add --data-dir ${demo}`;
  if (existsSync(file)) return "";
  const lack = existsSync(directory) ? "holds no data of Ventwall" : "does not exist";
  return `The folder ${resolve(directory)} ${lack}: say by --data-dir or DATA_DIR where they are, or start the server there first.`;
}

function configuredDirectory(environment: AdminContext["environment"]): string {
  const config = readConfig(environment, []);
  if (!config.ok) throw new AdminFailure(EXIT.configuration, config.detail);
  return config.value.dataDirectory;
}
