import { chmodSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { newSecret } from "./secret.ts";

const FILE = "command-line.json";

/** Where a running server is, and the key by which the command line of its machine comes in. */
const schema = z.object({
  url: z.string(),
  /** How people call it. */
  publicUrl: z.string(),
  /** The file of the server's certificate, when it speaks TLS. */
  cert: z.string().nullable(),
  key: z.string(),
});

/** A server that listens everywhere listens here too. */
const EVERYWHERE: ReadonlySet<string> = new Set(["0.0.0.0", "::", "localhost"]);

export type CommandLine = z.infer<typeof schema>;

/**
 * Leaves a key in the data folder for `npm run admin`: whoever may read that folder is its admin anyway. Another
 * one at each start.
 */
export function openCommandLine(
  directory: string,
  {
    port,
    host,
    publicUrl,
    tls,
  }: {
    readonly port: number;
    readonly host: string;
    readonly publicUrl: string;
    readonly tls: { readonly certFile: string } | null;
  },
): CommandLine {
  const opened: CommandLine = {
    url: `${tls === null ? "http" : "https"}://${EVERYWHERE.has(host) ? "127.0.0.1" : host}:${port}`,
    publicUrl,
    cert: tls?.certFile ?? null,
    key: newSecret(),
  };
  const file = join(directory, FILE);
  writeFileSync(file, JSON.stringify(opened), { mode: 0o600 });
  chmodSync(file, 0o600);
  return opened;
}

/** What a server left there; `null`: none has, or none that can be understood. */
export function findCommandLine(directory: string): CommandLine | null {
  try {
    return schema.parse(JSON.parse(readFileSync(join(directory, FILE), "utf8")));
  } catch {
    return null;
  }
}

export function closeCommandLine(directory: string): void {
  rmSync(join(directory, FILE), { force: true });
}
