import { MINUTE } from "#lib/units/instant.ts";
import type { Benchmark } from "./benchmark.ts";
import { comparePainted } from "./compare-painted.ts";
import { FEED_TOKEN } from "./feed/http-feed.ts";
import { BEDS } from "./feed/ward-readings.ts";
import type { PaintedChange } from "./paint.ts";
import { DISPLAYS } from "./processes/process-modules.ts";
import { launch, openWall } from "./wall-page.ts";

/** What is painted on the ward's wall, and what is asked of it. */
interface PaintedBenchmark extends Pick<Benchmark, "name" | "question"> {
  readonly title: string;
  readonly note: string;
  /** Displays of the ward, the measured wall among them. */
  readonly displays: number;
  /** What is changed in a bed; `observedAt` is an instant of its own for each call. */
  change(bed: string, change: number, round: number, observedAt: () => string): PaintedChange;
}

/** How long it takes from a reading's sending to what it changes on the whole program's wall, beside a bare page. */
export function paintedBenchmark({
  name,
  question,
  title,
  note,
  displays,
  change,
}: PaintedBenchmark): Benchmark {
  return {
    name,
    question,
    async run(bench) {
      const browser = await launch(bench);
      const { page, port } = await openWall(bench, browser);
      if (displays > 1) await (await bench.start(DISPLAYS)).call("connect", port, displays - 1);
      const observedAt = instants();
      const wall = {
        name: `Ventwall's wall of ${BEDS} beds${displays > 1 ? `, one of ${displays} displays` : ""}`,
        page,
        path: "/api/v1/readings",
        token: FEED_TOKEN,
        change: (place: number, round: number) =>
          change(String((place % BEDS) + 1), place, round, observedAt),
      };
      return [await comparePainted(bench, browser, wall, { title, note })];
    },
  };
}

/** The present less a minute, and never the same twice. */
function instants(): () => string {
  let last = 0;
  return () => {
    last = Math.max(Date.now() - MINUTE, last + 1);
    return new Date(last).toISOString();
  };
}
