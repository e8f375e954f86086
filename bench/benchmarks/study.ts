import { serveBareLines } from "../bare-lines.ts";
import type { Benchmark } from "../benchmark.ts";
import { figure, milliseconds } from "../figures.ts";
import { clickPainted, openPainted } from "../painted-page.ts";
import { alternate } from "../rounds.ts";
import { median } from "../statistics.ts";
import { openStudy } from "../study-in-browser.ts";

interface Opened {
  readonly paintedMs: number;
  /** Another quantity; `null`: the floor has none. */
  readonly switchedMs: number | null;
}

/** All charts and tables: the courses with everybody's line, survival, the heat map's rows, the summary. */
const EVERYTHING = [".study-aligned canvas", ".study-risk canvas", ".heat tbody td", ".study-summary td"];

/** The study's page in a browser, beside the same number of lines in a page that does nothing else. */
export const study: Benchmark = {
  name: "study",
  question: "How soon does the study of 1,000 subjects stand on the screen, with everybody's line?",
  async run(bench) {
    const rounds = bench.quick ? 2 : 5;
    const { subjects, page, url, restart } = await openStudy(bench);
    const bare = await serveBareLines(subjects);
    bench.after(bare.close);
    const open = async (): Promise<Opened> => {
      const paintedMs = await openPainted(page, `${url()}/study?quantity=peep`, EVERYTHING);
      const switchedMs = await clickPainted(page, "Pplat", [
        '[aria-label^="Plateau pressure"] .study-aligned canvas',
      ]);
      return { paintedMs, switchedMs };
    };
    bench.say("the first look of all, for which the server reads every subject from the log …");
    const first = await open();
    await restart();
    const restarted = await open();
    const measured = await alternate<Opened>(
      [
        { name: "the study", run: open },
        {
          name: "floor: as many lines in a bare page",
          run: async () => ({ paintedMs: await openPainted(page, bare.url, ["canvas"]), switchedMs: null }),
        },
      ],
      rounds,
      (round) => bench.say(`study: round ${round} of ${rounds}`),
    );
    const rows = [...measured].map(([what, list]) => {
      const switched = list.flatMap(({ switchedMs }) => switchedMs ?? []);
      return [
        what,
        milliseconds(median(list.map(({ paintedMs }) => paintedMs))),
        switched.length === 0 ? "–" : milliseconds(median(switched)),
      ];
    });
    return [
      {
        title: `The study of ${figure(subjects)} subjects × 8 days, in headless Chromium`,
        columns: ["", "everything painted", "another quantity"],
        rows,
        note: `From the start of the navigation to all charts and tables; medians of ${rounds} rounds. The very first look at a server with a new log took ${milliseconds(first.paintedMs)}, the first one after a restart ${milliseconds(restarted.paintedMs)}.`,
      },
    ];
  },
};
