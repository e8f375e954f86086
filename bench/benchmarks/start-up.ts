import { join } from "node:path";
import { HOUR, MINUTE } from "#lib/units/instant.ts";
import { LOG_FILE } from "#server/log/schema.ts";
import type { Bench, Benchmark } from "../benchmark.ts";
import type { Child } from "../child.ts";
import { figure, megabytes, milliseconds } from "../figures.ts";
import { GROW_LOG, READ_ROWS, VENTWALL } from "../processes/process-modules.ts";
import type { ReadRowsCalls } from "../processes/read-rows.ts";
import { alternate, type Contestant } from "../rounds.ts";
import { median } from "../statistics.ts";
import { startProgram } from "../whole-program.ts";

interface Start {
  readonly ms: number;
  readonly rss: number | null;
}

export const startUp: Benchmark = {
  name: "start-up",
  question: "How soon is a server ready on a log of a million readings?",
  async run(bench) {
    const rounds = bench.quick ? 1 : 5;
    const folder = bench.folder("log");
    const grower = await bench.start(GROW_LOG);
    const share = bench.quick ? 0.02 : 1;
    bench.say("writing the log …");
    const head = await grower.call("grow", folder, {
      // Two weeks of a full ward at a minute's pace, and 130 who have left.
      onWard: { subjects: 24, readingsEach: Math.floor(20_000 * share), stepMs: MINUTE },
      departed: { subjects: 130, readingsEach: Math.floor(4_000 * share), stepMs: HOUR },
      end: Date.now() - MINUTE,
    });
    await grower.stop();
    const outcomes = await alternate(contestants(bench, folder), rounds, (round) =>
      bench.say(`start-up: round ${round} of ${rounds}`),
    );
    return [
      {
        title: `Start-up on a log of ${figure(head)} events`,
        columns: ["", "time", "RSS"],
        rows: [...outcomes].map(([name, list]) => [
          name,
          milliseconds(median(list.map(({ ms }) => ms))),
          megabytes(list.some(({ rss }) => rss === null) ? null : median(list.map(({ rss }) => rss ?? 0))),
        ]),
        note: `24 subjects on the ward with ${figure(20_000 * share)} readings each, 130 departed with ${figure(4_000 * share)} each; medians of ${rounds} rounds. After a kill nothing was folded beforehand; after a clean stop each subject on the ward has a snapshot.`,
      },
    ];
  },
};

/** In this order: the first one's stop leaves the snapshots that the second one finds. */
function contestants(bench: Bench, folder: string): readonly Contestant<Start>[] {
  return [
    { name: "open and fold, after a kill", run: () => openAfterKill(bench, folder) },
    { name: "open and fold, after a clean stop", run: () => openLog(bench, folder) },
    { name: "the whole program to healthy, pages built", run: () => startWhole(folder) },
    { name: "floor: SELECT of the ward's rows", run: () => select(bench, folder, "ofThoseOnTheWard") },
    { name: "floor: SELECT of all rows", run: () => select(bench, folder, "all") },
  ];
}

/** Opened as a server does; how it then stops decides what the next one finds. */
async function openLog(bench: Bench, folder: string): Promise<Start> {
  const child = await bench.start(VENTWALL, ["sqlite", folder]);
  const { ms } = await child.call("opened");
  const { rss } = await child.call("memory");
  await child.stop();
  return { ms, rss };
}

async function openAfterKill(bench: Bench, folder: string): Promise<Start> {
  await withReader(bench, (reader) => reader.call("forgetSnapshots", join(folder, LOG_FILE)));
  return openLog(bench, folder);
}

async function startWhole(folder: string): Promise<Start> {
  const program = await startProgram(folder);
  await program.stop();
  return { ms: program.healthyAfterMs, rss: null };
}

async function select(bench: Bench, folder: string, which: "all" | "ofThoseOnTheWard"): Promise<Start> {
  const { ms } = await withReader(bench, (reader) => reader.call(which, join(folder, LOG_FILE)));
  return { ms, rss: null };
}

async function withReader<T>(bench: Bench, use: (reader: Child<ReadRowsCalls>) => Promise<T>): Promise<T> {
  const reader = await bench.start(READ_ROWS);
  const result = await use(reader);
  await reader.stop();
  return result;
}
