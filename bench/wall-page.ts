import { type Browser, chromium, type Page } from "@playwright/test";
import { MINUTE } from "#lib/units/instant.ts";
import { findBrowser } from "../.ci/browser.ts";
import type { Bench } from "./benchmark.ts";
import { BEDS } from "./feed/ward-readings.ts";
import { pairScreen } from "./pair-screen.ts";
import { GROW_LOG } from "./processes/process-modules.ts";
import { startProgram } from "./whole-program.ts";

/** A browser of its own, as the end-to-end tests find it. */
export async function launch(bench: Bench): Promise<Browser> {
  const executablePath = findBrowser();
  if (executablePath === null) {
    throw new Error("No browser: install Debian's chromium, or set CHROME_PATH.");
  }
  const args = ["--disable-gpu", "--disable-background-networking"];
  if (process.getuid?.() === 0) args.push("--no-sandbox");
  const browser = await chromium.launch({ executablePath, args });
  bench.after(() => browser.close());
  return browser;
}

/** A page of a display's size, as somebody who shows this cookie sees it. */
export async function openPage(browser: Browser, url: string, cookie: string | null = null): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  if (cookie !== null) {
    const [name = "", value = ""] = cookie.split("=");
    await page.context().addCookies([{ name, value, url }]);
  }
  await page.goto(url);
  return page;
}

/** The whole program's wall of 24 beds with days of minutes behind them, in front of somebody. */
export async function openWall(
  bench: Bench,
  browser: Browser,
): Promise<{ readonly page: Page; readonly port: number }> {
  const folder = bench.folder("log");
  const grower = await bench.start(GROW_LOG);
  await grower.call("grow", folder, {
    onWard: { subjects: BEDS, readingsEach: 6_000, stepMs: MINUTE },
    departed: { subjects: 0, readingsEach: 0, stepMs: MINUTE },
    end: Date.now() - 2 * MINUTE,
  });
  await grower.stop();
  bench.say("starting the whole program, building its pages where they are not built …");
  const program = await startProgram(folder);
  bench.after(() => program.stop());
  const cookie = await pairScreen(program.port, folder);
  const page = await openPage(browser, `http://127.0.0.1:${program.port}/wall`, cookie);
  await page.locator("[data-connection=live]").waitFor({ state: "attached" });
  await page
    .locator("[data-bed] [data-quantity=peep]")
    .nth(BEDS - 1)
    .waitFor();
  return { page, port: program.port };
}
