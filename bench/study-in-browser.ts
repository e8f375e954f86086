import type { Page } from "@playwright/test";
import { HOUR } from "#lib/units/instant.ts";
import type { Bench } from "./benchmark.ts";
import { READ_TOKEN } from "./feed/http-feed.ts";
import { GROW_LOG } from "./processes/process-modules.ts";
import { signInNurse } from "./sign-in-nurse.ts";
import { launch } from "./wall-page.ts";
import { startProgram } from "./whole-program.ts";

/** The whole program with a study whose subjects have all left, in front of a research nurse. */
export interface StudyInBrowser {
  readonly subjects: number;
  readonly page: Page;
  /** Where the program is reached now. */
  url(): string;
  /** Waits until the server has made everything ready, and starts the program anew on the same log. */
  restart(): Promise<void>;
}

/** Study days 0 to 7 of everybody, at the trial's own schedule. */
export async function openStudy(bench: Bench): Promise<StudyInBrowser> {
  const subjects = bench.quick ? 100 : 1_000;
  const folder = bench.folder("log");
  const grower = await bench.start(GROW_LOG);
  const departed = { subjects, readingsEach: 8 * (24 * 4 + 4 + 2), stepMs: HOUR };
  const onWard = { subjects: 0, readingsEach: 0, stepMs: HOUR };
  await grower.call("grow", folder, { departed, onWard, end: Date.now() - HOUR });
  await grower.stop();
  bench.say("starting the whole program, building its pages where they are not built …");
  let program = await startProgram(folder);
  bench.after(() => program.stop());
  const url = (): string => `http://127.0.0.1:${program.port}`;
  const [name = "", value = ""] = (await signInNurse(program.port, folder)).split("=");
  const browser = await launch(bench);
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await context.addCookies([{ name, value, url: url() }]);
  const page = await context.newPage();
  const restart = async (): Promise<void> => {
    for (const path of ["review", "study", "queries"]) {
      const response = await fetch(`${url()}/api/v1/${path}`, {
        headers: { authorization: `Bearer ${READ_TOKEN}` },
      });
      if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
      await response.arrayBuffer();
    }
    await page.goto("about:blank");
    await program.stop();
    program = await startProgram(folder);
  };
  return { subjects, page, url, restart };
}
