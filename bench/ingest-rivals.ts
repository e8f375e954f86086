import { HOUR } from "#lib/units/instant.ts";
import type { Bench } from "./benchmark.ts";
import type { Child } from "./child.ts";
import { fillWard } from "./feed/fill-ward.ts";
import { HttpFeed } from "./feed/http-feed.ts";
import type { BareCommitsCalls } from "./processes/bare-commits.ts";
import { BARE_COMMITS, VENTWALL } from "./processes/process-modules.ts";
import type { VentwallCalls } from "./processes/ventwall.ts";

/** A running server with a full ward, and a way in. */
export interface FilledServer {
  readonly child: Child<VentwallCalls>;
  readonly port: number;
  readonly feed: HttpFeed;
}

/** Everyone that a reading's way into the log is compared with. */
export interface IngestRivals {
  readonly whole: FilledServer;
  readonly withoutLog: FilledServer;
  /** Commits what `whole` wrote. */
  readonly bare: Child<BareCommitsCalls>;
  /** When the first reading was observed, epoch ms: long enough ago for all of them to lie in the past. */
  readonly start: number;
}

const CONNECTIONS = 64;

export async function startFilledServer(bench: Bench, args: readonly string[]): Promise<FilledServer> {
  const child = await bench.start(VENTWALL, args);
  const port = await child.call("port");
  const feed = new HttpFeed(port, CONNECTIONS);
  bench.after(() => feed.close());
  return { child, port, feed };
}

export async function startIngestRivals(bench: Bench): Promise<IngestRivals> {
  const whole = await startFilledServer(bench, ["sqlite", bench.folder("whole")]);
  const withoutLog = await startFilledServer(bench, ["memory"]);
  const bare = await bench.start(BARE_COMMITS, [await whole.child.call("file"), bench.folder("bare")]);
  for (const { feed } of [whole, withoutLog]) await fillWard(feed);
  await bare.call("skipTo", await whole.child.call("head"));
  return { whole, withoutLog, bare, start: Math.floor(Date.now() / HOUR) * HOUR - 20 * 24 * HOUR };
}
