import type { Socket } from "socket.io-client";
import type { Bench, Benchmark } from "../benchmark.ts";
import { closedLoop, type LoopOutcome } from "../closed-loop.ts";
import { bodyOf } from "../feed/http-feed.ts";
import { connectSocket, submitBySocket } from "../feed/socket-feed.ts";
import { wardReading } from "../feed/ward-readings.ts";
import { figure, milliseconds, ratio } from "../figures.ts";
import { type FilledServer, type IngestRivals, startIngestRivals } from "../ingest-rivals.ts";
import type { Table } from "../markdown-table.ts";
import { alternate, type Contestant } from "../rounds.ts";
import { median, spreadOf } from "../statistics.ts";

const BARE = "bare commits, one row each";

export const singleReadings: Benchmark = {
  name: "singles",
  question: "How long does one reading take to become durable, and how many a second can be sent singly?",
  async run(bench) {
    const rivals = await startIngestRivals(bench);
    const sockets = {
      whole: await connectSocket(rivals.whole.port, "/feed"),
      withoutLog: await connectSocket(rivals.withoutLog.port, "/feed"),
    };
    bench.after(() => {
      for (const socket of Object.values(sockets)) socket.disconnect();
    });
    const one = await compare(bench, rivals, sockets, 1, 0);
    const many = await compare(bench, rivals, sockets, 32, one.sent);
    return [one.table, many.table];
  },
};

async function compare(
  bench: Bench,
  rivals: IngestRivals,
  sockets: { readonly whole: Socket; readonly withoutLog: Socket },
  underWay: number,
  from: number,
) {
  const count = bench.quick ? 200 : 2_000;
  const rounds = bench.quick ? 2 : 7;
  // Each server is sent two different lots a round: one over HTTP, one over the socket.
  const lot = (round: number, way: 0 | 1) => from + (round * 2 + way) * count;
  const byHttp = ({ feed }: FilledServer, round: number): Promise<LoopOutcome> => {
    const bodies = readings(lot(round, 0)).map((reading) => bodyOf([reading]));
    return closedLoop(count, underWay, (index) => feed.submit(bodies[index] ?? Buffer.of(), 1));
  };
  const bySocket = (socket: Socket, round: number): Promise<LoopOutcome> => {
    const sent = readings(lot(round, 1));
    return closedLoop(count, underWay, (index) => submitBySocket(socket, sent.slice(index, index + 1)));
  };
  const readings = (first: number) =>
    Array.from({ length: count }, (_, index) => wardReading(first + index, rivals.start));
  const contestants: Contestant<LoopOutcome>[] = [
    { name: "Ventwall, HTTP", run: (round) => byHttp(rivals.whole, round) },
    { name: "Ventwall, HTTP, the log left out", run: (round) => byHttp(rivals.withoutLog, round) },
    { name: "Ventwall, socket", run: (round) => bySocket(sockets.whole, round) },
    { name: "Ventwall, socket, the log left out", run: (round) => bySocket(sockets.withoutLog, round) },
    { name: BARE, run: () => rivals.bare.call("commitInGroups", 1) },
  ];
  const outcomes = await alternate(contestants, rounds, (round) =>
    bench.say(`single readings, ${underWay} under way: round ${round} of ${rounds}`),
  );
  const rateOf = (list: readonly LoopOutcome[]) =>
    median(list.map(({ elapsedMs, latencies }) => (latencies.length * 1_000) / elapsedMs));
  const floor = rateOf(outcomes.get(BARE) ?? []);
  const table: Table = {
    title: `Single readings, ${underWay === 1 ? "one after the other" : `${underWay} under way`}`,
    columns: ["", "readings/s", "to bare commits", "p50", "p99"],
    rows: [...outcomes].map(([name, list]) => {
      const rate = rateOf(list);
      const spread = spreadOf(list.flatMap(({ latencies }) => latencies));
      return [
        name,
        figure(rate),
        ratio(rate, floor),
        milliseconds(spread?.p50 ?? null),
        milliseconds(spread?.p99 ?? null),
      ];
    }),
    note: `From just before the sending to the answer; ${figure(count)} readings a round, medians of ${rounds} rounds.`,
  };
  return { table, sent: count * 2 * (rounds + 1) };
}
