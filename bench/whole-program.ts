import { spawn } from "node:child_process";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { FEED_TOKEN, READ_TOKEN } from "./feed/http-feed.ts";

/** The program as `npm start` runs it, pages and all. */
export interface Program {
  readonly port: number;
  /** From the start of its process to the first healthy answer. */
  readonly healthyAfterMs: number;
  stop(): Promise<void>;
}

/** Enough for a first start, which builds the pages. */
const LONGEST_START_MS = 180_000;

export async function startProgram(dataDirectory: string): Promise<Program> {
  const root = dirname(import.meta.dirname);
  const port = await freePort();
  const started = performance.now();
  const child = spawn(process.execPath, [join(root, "server/main.ts")], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
    env: {
      ...process.env,
      PORT: String(port),
      HOST: "127.0.0.1",
      DATA_DIR: dataDirectory,
      LOG_LEVEL: "error",
      FEED_TOKEN,
      READ_TOKEN,
    },
  });
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, "exit");
    child.kill("SIGTERM");
    await exited;
  };
  while (!(await isHealthy(port))) {
    if (child.exitCode !== null) throw new Error(`The server ended at its start (${child.exitCode})`);
    if (performance.now() - started > LONGEST_START_MS) {
      await stop();
      throw new Error("The server did not become healthy");
    }
    await sleep(10);
  }
  return { port, healthyAfterMs: performance.now() - started, stop };
}

async function isHealthy(port: number): Promise<boolean> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/api/v1/health`);
    await response.body?.cancel();
    return response.ok;
  } catch {
    // Nobody listens yet.
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
