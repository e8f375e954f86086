import { HOUR } from "#lib/units/instant.ts";
import type { Bench, Benchmark } from "../benchmark.ts";
import type { Child } from "../child.ts";
import { fillWard } from "../feed/fill-ward.ts";
import { bodyOf, type HttpFeed } from "../feed/http-feed.ts";
import { wardReading } from "../feed/ward-readings.ts";
import { figure, megabytes, milliseconds, ratio } from "../figures.ts";
import { startFilledServer } from "../ingest-rivals.ts";
import { GROW_LOG, READ_ROWS } from "../processes/process-modules.ts";
import type { VentwallCalls } from "../processes/ventwall.ts";
import { alternate } from "../rounds.ts";
import { median, spreadOf } from "../statistics.ts";
import { type Taken, takeExport } from "../take-export.ts";

/** Eight days of an hourly chart: four values an hour, plateaus and blood gases between. */
const READINGS_EACH = 8 * (24 * 4 + 4 + 2);
/** A ward of 24 beds with a value a second has one every 40 ms. */
const PACE_MS = 40;
const QUIET_MS = 5_000;
const ARCHIVE = "ventwall.zip";
const FILES = [ARCHIVE, "audit.csv"] as const;
const FLOOR = "floor: SELECT of all rows, written plain";

export const exportsOfStudy: Benchmark = {
  name: "exports",
  question: "How long does a study of 1,000 subjects × 8 days take to export, and does memory grow with it?",
  async run(bench) {
    const rows: string[][] = [];
    const meanwhile: string[][] = [];
    for (const subjects of bench.quick ? [20, 60] : [100, 1_000]) {
      const study = `${figure(subjects)} subjects`;
      bench.say(`${study}: writing the log, starting the server …`);
      const { child, port, feed } = await startFilledServer(bench, ["sqlite", await grow(bench, subjects)]);
      // What is made ready after a start is no part of an export.
      await feed.get("/api/v1/study");
      const before = await child.call("rss");
      rows.push([`${study}: before any export`, "", "", "", "", megabytes(before)]);
      rows.push(...(await timesOf(bench, study, child, port)));
      bench.say(`${study}: readings come in meanwhile …`);
      await fillWard(feed);
      for (const [what, happens] of [
        ["nothing is exported", () => new Promise((resolve) => setTimeout(resolve, QUIET_MS))],
        [`while \`${ARCHIVE}\` is made`, () => takeExport(child, port, ARCHIVE)],
      ] as const) {
        await child.call("loopDelays");
        const took = await readingsUntil(feed, meanwhile.length, happens());
        const delays = await child.call("loopDelays");
        const spread = spreadOf(took);
        const times = [spread?.p50, spread?.p99, spread?.max, delays.p99, delays.max];
        const cells = times.map((ms) => milliseconds(ms ?? null));
        meanwhile.push([`${study}: ${what}`, figure(took.length), ...cells]);
      }
      await child.stop();
    }
    return [
      {
        title: "Exports of a study",
        columns: ["", "time", "× floor", "sent", "a second", "peak RSS of the server"],
        rows,
        note: "Medians of three rounds after one that is thrown away. Nobody is on the ward, so that every subject is read from the log. Peak RSS by a look every 100 ms; it keeps what it once had.",
      },
      {
        title: "Readings while a study is exported",
        columns: ["", "readings", "p50", "p99", "longest", "event loop held up, p99", "longest"],
        rows: meanwhile,
        note: `One reading every ${PACE_MS} ms by HTTP, from just before the sending to the answer that it is durable; the archive is made anew.`,
      },
    ];
  },
};

/** A log of subjects who have all left. */
async function grow(bench: Bench, subjects: number): Promise<string> {
  const folder = bench.folder(`log-${subjects}`);
  const grower = await bench.start(GROW_LOG);
  const departed = { subjects, readingsEach: READINGS_EACH, stepMs: HOUR };
  const onWard = { subjects: 0, readingsEach: 0, stepMs: HOUR };
  await grower.call("grow", folder, { departed, onWard, end: Date.now() - HOUR });
  await grower.stop();
  return folder;
}

async function timesOf(
  bench: Bench,
  study: string,
  child: Child<VentwallCalls>,
  port: number,
): Promise<string[][]> {
  const reader = await bench.start(READ_ROWS);
  const log = await child.call("file");
  const plain = `${bench.folder("plain")}/rows.txt`;
  const floor = async (): Promise<Taken> => ({ ...(await reader.call("writeAll", log, plain)), peakRss: 0 });
  const measured = await alternate<Taken>(
    [
      { name: FLOOR, run: floor },
      ...FILES.map((file) => ({ name: `\`${file}\``, run: () => takeExport(child, port, file) })),
    ],
    bench.quick ? 1 : 3,
    (round) => bench.say(`${study}: round ${round} …`),
  );
  await reader.stop();
  const medianMs = (taken: readonly Taken[]): number | null => median(taken.map(({ ms }) => ms));
  const floorMs = medianMs(measured.get(FLOOR) ?? []);
  return [...measured].map(([name, taken]) => {
    const ms = medianMs(taken);
    const bytes = taken[0]?.bytes ?? null;
    const peak = Math.max(...taken.map(({ peakRss }) => peakRss));
    return [
      `${study}: ${name}`,
      milliseconds(ms),
      ratio(ms, floorMs),
      megabytes(bytes),
      megabytes(bytes === null || ms === null ? null : (bytes / ms) * 1_000),
      megabytes(peak === 0 ? null : peak),
    ];
  });
}

/** Sends readings at a pace until something has happened; how long each took, ms. */
async function readingsUntil(feed: HttpFeed, from: number, happens: Promise<unknown>): Promise<number[]> {
  let isOver = false;
  const over = happens.finally(() => (isOver = true));
  const start = Math.floor(Date.now() / HOUR) * HOUR - (20 - from) * 24 * HOUR;
  const took: number[] = [];
  while (!isOver) {
    const body = bodyOf([wardReading(took.length, start)]);
    const before = performance.now();
    await feed.submit(body, 1);
    const ms = performance.now() - before;
    took.push(ms);
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, PACE_MS - ms)));
  }
  await over;
  return took;
}
