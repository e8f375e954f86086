import { existsSync } from "node:fs";
import { configDefaults, defineConfig } from "vitest/config";

/** Real patients' readings lie outside the project; a file of tests without any would count as a failure. */
const REAL_PATIENTS = new URL("../shared/data/mimic-demo/", import.meta.url);

export default defineConfig({
  test: {
    include: ["{lib,server,app,bench}/**/*.test.{ts,tsx}"],
    exclude: [
      ...configDefaults.exclude,
      ...(existsSync(REAL_PATIENTS) ? [] : ["lib/study/real-patients.test.ts"]),
    ],
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
