import { setTimeout as sleep } from "node:timers/promises";
import type { Socket } from "socket.io-client";
import type { Bench, Benchmark } from "../benchmark.ts";
import type { Child } from "../child.ts";
import { fillWard } from "../feed/fill-ward.ts";
import { connectSocket, submitBySocket } from "../feed/socket-feed.ts";
import { subjectInBed, wardReadings } from "../feed/ward-readings.ts";
import { figure, milliseconds, ratio } from "../figures.ts";
import { startFilledServer } from "../ingest-rivals.ts";
import type { Table } from "../markdown-table.ts";
import type { DisplaysCalls } from "../processes/displays.ts";
import { BARE_SOCKET, DISPLAYS } from "../processes/process-modules.ts";
import { alternate } from "../rounds.ts";
import { median, spreadOf } from "../statistics.ts";

interface Sender {
  readonly feed: Socket;
  readonly port: number;
  readonly displays: Child<DisplaysCalls>;
  cpuMs(): Promise<number>;
}

interface FanOut {
  readonly latencies: readonly number[];
  readonly cpuMsPerDisplay: number;
}

export const fanOut: Benchmark = {
  name: "fan-out",
  question: "How long until one changed bed has reached every display?",
  async run(bench) {
    const ventwall = await startFilledServer(bench, ["sqlite", bench.folder("log")]);
    await fillWard(ventwall.feed);
    const bare = await bench.start(BARE_SOCKET);
    const senders = {
      Ventwall: await senderOf(bench, ventwall.port, () => ventwall.child.call("cpuMs")),
      "bare Socket.IO, the same message": await senderOf(bench, await bare.call("port"), () =>
        bare.call("cpuMs"),
      ),
    };
    const history = wardReadings(0, bench.quick ? 2_400 : 24_000, Date.now() - 36 * 3_600_000);
    for (let at = 0; at < history.length; at += 2_400) {
      await submitBySocket(senders.Ventwall.feed, history.slice(at, at + 2_400));
    }
    const message = await captureMessage(bench, ventwall.port, senders.Ventwall.feed);
    await bare.call("carry", message);
    const bytes = JSON.stringify(message).length;
    const tables: Table[] = [];
    for (const count of bench.quick ? [20, 50] : [100, 500, 1_000]) {
      tables.push(await compare(bench, senders, count, bytes));
    }
    return tables;
  },
};

async function senderOf(bench: Bench, port: number, cpuMs: Sender["cpuMs"]): Promise<Sender> {
  const feed = await connectSocket(port, "/feed");
  bench.after(() => void feed.disconnect());
  return { feed, port, cpuMs, displays: await bench.start(DISPLAYS) };
}

/** A true message of the hub, for the floor to carry the same load. */
async function captureMessage(bench: Bench, port: number, feed: Socket): Promise<unknown> {
  const display = await connectSocket(port, "/live");
  bench.after(() => void display.disconnect());
  await display.emitWithAck("wall:watch", { protocol_version: 1 });
  const message = new Promise((resolve) => display.once("wall:changed", resolve));
  await submitPeep(feed, 9);
  const captured = await message;
  display.disconnect();
  return captured;
}

async function compare(
  bench: Bench,
  senders: Record<string, Sender>,
  count: number,
  bytes: number,
): Promise<Table> {
  const samples = bench.quick ? 10 : 40;
  const rounds = bench.quick ? 1 : 4;
  for (const { displays, port } of Object.values(senders)) await displays.call("connect", port, count);
  const outcomes = await alternate(
    Object.entries(senders).map(([name, sender]) => ({ name, run: () => send(sender, samples, count) })),
    rounds,
    (round) => bench.say(`one bed to ${count} displays: round ${round} of ${rounds}`),
  );
  const p50s = new Map(
    [...outcomes].map(([name, list]) => [name, spreadOf(list.flatMap(({ latencies }) => latencies))]),
  );
  const floor = [...p50s.values()].at(-1) ?? null;
  return {
    title: `One changed bed to ${figure(count)} displays`,
    columns: ["", "last display p50", "p99", "to the floor", "server CPU a display"],
    rows: [...outcomes].map(([name, list]) => {
      const spread = p50s.get(name) ?? null;
      const cpu = median(list.map(({ cpuMsPerDisplay }) => cpuMsPerDisplay));
      return [
        name,
        milliseconds(spread?.p50 ?? null),
        milliseconds(spread?.p99 ?? null),
        ratio(spread?.p50 ?? null, floor?.p50 ?? null),
        cpu === null ? "—" : `${figure(cpu * 1_000)} µs`,
      ];
    }),
    note: `From just before a reading is submitted to the moment at which the last display has the message (${figure(bytes)} bytes), all displays of a sender in one other process, which needs its time to read them; ${samples} changes a round, ${rounds} rounds.`,
  };
}

async function send({ feed, displays, cpuMs }: Sender, samples: number, count: number): Promise<FanOut> {
  const latencies: number[] = [];
  const before = await cpuMs();
  for (let sample = 0; sample < samples; sample++) {
    await displays.call("expectOne");
    const sentAt = Number(process.hrtime.bigint() / 1_000n);
    await submitPeep(feed, 5 + (sample % 100) / 10);
    latencies.push(((await displays.call("lastReceipt")) - sentAt) / 1_000);
    // The hub has its pause, and the displays' process its collection of garbage, outside the measured time.
    await sleep(30);
  }
  const after = await cpuMs();
  return { latencies, cpuMsPerDisplay: (after - before) / samples / count };
}

let lastInstant = 0;

/** A PEEP of now in bed 1; never two at one instant, which would be a conflict. */
async function submitPeep(feed: Socket, value: number): Promise<void> {
  lastInstant = Math.max(Date.now(), lastInstant + 1);
  await submitBySocket(feed, [
    {
      subject: subjectInBed(1),
      parameter: "peep",
      value,
      unit: "cm[H2O]",
      observed_at: new Date(lastInstant).toISOString(),
    },
  ]);
}
