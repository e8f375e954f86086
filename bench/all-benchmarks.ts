import type { Benchmark } from "./benchmark.ts";
import { alarmed } from "./benchmarks/alarmed.ts";
import { batches } from "./benchmarks/batches.ts";
import { days } from "./benchmarks/days.ts";
import { exportsOfStudy } from "./benchmarks/exports.ts";
import { fanOut } from "./benchmarks/fan-out.ts";
import { longStay } from "./benchmarks/long-stay.ts";
import { memoryOfDeparted } from "./benchmarks/memory.ts";
import { painted } from "./benchmarks/painted.ts";
import { review } from "./benchmarks/review.ts";
import { singleReadings } from "./benchmarks/single-readings.ts";
import { startUp } from "./benchmarks/start-up.ts";
import { study } from "./benchmarks/study.ts";

/** In the order in which they run. */
export const BENCHMARKS: readonly Benchmark[] = [
  singleReadings,
  batches,
  painted,
  alarmed,
  fanOut,
  longStay,
  startUp,
  memoryOfDeparted,
  days,
  exportsOfStudy,
  review,
  study,
];
