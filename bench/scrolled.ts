import type { Page } from "@playwright/test";

/** How a long table feels, by the page's own clock. */
export interface Scrolled {
  /** From the start of the navigation to the first task after the frame with the first cell, ms. */
  readonly paintedAfterMs: number;
  /** Between one frame and the next while the table is scrolled from top to bottom, ms. */
  readonly frames: readonly number[];
  /** Elements of the page. */
  readonly elements: number;
}

/** Frames over which the whole table is scrolled. */
const FRAMES = 120;

/** Opens a page whose first cell `cell` finds and whose table `scroller` scrolls, and scrolls it through. */
export async function openAndScroll(
  page: Page,
  url: string,
  asked: { readonly cell: string; readonly scroller: string; readonly last: string },
): Promise<Scrolled> {
  await page.goto(url, { waitUntil: "commit" });
  return page.evaluate(
    async ({ cell, scroller, last, frameCount }) => {
      const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
      while (document.querySelector(cell) === null) await frame();
      await frame();
      await new Promise<void>((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve();
        port2.postMessage(null);
      });
      const paintedAfterMs = performance.now();
      // What a page does after its first paint is not counted as scrolling.
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      const element = scroller === "" ? document.scrollingElement : document.querySelector(scroller);
      if (element === null) throw new Error(`${scroller} is missing`);
      const way = element.scrollHeight - element.clientHeight;
      const frames: number[] = [];
      let before = await frame();
      for (let step = 1; step <= frameCount; step++) {
        element.scrollTop = (way * step) / frameCount;
        const now = await frame();
        frames.push(now - before);
        before = now;
      }
      for (let late = 0; late < 10 && !document.body.textContent?.includes(last); late++) await frame();
      if (!document.body.textContent?.includes(last)) throw new Error(`${last} was not shown at the end`);
      return { paintedAfterMs, frames, elements: document.querySelectorAll("*").length };
    },
    { ...asked, frameCount: FRAMES },
  );
}
