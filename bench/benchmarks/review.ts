import { serveBareTable } from "../bare-table.ts";
import type { Benchmark } from "../benchmark.ts";
import { figure, milliseconds } from "../figures.ts";
import { openPainted } from "../painted-page.ts";
import { alternate } from "../rounds.ts";
import { openAndScroll, type Scrolled } from "../scrolled.ts";
import { median, percentile } from "../statistics.ts";
import { openStudy } from "../study-in-browser.ts";

/** The review of a whole study in a browser, beside the same figures in a page of plain HTML. */
export const review: Benchmark = {
  name: "review",
  question: "How soon does the review of 1,000 subjects stand on the screen, and how does it scroll?",
  async run(bench) {
    const rounds = bench.quick ? 2 : 5;
    const { subjects, page, url, restart } = await openStudy(bench);
    const bare = await serveBareTable(subjects);
    bench.after(bare.close);
    const last = `LEFT-${subjects - 1}`;
    const open = () =>
      openAndScroll(page, `${url()}/review`, {
        cell: '[data-cell="0,1"] b',
        scroller: ".review-scroll",
        last,
      });
    bench.say("the first look of all, while the server reads every subject from the log …");
    // Its first rows may be there while others are still made.
    const look = () => openPainted(page, `${url()}/review`, ['[data-cell="0,1"] b']);
    const first = await look();
    await restart();
    const restarted = await look();
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
        note: `From the start of the navigation; then scrolled from top to bottom in 120 frames; medians of ${rounds} rounds. The very first look at a server with a new log took ${milliseconds(first)}, the first one after a restart ${milliseconds(restarted)}.`,
      },
    ];
  },
};
