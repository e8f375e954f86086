import type { Bench, Benchmark } from "../benchmark.ts";
import { closedLoop, type LoopOutcome } from "../closed-loop.ts";
import { bodyOf } from "../feed/http-feed.ts";
import { wardReadings } from "../feed/ward-readings.ts";
import { figure, milliseconds, ratio } from "../figures.ts";
import { type FilledServer, type IngestRivals, startIngestRivals } from "../ingest-rivals.ts";
import type { Table } from "../markdown-table.ts";
import { alternate } from "../rounds.ts";
import { median, spreadOf } from "../statistics.ts";

interface Setting {
  readonly size: number;
  readonly batches: number;
  readonly underWay: number;
  readonly withIds: boolean;
}

const SETTINGS: readonly Setting[] = [
  { size: 100, batches: 300, underWay: 8, withIds: false },
  { size: 1_000, batches: 40, underWay: 4, withIds: false },
  { size: 1_000, batches: 40, underWay: 4, withIds: true },
  { size: 10_000, batches: 5, underWay: 2, withIds: false },
];

export const batches: Benchmark = {
  name: "batches",
  question: "How fast do batches over HTTP become durable, beside bare commits of the same rows?",
  async run(bench) {
    const rivals = await startIngestRivals(bench);
    const tables: Table[] = [];
    let from = 0;
    for (const setting of SETTINGS) {
      const { table, sent } = await compare(bench, rivals, setting, from);
      tables.push(table);
      from += sent;
    }
    return tables;
  },
};

async function compare(bench: Bench, rivals: IngestRivals, setting: Setting, from: number) {
  const { size, underWay, withIds } = setting;
  const count = bench.quick ? Math.max(2, Math.floor(setting.batches / 10)) : setting.batches;
  const rounds = bench.quick ? 2 : 7;
  const perRound = size * count;
  const send = ({ feed }: FilledServer, round: number): Promise<LoopOutcome> => {
    const bodies = Array.from({ length: count }, (_, batch) =>
      bodyOf(wardReadings(from + round * perRound + batch * size, size, rivals.start, withIds)),
    );
    return closedLoop(count, underWay, (index) => feed.submit(bodies[index] ?? Buffer.of(), size));
  };
  const outcomes = await alternate(
    [
      { name: "Ventwall", run: (round) => send(rivals.whole, round) },
      { name: "Ventwall, the log left out", run: (round) => send(rivals.withoutLog, round) },
      { name: "bare commits of the same rows", run: () => rivals.bare.call("commitInGroups", size) },
    ],
    rounds,
    (round) => bench.say(`batches of ${size}${withIds ? " with ids" : ""}: round ${round} of ${rounds}`),
  );
  const rates = new Map(
    [...outcomes].map(([name, list]) => [
      name,
      median(list.map(({ elapsedMs }) => (perRound * 1_000) / elapsedMs)),
    ]),
  );
  const floor = rates.get("bare commits of the same rows") ?? null;
  const table: Table = {
    title: `Batches of ${figure(size)} readings over HTTP${withIds ? ", each with its sender's id" : ""}`,
    columns: ["", "readings/s", "to bare commits", "p50 a batch", "p99"],
    rows: [...outcomes].map(([name, list]) => {
      const spread = spreadOf(list.flatMap(({ latencies }) => latencies));
      const rate = rates.get(name) ?? null;
      return [
        name,
        figure(rate),
        ratio(rate, floor),
        milliseconds(spread?.p50 ?? null),
        milliseconds(spread?.p99 ?? null),
      ];
    }),
    note: `${underWay} batches under way; ${count} batches a round, medians of ${rounds} rounds.`,
  };
  return { table, sent: perRound * (rounds + 1) };
}
