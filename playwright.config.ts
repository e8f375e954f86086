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
    { name: "start", testMatch: "start.spec.ts" },
    { name: "contract", testMatch: "**/*.spec.ts", testIgnore: "start.spec.ts", dependencies: ["start"] },
  ],
  outputDir: "test-results",
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: "list",
  use: {
    ...devices["Desktop Chrome"],
    viewport: { width: 1920, height: 1080 },
    locale: "en-GB",
    trace: "retain-on-failure",
    launchOptions: {
      ...(browser === null ? {} : { executablePath: browser }),
      args: [...asRoot, "--disable-gpu", "--disable-background-networking"],
    },
  },
});
