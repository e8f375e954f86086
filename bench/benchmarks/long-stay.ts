import { setTimeout as sleep } from "node:timers/promises";
import type { Socket } from "socket.io-client";
import { MINUTE } from "#lib/units/instant.ts";
import type { Bench, Benchmark } from "../benchmark.ts";
import { connectSocket, submitBySocket } from "../feed/socket-feed.ts";
import { figure, milliseconds, ratio } from "../figures.ts";
import { startFilledServer } from "../ingest-rivals.ts";
import { GROW_LOG } from "../processes/process-modules.ts";
import { alternate } from "../rounds.ts";
import { median, spreadOf } from "../statistics.ts";

interface Stay {
  readonly name: string;
  readonly feed: Socket;
  readonly display: Socket;
  cpuMs(): Promise<number>;
}

interface Shown {
  readonly latencies: readonly number[];
  readonly cpuMs: number;
}

export const longStay: Benchmark = {
  name: "long-stay",
  question: "Does a reading stay as cheap to show when its subject has weeks of them?",
  async run(bench) {
    const samples = bench.quick ? 20 : 150;
    const rounds = bench.quick ? 1 : 5;
    const stays: Stay[] = [];
    for (const readingsEach of bench.quick ? [400, 2_000] : [400, 4_000, 40_000]) {
      stays.push(await startStay(bench, readingsEach));
    }
    const outcomes = await alternate(
      stays.map((stay) => ({ name: stay.name, run: (round: number) => show(stay, samples, round) })),
      rounds,
      (round) => bench.say(`long stay: round ${round} of ${rounds}`),
    );
    const floor = spreadOf([...outcomes.values()][0]?.flatMap(({ latencies }) => latencies) ?? []);
    return [
      {
        title: "One reading of a long stay, sent to shown",
        columns: ["", "p50", "p99", "to the shortest", "server CPU a reading"],
        rows: [...outcomes].map(([name, list]) => {
          const spread = spreadOf(list.flatMap(({ latencies }) => latencies));
          return [
            name,
            milliseconds(spread?.p50 ?? null),
            milliseconds(spread?.p99 ?? null),
            ratio(spread?.p50 ?? null, floor?.p50 ?? null),
            milliseconds(median(list.map(({ cpuMs }) => cpuMs / samples))),
          ];
        }),
        note: `24 subjects on the ward at a minute's pace; from a submission by socket to the message at a display; ${samples} readings a round, ${rounds} rounds.`,
      },
    ];
  },
};

async function startStay(bench: Bench, readingsEach: number): Promise<Stay> {
  const folder = bench.folder(String(readingsEach));
  bench.say(`writing stays of ${readingsEach} readings …`);
  const grower = await bench.start(GROW_LOG);
  await grower.call("grow", folder, {
    onWard: { subjects: 24, readingsEach, stepMs: MINUTE },
    departed: { subjects: 0, readingsEach: 0, stepMs: MINUTE },
    end: Date.now() - 10 * MINUTE,
  });
  await grower.stop();
  const { child, port } = await startFilledServer(bench, ["sqlite", folder]);
  const feed = await connectSocket(port, "/feed");
  const display = await connectSocket(port, "/live");
  bench.after(() => void [feed, display].map((socket) => socket.disconnect()));
  await display.emitWithAck("wall:watch", { protocol_version: 1 });
  return { name: `${figure(readingsEach)} readings a bed`, feed, display, cpuMs: () => child.call("cpuMs") };
}

let lastInstant = Date.now() - 5 * MINUTE;

async function show({ feed, display, cpuMs }: Stay, samples: number, round: number): Promise<Shown> {
  const latencies: number[] = [];
  const before = await cpuMs();
  for (let sample = 0; sample < samples; sample++) {
    lastInstant++;
    const reading = {
      subject: `HERE-${(sample % 24) + 1}`,
      parameter: "peep",
      value: 5 + ((round + sample) % 50) / 10,
      unit: "cm[H2O]",
      observed_at: new Date(lastInstant).toISOString(),
      source: `ventilator ${(sample % 24) + 1}`,
    };
    const shown = new Promise((resolve) => display.once("wall:changed", resolve));
    const sentAt = performance.now();
    await Promise.all([submitBySocket(feed, [reading]), shown]);
    latencies.push(performance.now() - sentAt);
    // The hub's pause between two messages is not what is asked here.
    await sleep(15);
  }
  return { latencies, cpuMs: (await cpuMs()) - before };
}
