import type { Page } from "@playwright/test";
import { MINUTE } from "#lib/units/instant.ts";
import type { Benchmark } from "../benchmark.ts";
import { FEED_TOKEN } from "../feed/http-feed.ts";
import { BEDS } from "../feed/ward-readings.ts";
import { milliseconds } from "../figures.ts";
import { measurePaint, type PaintTask } from "../paint.ts";
import { BARE_PAGE } from "../processes/process-modules.ts";
import { alternate } from "../rounds.ts";
import { spreadOf } from "../statistics.ts";
import { launch, openPage, openWall, TO_SETTLE } from "../wall-page.ts";

const WALL = "Ventwall's wall of 24 beds";
const BARE = "bare Socket.IO page of one number";

export const painted: Benchmark = {
  name: "painted",
  question: "How long from a reading's sending to its figure on the screen, beside a bare page?",
  async run(bench) {
    const samples = bench.quick ? 24 : 120;
    const rounds = bench.quick ? 1 : 5;
    const browser = await launch(bench);
    const { page: wall } = await openWall(bench, browser);
    const bare = await bench.start(BARE_PAGE);
    const barePage = await openPage(browser, `http://127.0.0.1:${await bare.call("port")}/`);
    const measure = async (page: Page, task: PaintTask) => {
      // One page in front at a time, as on a display; the other one's process rests.
      await page.bringToFront();
      return (await measurePaint(page, task)).slice(TO_SETTLE);
    };
    const outcomes = await alternate(
      [
        { name: WALL, run: (round) => measure(wall, wallTask(samples, round)) },
        { name: BARE, run: (round) => measure(barePage, bareTask(samples, round)) },
      ],
      rounds,
      (round) => bench.say(`sent to painted: round ${round} of ${rounds}`),
    );
    const spreads = [...outcomes].map(([name, list]) => ({ name, spread: spreadOf(list.flat()) }));
    const floor = spreads.at(-1)?.spread ?? null;
    return [
      {
        title: "Sent to painted, in headless Chromium",
        columns: ["", "p50", "p99", "longest", "p99 over the bare page's"],
        rows: spreads.map(({ name, spread }) => [
          name,
          milliseconds(spread?.p50 ?? null),
          milliseconds(spread?.p99 ?? null),
          milliseconds(spread?.max ?? null),
          spread === null || floor === null ? "—" : milliseconds(spread.p99 - floor.p99),
        ]),
        note: `From just before the page itself sends the reading over HTTP to the first task after the frame with its figure, by the page's clock; a frame comes every 16.7 ms. ${samples} readings a round, ${rounds} rounds, each turn's first ${TO_SETTLE} left out: the page has just come to the front.`,
      },
    ];
  },
};

let lastInstant = 0;

function wallTask(samples: number, round: number): PaintTask {
  const now = Date.now() - MINUTE;
  lastInstant = Math.max(now, lastInstant);
  return {
    path: "/api/v1/readings",
    token: FEED_TOKEN,
    changes: Array.from({ length: TO_SETTLE + samples }, (_, sample) => {
      const bed = String((sample % BEDS) + 1);
      const value = peepOf(sample, round);
      const observed_at = new Date(++lastInstant).toISOString();
      const reading = { bed, parameter: "peep", value, unit: "cm[H2O]", observed_at };
      return {
        selector: `[data-bed="${bed}"] [data-quantity="peep"]`,
        text: value.toFixed(1),
        body: JSON.stringify({ readings: [{ ...reading, source: `ventilator ${bed}` }] }),
        pauseMs: pauseOf(sample),
      };
    }),
  };
}

function bareTask(samples: number, round: number): PaintTask {
  return {
    path: "/readings",
    token: "none",
    changes: Array.from({ length: TO_SETTLE + samples }, (_, sample) => {
      const value = peepOf(sample, round);
      return {
        selector: "#value",
        text: value.toFixed(1),
        body: JSON.stringify({ readings: [{ value }] }),
        pauseMs: pauseOf(sample),
      };
    }),
  };
}

/** Another value than the bed's last one, which is of 24 samples or of a round before. */
function peepOf(sample: number, round: number): number {
  return (50 + ((round * 7 + sample) % 97)) / 10;
}

function pauseOf(sample: number): number {
  return 40 + ((sample * 37) % 61);
}
