import "./runtime/node-env.ts";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { readConfig } from "./config.ts";
import { start } from "./start.ts";

const root = join(dirname(import.meta.dirname), "");
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
const config = readConfig(process.env, process.argv.slice(2));
if (config.ok) {
  await start(config.value, root, version);
} else {
  process.stderr.write(`Ventwall cannot start:\n${config.detail.replace(/^/gm, "  ")}\n`);
  process.exitCode = 78;
}
