import type { Page } from "@playwright/test";

/** One figure of a page, and how to change it. */
export interface PaintedChange {
  readonly selector: string;
  readonly text: string;
  readonly body: string;
  /** How many readings it holds. */
  readonly readings?: number;
  /** Sent beforehand, unmeasured, and waited for until the figure is gone. */
  readonly before?: string;
}

/** Changes of a page, one after the other. */
export interface PaintTask {
  /** Where the page's own origin takes readings. */
  readonly path: string;
  readonly token: string;
  /** `pauseMs` is waited before, so that the sending meets the screen's beat at every phase. */
  readonly changes: readonly (PaintedChange & { readonly pauseMs: number })[];
}

/**
 * From just before a reading is sent to the first task after the frame that shows its figure, all by the
 * page's own clock. In ms, one a change.
 */
export function measurePaint(page: Page, task: PaintTask): Promise<number[]> {
  return page.evaluate(async ({ path, token, changes }) => {
    const painted = (selector: string, text: string) =>
      new Promise<number>((resolve, reject) => {
        const late = setTimeout(() => reject(new Error(`${selector} never showed ${text}`)), 15_000);
        const observer = new MutationObserver(() => {
          if (document.querySelector(selector)?.textContent !== text) return;
          observer.disconnect();
          clearTimeout(late);
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => resolve(performance.now());
            port2.postMessage(null);
          });
        });
        observer.observe(document.body, { subtree: true, childList: true, characterData: true });
      });
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    const send = (body: string) => fetch(path, { method: "POST", headers, body });
    const gone = async (selector: string, text: string) => {
      while (document.querySelector(selector)?.textContent === text) await new Promise(requestAnimationFrame);
    };
    const latencies: number[] = [];
    for (const { selector, text, body, readings = 1, before, pauseMs } of changes) {
      if (before !== undefined) {
        await send(before);
        await gone(selector, text);
      }
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
      const seen = painted(selector, text);
      const sentAt = performance.now();
      const answer = send(body);
      latencies.push((await seen) - sentAt);
      const { accepted } = await (await answer).json();
      if (accepted !== readings) throw new Error(`A reading was not taken: ${body}`);
    }
    return latencies;
  }, task);
}
