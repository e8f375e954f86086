import { peepOf } from "../compare-painted.ts";
import { paintedBenchmark } from "../painted-benchmark.ts";

export const painted = paintedBenchmark({
  name: "painted",
  question: "How long from a reading's sending to its figure on the screen, beside a bare page?",
  title: "Sent to painted, in headless Chromium",
  note: "From just before the page itself sends the reading over HTTP to the first task after the frame with its figure.",
  displays: 1,
  change(bed, change, round, observedAt) {
    const value = peepOf(change, round);
    const reading = { bed, parameter: "peep", value, unit: "cm[H2O]", observed_at: observedAt() };
    return {
      selector: `[data-bed="${bed}"] [data-quantity="peep"]`,
      text: value.toFixed(1),
      body: JSON.stringify({ readings: [{ ...reading, source: `ventilator ${bed}` }] }),
    };
  },
});
