import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { configDefaults, defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Real patients' readings lie outside the project; a file of tests without any would count as a failure. */
const REAL_PATIENTS = new URL("../shared/data/mimic-demo/", import.meta.url);

/** Takes longer than anything else by far: begun last, it would run alone while every other core waits. */
const LONGEST = "server/simulator/thirty-days.test.ts";

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLongest = ({ moduleId }: TestSpecification): number => Number(moduleId.endsWith(LONGEST));
    return (await super.sort(files)).toSorted((one, other) => isLongest(other) - isLongest(one));
  }
}

export default defineConfig({
  test: {
    exclude: [
      ...configDefaults.exclude,
      ...(existsSync(REAL_PATIENTS) ? [] : ["lib/study/real-patients.test.ts"]),
    ],
    // Whoever hangs runs out of it; a busy machine does not.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: availableParallelism(),
    sequence: { sequencer: LongestFirst },
    projects: [
      // Pure, and pages' functions: nothing is left behind that the next file could find.
      { extends: true, test: { name: "pure", include: ["{lib,app}/**/*.test.{ts,tsx}"], isolate: false } },
      // Servers, timers, databases: each file in a process of its own.
      { extends: true, test: { name: "effects", include: ["{server,bench}/**/*.test.ts"] } },
    ],
  },
});
