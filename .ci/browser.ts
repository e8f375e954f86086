import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";

const SYSTEM_BROWSERS = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** A browser for the end-to-end tests: the one named, Playwright's own, the system's; `null`: none is there. */
export function findBrowser(): string | null {
  const named = process.env.CHROME_PATH;
  if (named !== undefined && named !== "") return existsSync(named) ? named : null;
  const own = chromium.executablePath();
  if (existsSync(own)) return own;
  return SYSTEM_BROWSERS.find((path) => existsSync(path)) ?? null;
}

/** Gets a browser where the system lets us; says what to do where it does not. */
export function ensureBrowser(): string | null {
  const found = findBrowser();
  if (found !== null) return found;
  const isRoot = process.getuid?.() === 0;
  if (isRoot && existsSync("/usr/bin/apt-get")) {
    process.stdout.write("No browser found: installing Debian's chromium …\n");
    spawnSync("apt-get", ["update", "-qq"], { stdio: "inherit" });
    spawnSync("apt-get", ["install", "-y", "-qq", "chromium", "fonts-noto-cjk"], {
      stdio: ["ignore", "ignore", "inherit"],
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
  } else {
    spawnSync("npx", ["playwright", "install", "chromium"], { stdio: "inherit" });
  }
  return findBrowser();
}
