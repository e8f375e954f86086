import { HOUR } from "#lib/units/instant.ts";
import type { Benchmark } from "../benchmark.ts";
import { figure, milliseconds } from "../figures.ts";
import { startFilledServer } from "../ingest-rivals.ts";
import { DAYS, GROW_LOG } from "../processes/process-modules.ts";
import { alternate } from "../rounds.ts";
import { median } from "../statistics.ts";

export const days: Benchmark = {
  name: "days",
  question: "How long do the days of 1,000 subjects take, computed and over HTTP?",
  async run(bench) {
    const subjects = bench.quick ? 50 : 1_000;
    const rounds = bench.quick ? 2 : 5;
    const folder = bench.folder("log");
    const grower = await bench.start(GROW_LOG);
    // Eight days of an hourly chart: four values an hour, plateaus and blood gases between.
    const departed = { subjects, readingsEach: 8 * (24 * 4 + 4 + 2), stepMs: HOUR };
    const onWard = { subjects: 0, readingsEach: 0, stepMs: HOUR };
    await grower.call("grow", folder, { departed, onWard, end: Date.now() - HOUR });
    const child = await bench.start(DAYS, [folder]);
    const size = await child.call("size");
    const computed = await alternate<{ readonly ms: number }>(
      [
        { name: "every subject's days", run: () => child.call("projectAll") },
        { name: "floor: each reading once into a sum of its day", run: () => child.call("bareLoop") },
        { name: "floor: the days as JSON", run: () => child.call("writeJson") },
      ],
      rounds,
      (round) => bench.say(`days: round ${round} of ${rounds}`),
    );
    await child.stop();
    const looks: { first: number; second: number }[] = [];
    for (let round = 0; round < rounds; round++) {
      bench.say(`the review's first and second look: round ${round + 1} of ${rounds}`);
      const { child: server, feed } = await startFilledServer(bench, ["sqlite", folder]);
      looks.push({
        first: await timed(() => feed.get("/api/v1/review")),
        second: await timed(() => feed.get("/api/v1/review")),
      });
      await server.stop();
    }
    const rows = [...computed].map(([name, list]) => [name, milliseconds(median(list.map(({ ms }) => ms)))]);
    rows.push(
      [
        "`GET /api/v1/review` of a server just started",
        milliseconds(median(looks.map(({ first }) => first))),
      ],
      ["the same again", milliseconds(median(looks.map(({ second }) => second)))],
    );
    return [
      {
        title: `Days of ${figure(size.subjects)} subjects, ${figure(size.readings)} readings`,
        columns: ["", "time"],
        rows,
        note: `All of them departed, so that the first look reads every one of them from the log; medians of ${rounds} rounds.`,
      },
    ];
  },
};

async function timed(run: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await run();
  return performance.now() - started;
}
