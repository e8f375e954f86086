import { request } from "node:http";
import { HOUR } from "#lib/units/instant.ts";
import type { Benchmark } from "../benchmark.ts";
import { fillWard } from "../feed/fill-ward.ts";
import { bodyOf, type HttpFeed, READ_TOKEN } from "../feed/http-feed.ts";
import { wardReading } from "../feed/ward-readings.ts";
import { figure, megabytes, milliseconds, ratio } from "../figures.ts";
import { startFilledServer } from "../ingest-rivals.ts";
import { GROW_LOG, READ_ROWS } from "../processes/process-modules.ts";
import { spreadOf } from "../statistics.ts";

/** Eight days of an hourly chart: four values an hour, plateaus and blood gases between. */
const READINGS_EACH = 8 * (24 * 4 + 4 + 2);
const LOOK_EVERY_MS = 100;
/** A ward of 24 beds with a value a second has one every 40 ms. */
const PACE_MS = 40;
const QUIET_MS = 10_000;
const FILES = ["ventwall.zip", "readings_long.csv", "daily_long.csv", "odm.xml", "audit.csv"] as const;

interface Taken {
  readonly ms: number;
  readonly bytes: number;
  /** The most that the server held while it was taken. */
  readonly peakRss: number;
}

export const exportsOfStudy: Benchmark = {
  name: "exports",
  question: "How long does a study of 1,000 subjects × 8 days take to export, and does memory grow with it?",
  async run(bench) {
    const sizes = bench.quick ? [20, 60] : [100, 1_000];
    const rows: string[][] = [];
    const meanwhile: string[][] = [];
    for (const subjects of sizes) {
      const folder = bench.folder(`log-${subjects}`);
      const grower = await bench.start(GROW_LOG);
      const departed = { subjects, readingsEach: READINGS_EACH, stepMs: HOUR };
      const onWard = { subjects: 0, readingsEach: 0, stepMs: HOUR };
      await grower.call("grow", folder, { departed, onWard, end: Date.now() - HOUR });
      await grower.stop();
      const { child, port, feed } = await startFilledServer(bench, ["sqlite", folder]);
      const reader = await bench.start(READ_ROWS);
      const floor = await reader.call("all", await child.call("file"));
      await reader.stop();
      const { rss } = await child.call("memory");
      const name = `${figure(subjects)} subjects`;
      rows.push([
        `${name}: floor: SELECT of all ${figure(floor.rows)} rows`,
        milliseconds(floor.ms),
        "",
        "",
        "",
      ]);
      rows.push([`${name}: before any export`, "", "", "", megabytes(rss)]);
      for (const file of FILES) {
        bench.say(`${name}: ${file} …`);
        const { ms, bytes, peakRss } = await take(port, file, () => child.call("rss"));
        rows.push([
          `${name}: \`${file}\``,
          milliseconds(ms),
          ratio(ms, floor.ms),
          megabytes(bytes),
          megabytes(peakRss),
        ]);
      }
      bench.say(`${name}: readings come in meanwhile …`);
      await fillWard(feed);
      const quiet = await readingsUntil(feed, 0, new Promise((resolve) => setTimeout(resolve, QUIET_MS)));
      const during = await readingsUntil(feed, quiet.length, download(port, "ventwall.zip"));
      meanwhile.push(rowOf(`${name}: nothing is exported`, quiet));
      meanwhile.push(rowOf(`${name}: while \`ventwall.zip\` is made`, during));
      await child.stop();
    }
    return [
      {
        title: "Readings while a study is exported",
        columns: ["", "readings", "p50", "p99", "longest"],
        rows: meanwhile,
        note: `One reading every ${PACE_MS} ms by HTTP, from just before the sending to the answer that it is durable; the archive is made anew.`,
      },
      {
        title: "Exports of a study",
        columns: ["", "time", "× floor", "size", "peak RSS of the server"],
        rows,
        note: "Nobody is on the ward, so that every subject is read from the log: once for a file, and once for the whole archive. Peak RSS by a look every 100 ms; it keeps what it once had.",
      },
    ];
  },
};

/** Sends readings at a pace until something has happened; how long each took, ms. */
async function readingsUntil(feed: HttpFeed, from: number, happens: Promise<unknown>): Promise<number[]> {
  let isOver = false;
  const over = happens.finally(() => (isOver = true));
  const start = Math.floor(Date.now() / HOUR) * HOUR - 20 * 24 * HOUR;
  const took: number[] = [];
  while (!isOver) {
    const body = bodyOf([wardReading(from + took.length, start)]);
    const before = performance.now();
    await feed.submit(body, 1);
    const ms = performance.now() - before;
    took.push(ms);
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, PACE_MS - ms)));
  }
  await over;
  return took;
}

function rowOf(what: string, took: readonly number[]): string[] {
  const spread = spreadOf(took);
  const figures = [spread?.p50, spread?.p99, spread?.max].map((ms) => milliseconds(ms ?? null));
  return [what, figure(took.length), ...figures];
}

/** Takes a file as a browser does, holding on to none of it. */
async function take(port: number, file: string, look: () => Promise<number>): Promise<Taken> {
  let peakRss = 0;
  const timer = setInterval(
    () => void look().then((rss) => (peakRss = Math.max(peakRss, rss))),
    LOOK_EVERY_MS,
  );
  const started = performance.now();
  try {
    const bytes = await download(port, file);
    const ms = performance.now() - started;
    peakRss = Math.max(peakRss, await look());
    return { ms, bytes, peakRss };
  } finally {
    clearInterval(timer);
  }
}

function download(port: number, file: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${READ_TOKEN}` };
    const sent = request(
      { host: "127.0.0.1", port, path: `/api/v1/exports/${file}`, headers },
      (response) => {
        let bytes = 0;
        response.on("data", (chunk: Buffer) => (bytes += chunk.length));
        response.once("error", reject);
        response.once("end", () =>
          response.statusCode === 200 ? resolve(bytes) : reject(new Error(`${file}: ${response.statusCode}`)),
        );
      },
    );
    sent.once("error", reject);
    sent.end();
  });
}
