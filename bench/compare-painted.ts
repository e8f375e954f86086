import type { Browser, Page } from "@playwright/test";
import type { Bench } from "./benchmark.ts";
import { milliseconds } from "./figures.ts";
import type { Table } from "./markdown-table.ts";
import { measurePaint, type PaintedChange, type PaintTask } from "./paint.ts";
import { BARE_PAGE } from "./processes/process-modules.ts";
import { alternate } from "./rounds.ts";
import { spreadOf } from "./statistics.ts";
import { openPage } from "./wall-page.ts";

const BARE = "bare Socket.IO page of one number";
const DURABLE = "that page, each number on the disk first";
/** A page that has just come to the front makes up for what it left undrawn; a display is always in front. */
const TO_SETTLE = 10;

/** A page, where it sends its changes, and what they are. */
export interface PaintedPage {
  readonly name: string;
  readonly page: Page;
  readonly path: string;
  readonly token: string;
  change(change: number, round: number): PaintedChange;
}

/** How long changes take to be painted on a wall, and in turns on a bare page beside it, with and without a disk. */
export async function comparePainted(
  bench: Bench,
  browser: Browser,
  wall: PaintedPage,
  words: { readonly title: string; readonly note: string },
): Promise<Table> {
  const samples = bench.quick ? 24 : 120;
  const rounds = bench.quick ? 1 : 5;
  const bare = await bench.start(BARE_PAGE, [bench.folder("bare")]);
  const barePage = await openPage(browser, `http://127.0.0.1:${await bare.call("port")}/`);
  const floor = { name: BARE, page: barePage, path: "/readings", token: "none", change: bareChange };
  const durable = { ...floor, name: DURABLE, path: "/durable", change: otherBareChange };
  const measure = async (painted: PaintedPage, round: number) => {
    // One page in front at a time, as on a display; the other one's process rests.
    await painted.page.bringToFront();
    const task = taskOf(painted, TO_SETTLE + samples, round);
    return (await measurePaint(painted.page, task)).slice(TO_SETTLE);
  };
  const outcomes = await alternate(
    [wall, floor, durable].map((painted) => ({
      name: painted.name,
      run: (round) => measure(painted, round),
    })),
    rounds,
    (round) => bench.say(`${words.title}: round ${round} of ${rounds}`),
  );
  const spreads = [...outcomes].map(([name, list]) => ({ name, spread: spreadOf(list.flat()) }));
  const bareSpread = spreads.find(({ name }) => name === BARE)?.spread ?? null;
  return {
    title: words.title,
    columns: ["", "p50", "p99", "longest", "p99 over the bare page's"],
    rows: spreads.map(({ name, spread }) => [
      name,
      milliseconds(spread?.p50 ?? null),
      milliseconds(spread?.p99 ?? null),
      milliseconds(spread?.max ?? null),
      spread === null || bareSpread === null ? "—" : milliseconds(spread.p99 - bareSpread.p99),
    ]),
    note: `${words.note} By the page's clock; a frame comes every 16.7 ms. ${samples} changes a round, ${rounds} rounds, each turn's first ${TO_SETTLE} left out: the page has just come to the front.`,
  };
}

function taskOf({ path, token, change }: PaintedPage, changes: number, round: number): PaintTask {
  return {
    path,
    token,
    changes: Array.from({ length: changes }, (_, place) => ({
      ...change(place, round),
      pauseMs: 40 + ((place * 37) % 61),
    })),
  };
}

/** A PEEP that differs from the ones of 24 changes and of a round before. */
export function peepOf(change: number, round: number): number {
  return (50 + ((round * 7 + change) % 97)) / 10;
}

function bareChange(change: number, round: number): PaintedChange {
  return bareNumber(peepOf(change, round));
}

/** Of the two floors on one page neither shows what the other has just shown. */
function otherBareChange(change: number, round: number): PaintedChange {
  return bareNumber(20 + peepOf(change, round));
}

function bareNumber(value: number): PaintedChange {
  return { selector: "#value", text: value.toFixed(1), body: JSON.stringify({ readings: [{ value }] }) };
}
