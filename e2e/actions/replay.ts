import { type Ended, Program } from "../fixtures/program.ts";
import { FEED_TOKEN, type RunningServer } from "../fixtures/running-server.ts";

interface ReplayOptions {
  readonly directory: string;
  readonly speed?: string;
  readonly sentFile?: string;
}

/** Starts `npm run replay` against a server. */
export function startReplay(
  server: RunningServer,
  { directory, speed = "max", sentFile }: ReplayOptions,
): Program {
  const args = ["server/replay/main.ts", "--dir", directory, "--url", server.url, "--speed", speed];
  return new Program([...args, ...(sentFile === undefined ? [] : ["--sent-file", sentFile])], { FEED_TOKEN });
}

/** Runs `npm run replay` to its end, which must be a good one. */
export async function replay(server: RunningServer, options: ReplayOptions): Promise<Ended> {
  const ended = await startReplay(server, options).ended;
  if (ended.code !== 0) throw new Error(`The replay failed:\n${ended.output}`);
  return ended;
}
