import { HOUR, MINUTE } from "#lib/units/instant.ts";
import type { Bench, Benchmark } from "../benchmark.ts";
import { bodyOf } from "../feed/http-feed.ts";
import { figure, megabytes } from "../figures.ts";
import { startFilledServer } from "../ingest-rivals.ts";
import type { MemoryFigures } from "../process-figures.ts";
import { GROW_LOG } from "../processes/process-modules.ts";

const DEPARTED = 250;

export const memoryOfDeparted: Benchmark = {
  name: "memory",
  question: "Does memory grow with the readings of subjects who have left the ward?",
  async run(bench) {
    const rows: string[][] = [];
    for (const kept of bench.quick ? [10_000, 50_000] : [100_000, 1_000_000]) {
      bench.say(`memory with ${kept} readings of the departed …`);
      const moments = await measure(bench, kept);
      for (const [moment, { rss, heapUsed }] of Object.entries(moments)) {
        rows.push([`${figure(kept)} readings: ${moment}`, megabytes(heapUsed), megabytes(rss)]);
      }
    }
    return [
      {
        title: "Memory and the readings of the departed",
        columns: ["", "heap", "RSS"],
        rows,
        note: `${DEPARTED} departed subjects in both logs, and 24 on the ward with 1,000 readings each. Heap after collection of garbage; RSS keeps what it once had.`,
      },
    ];
  },
};

async function measure(bench: Bench, kept: number): Promise<Record<string, MemoryFigures>> {
  const folder = bench.folder(String(kept));
  const grower = await bench.start(GROW_LOG);
  await grower.call("grow", folder, {
    onWard: { subjects: 24, readingsEach: 1_000, stepMs: MINUTE },
    departed: { subjects: DEPARTED, readingsEach: Math.ceil(kept / DEPARTED), stepMs: HOUR },
    end: Date.now() - MINUTE,
  });
  await grower.stop();
  const { child, feed } = await startFilledServer(bench, ["sqlite", folder]);
  const started = await child.call("memory");
  await feed.get("/api/v1/review");
  const reviewed = await child.call("memory");
  const observed_at = new Date().toISOString();
  const reading = { subject: "HERE-1", parameter: "peep", value: 9, unit: "cm[H2O]", observed_at };
  await feed.submit(bodyOf([reading]), 1);
  const recorded = await child.call("memory");
  await child.stop();
  return {
    "after the start": started,
    "after a look at everyone's days": reviewed,
    "after the next reading": recorded,
  };
}
