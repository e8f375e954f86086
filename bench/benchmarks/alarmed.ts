import { MINUTE } from "#lib/units/instant.ts";
import type { Benchmark } from "../benchmark.ts";
import { comparePainted, pauseOf } from "../compare-painted.ts";
import { FEED_TOKEN } from "../feed/http-feed.ts";
import { BEDS } from "../feed/ward-readings.ts";
import type { PaintTask } from "../paint.ts";
import { DISPLAYS } from "../processes/process-modules.ts";
import { launch, openWall } from "../wall-page.ts";

const DISPLAYS_IN_ALL = 50;

export const alarmed: Benchmark = {
  name: "alarmed",
  question: `How long from a reading's sending to its alarm on the screen, with ${DISPLAYS_IN_ALL} displays?`,
  async run(bench) {
    const browser = await launch(bench);
    const { page, port } = await openWall(bench, browser);
    const displays = await bench.start(DISPLAYS);
    await displays.call("connect", port, DISPLAYS_IN_ALL - 1);
    const name = `Ventwall's wall of ${BEDS} beds, one of ${DISPLAYS_IN_ALL} displays`;
    const table = await comparePainted(
      bench,
      browser,
      { name, page, task: alarmTask },
      {
        title: "Sent to alarm painted, in headless Chromium",
        note: "From just before the page itself sends a plateau above its limit over HTTP to the first task after the frame with the alarm's words: judged, durable, pushed to every display, drawn. Before each, unmeasured, the bed's plateau is put right again. The bare page stands alone.",
      },
    );
    return [table];
  },
};

let lastInstant = 0;

function alarmTask(changes: number, round: number): PaintTask {
  lastInstant = Math.max(Date.now() - MINUTE, lastInstant);
  return {
    path: "/api/v1/readings",
    token: FEED_TOKEN,
    changes: Array.from({ length: changes }, (_, change) => {
      const bed = String((change % BEDS) + 1);
      const value = 30 + (((round * 7 + change) % 19) + 1) / 10;
      return {
        selector: `[data-bed="${bed}"] .alarm-row .chip-text`,
        text: `Pplat ${value.toFixed(1)} > 30`,
        before: plateau(bed, 25),
        body: plateau(bed, value),
        readings: 2,
        pauseMs: pauseOf(change),
      };
    }),
  };
}

/** A plateau with the PEEP that it was measured at: 18 cmH2O, so that no driving pressure is too high. */
function plateau(bed: string, value: number): string {
  lastInstant += 1;
  const observed_at = new Date(lastInstant).toISOString();
  const record = { bed, unit: "cm[H2O]", observed_at, source: `ventilator ${bed}` };
  return JSON.stringify({
    readings: [
      { ...record, parameter: "peep", value: 18 },
      { ...record, parameter: "plateau_pressure", value },
    ],
  });
}
