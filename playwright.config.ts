import { defineConfig, devices } from "@playwright/test";
import { findBrowser } from "./.ci/browser.ts";

const browser = findBrowser();
// Chromium's sandbox refuses to run as root; everyone else keeps it.
const asRoot = process.getuid?.() === 0 ? ["--no-sandbox"] : [];

/** End-to-end tests: real servers, real Chromium, only the public contract between them. */
export default defineConfig({
  testDir: "e2e",
  projects: [
    // The first start builds the pages; several at a time must not.
    { name: "start", testMatch: "start.spec.ts", fullyParallel: false },
    { name: "contract", testMatch: "**/*.spec.ts", testIgnore: "start.spec.ts", dependencies: ["start"] },
  ],
  outputDir: "test-results",
  // Each file may be shared out: the tests stand by themselves. A third worker has work while two wait.
  fullyParallel: true,
  workers: 3,
  retries: 0,
  forbidOnly: true,
  // For whoever hangs; a busy machine is no fault.
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: "list",
  use: {
    ...devices["Desktop Chrome"],
    viewport: { width: 1920, height: 1080 },
    locale: "en-GB",
    // To record a trace costs a fifth of the time; whoever needs one runs the test again with --trace=on.
    screenshot: "only-on-failure",
    launchOptions: {
      ...(browser === null ? {} : { executablePath: browser }),
      args: [...asRoot, "--disable-gpu", "--disable-background-networking"],
    },
  },
});
