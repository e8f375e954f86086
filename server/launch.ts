import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Clock } from "#lib/units/clock.ts";
import { readConfig } from "./config.ts";
import { start } from "./start.ts";

/** Starts the program by its environment and its command line, and says in words why it cannot. */
export async function launch(clock: Clock): Promise<void> {
  const root = dirname(import.meta.dirname);
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
  const config = readConfig(process.env, process.argv.slice(2));
  if (config.ok) {
    await start(config.value, root, version, clock).catch((error: unknown) => {
      process.stderr.write(
        `Ventwall cannot start: ${error instanceof Error ? error.message : String(error)}\n`,
      );
      process.exit(1);
    });
  } else {
    process.stderr.write(`Ventwall cannot start:\n${config.detail.replace(/^/gm, "  ")}\n`);
    process.exitCode = 78;
  }
}
