import { HOUR } from "#lib/units/instant.ts";
import { serveBareTable } from "../bare-table.ts";
import type { Benchmark } from "../benchmark.ts";
import { figure, milliseconds } from "../figures.ts";
import { GROW_LOG } from "../processes/process-modules.ts";
import { alternate } from "../rounds.ts";
import { openAndScroll, type Scrolled } from "../scrolled.ts";
import { signInNurse } from "../sign-in-nurse.ts";
import { median, percentile } from "../statistics.ts";
import { launch } from "../wall-page.ts";
import { startProgram } from "../whole-program.ts";

/** The review of a whole study in a browser, beside the same figures in a page of plain HTML. */
export const review: Benchmark = {
  name: "review",
  question: "How soon does the review of 1,000 subjects stand on the screen, and how does it scroll?",
  async run(bench) {
    const subjects = bench.quick ? 100 : 1_000;
    const rounds = bench.quick ? 2 : 5;
    const folder = bench.folder("log");
    const grower = await bench.start(GROW_LOG);
    const departed = { subjects, readingsEach: 8 * (24 * 4 + 4 + 2), stepMs: HOUR };
    const onWard = { subjects: 0, readingsEach: 0, stepMs: HOUR };
    await grower.call("grow", folder, { departed, onWard, end: Date.now() - HOUR });
    await grower.stop();
    bench.say("starting the whole program, building its pages where they are not built …");
    const program = await startProgram(folder);
    bench.after(() => program.stop());
    const [name = "", value = ""] = (await signInNurse(program.port, folder)).split("=");
    const url = `http://127.0.0.1:${program.port}`;
    const bare = await serveBareTable(subjects);
    bench.after(bare.close);
    const browser = await launch(bench);
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    await context.addCookies([{ name, value, url }]);
    const page = await context.newPage();
    const last = `LEFT-${subjects - 1}`;
    const open = () =>
      openAndScroll(page, `${url}/review`, { cell: '[data-cell="0,1"] b', scroller: ".review-scroll", last });
    bench.say("the first look of all, for which the server reads every subject from the log …");
    const first = await open();
    const measured = await alternate<Scrolled>(
      [
        { name: "the review", run: open },
        {
          name: "floor: a page of plain HTML",
          run: () => openAndScroll(page, bare.url, { cell: "td", scroller: "", last }),
        },
      ],
      rounds,
      (round) => bench.say(`review: round ${round} of ${rounds}`),
    );
    const rows = [...measured].map(([what, list]) => {
      const frames = list.flatMap((one) => one.frames);
      return [
        what,
        milliseconds(median(list.map(({ paintedAfterMs }) => paintedAfterMs))),
        milliseconds(median(frames)),
        milliseconds(percentile(frames, 0.95)),
        milliseconds(Math.max(...frames)),
        figure(median(list.map(({ elements }) => elements))),
      ];
    });
    return [
      {
        title: `The review of ${figure(subjects)} subjects × 8 days, in headless Chromium`,
        columns: ["", "first cell painted", "frame, median", "frame, p95", "longest frame", "elements"],
        rows,
        note: `From the start of the navigation; then scrolled from top to bottom in 120 frames; medians of ${rounds} rounds. The very first look at a server just started took ${milliseconds(first.paintedAfterMs)}.`,
      },
    ];
  },
};
