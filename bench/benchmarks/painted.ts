import { MINUTE } from "#lib/units/instant.ts";
import type { Benchmark } from "../benchmark.ts";
import { comparePainted, pauseOf, peepOf } from "../compare-painted.ts";
import { FEED_TOKEN } from "../feed/http-feed.ts";
import { BEDS } from "../feed/ward-readings.ts";
import type { PaintTask } from "../paint.ts";
import { launch, openWall } from "../wall-page.ts";

export const painted: Benchmark = {
  name: "painted",
  question: "How long from a reading's sending to its figure on the screen, beside a bare page?",
  async run(bench) {
    const browser = await launch(bench);
    const { page } = await openWall(bench, browser);
    const wall = { name: `Ventwall's wall of ${BEDS} beds`, page, task: wallTask };
    const table = await comparePainted(bench, browser, wall, {
      title: "Sent to painted, in headless Chromium",
      note: "From just before the page itself sends the reading over HTTP to the first task after the frame with its figure.",
    });
    return [table];
  },
};

let lastInstant = 0;

function wallTask(changes: number, round: number): PaintTask {
  lastInstant = Math.max(Date.now() - MINUTE, lastInstant);
  return {
    path: "/api/v1/readings",
    token: FEED_TOKEN,
    changes: Array.from({ length: changes }, (_, change) => {
      const bed = String((change % BEDS) + 1);
      const value = peepOf(change, round);
      const observed_at = new Date(++lastInstant).toISOString();
      const reading = { bed, parameter: "peep", value, unit: "cm[H2O]", observed_at };
      return {
        selector: `[data-bed="${bed}"] [data-quantity="peep"]`,
        text: value.toFixed(1),
        body: JSON.stringify({ readings: [{ ...reading, source: `ventilator ${bed}` }] }),
        pauseMs: pauseOf(change),
      };
    }),
  };
}
