import type { Page } from "@playwright/test";
import { MINUTE } from "#lib/units/instant.ts";
import type { Benchmark } from "../benchmark.ts";
import { FEED_TOKEN } from "../feed/http-feed.ts";
import { BEDS } from "../feed/ward-readings.ts";
import { milliseconds } from "../figures.ts";
import { measurePaint, type PaintTask } from "../paint.ts";
import { BARE_PAGE, DISPLAYS } from "../processes/process-modules.ts";
import { alternate } from "../rounds.ts";
import { spreadOf } from "../statistics.ts";
import { launch, openPage, openWall, TO_SETTLE } from "../wall-page.ts";

const DISPLAYS_IN_ALL = 50;
const WALL = `Ventwall's wall of ${BEDS} beds, one of ${DISPLAYS_IN_ALL} displays`;
const BARE = "bare Socket.IO page of one number, alone";

export const alarmed: Benchmark = {
  name: "alarmed",
  question:
    "How long from a reading's sending to its alarm on the screen, with 50 displays, beside a bare page?",
  async run(bench) {
    const samples = bench.quick ? 24 : 120;
    const rounds = bench.quick ? 1 : 5;
    const browser = await launch(bench);
    const wall = await openWall(bench, browser);
    const displays = await bench.start(DISPLAYS);
    await displays.call("connect", wall.port, DISPLAYS_IN_ALL - 1);
    const bare = await bench.start(BARE_PAGE);
    const barePage = await openPage(browser, `http://127.0.0.1:${await bare.call("port")}/`);
    const measure = async (page: Page, task: PaintTask) => {
      await page.bringToFront();
      return (await measurePaint(page, task)).slice(TO_SETTLE);
    };
    const outcomes = await alternate(
      [
        { name: WALL, run: (round) => measure(wall.page, alarmTask(samples, round)) },
        { name: BARE, run: (round) => measure(barePage, bareTask(samples, round)) },
      ],
      rounds,
      (round) => bench.say(`sent to alarmed: round ${round} of ${rounds}`),
    );
    const spreads = [...outcomes].map(([name, list]) => ({ name, spread: spreadOf(list.flat()) }));
    const floor = spreads.at(-1)?.spread ?? null;
    return [
      {
        title: `Reading sent to alarm painted, ${BEDS} beds and ${DISPLAYS_IN_ALL} displays`,
        columns: ["", "p50", "p99", "longest", "p99 over the bare page's"],
        rows: spreads.map(({ name, spread }) => [
          name,
          milliseconds(spread?.p50 ?? null),
          milliseconds(spread?.p99 ?? null),
          milliseconds(spread?.max ?? null),
          spread === null || floor === null ? "—" : milliseconds(spread.p99 - floor.p99),
        ]),
        note: `From just before the page itself sends a plateau above its limit over HTTP to the first task after the frame with the alarm's chip, by the page's clock: judged, durable, pushed to all displays, drawn. Before each the bed's plateau is put right again. ${samples} alarms a round, ${rounds} rounds, each turn's first ${TO_SETTLE} left out.`,
      },
    ];
  },
};

let lastInstant = 0;

function alarmTask(samples: number, round: number): PaintTask {
  lastInstant = Math.max(Date.now() - MINUTE, lastInstant);
  return {
    path: "/api/v1/readings",
    token: FEED_TOKEN,
    changes: Array.from({ length: TO_SETTLE + samples }, (_, sample) => {
      const bed = String((sample % BEDS) + 1);
      const value = 30 + (((round * 7 + sample) % 19) + 1) / 10;
      return {
        selector: `[data-bed="${bed}"] .alarm-row .chip-text`,
        text: `Pplat ${value.toFixed(1)} > 30`,
        body: plateau(bed, value),
        readings: 2,
        before: plateau(bed, 25),
        pauseMs: pauseOf(sample),
      };
    }),
  };
}

/** A plateau with the PEEP that it was measured at: 18 cmH2O, so that no driving pressure is too high. */
function plateau(bed: string, value: number): string {
  lastInstant += 1;
  const record = {
    bed,
    unit: "cm[H2O]",
    observed_at: new Date(lastInstant).toISOString(),
    source: `ventilator ${bed}`,
  };
  return JSON.stringify({
    readings: [
      { ...record, parameter: "peep", value: 18 },
      { ...record, parameter: "plateau_pressure", value },
    ],
  });
}

function bareTask(samples: number, round: number): PaintTask {
  return {
    path: "/readings",
    token: "none",
    changes: Array.from({ length: TO_SETTLE + samples }, (_, sample) => {
      const value = (50 + ((round * 7 + sample) % 97)) / 10;
      return {
        selector: "#value",
        text: value.toFixed(1),
        body: JSON.stringify({ readings: [{ value }] }),
        pauseMs: pauseOf(sample),
      };
    }),
  };
}

/** So that the sending meets the screen's beat at every phase. */
function pauseOf(sample: number): number {
  return 40 + ((sample * 37) % 61);
}
