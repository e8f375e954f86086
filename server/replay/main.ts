import { FeedRefused, ServerUnreachable } from "../feed-client/feed-failure.ts";
import { UnusableFile } from "./csv-file.ts";
import { parseReplayOptions } from "./options.ts";
import { replay } from "./replay.ts";

const interrupted = new AbortController();
process.once("SIGINT", () => interrupted.abort());
process.once("SIGTERM", () => interrupted.abort());

try {
  await replay(parseReplayOptions(process.argv.slice(2), process.env), process.stdout, interrupted.signal);
} catch (error) {
  process.exitCode = 1;
  if (interrupted.signal.aborted) process.stderr.write("interrupted; run it again to go on\n");
  else if (
    error instanceof FeedRefused ||
    error instanceof ServerUnreachable ||
    error instanceof UnusableFile
  ) {
    process.stderr.write(`${error.message}\n`);
  } else throw error;
}
