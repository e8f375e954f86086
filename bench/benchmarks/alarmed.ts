import { paintedBenchmark } from "../painted-benchmark.ts";

const DISPLAYS_IN_ALL = 50;

export const alarmed = paintedBenchmark({
  name: "alarmed",
  question: `How long from a reading's sending to its alarm on the screen, with ${DISPLAYS_IN_ALL} displays?`,
  title: "Sent to alarm painted, in headless Chromium",
  note: "From just before the page itself sends a plateau above its limit over HTTP to the first task after the frame with the alarm's words: judged, durable, pushed to every display, drawn. Before each, unmeasured, the bed's plateau is put right again. The bare page stands alone.",
  displays: DISPLAYS_IN_ALL,
  change(bed, change, round, observedAt) {
    const value = 30 + (((round * 7 + change) % 19) + 1) / 10;
    return {
      selector: `[data-bed="${bed}"] .alarm-row .chip-text`,
      text: `Pplat ${value.toFixed(1)} > 30`,
      before: plateau(bed, 25, observedAt()),
      body: plateau(bed, value, observedAt()),
      readings: 2,
    };
  },
});

/** A plateau with the PEEP that it was measured at: 18 cmH2O, so that no driving pressure is too high. */
function plateau(bed: string, value: number, observed_at: string): string {
  const record = { bed, unit: "cm[H2O]", observed_at, source: `ventilator ${bed}` };
  return JSON.stringify({
    readings: [
      { ...record, parameter: "peep", value: 18 },
      { ...record, parameter: "plateau_pressure", value },
    ],
  });
}
