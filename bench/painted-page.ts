import type { Page } from "@playwright/test";

/**
 * Opens a page: from the start of the navigation to the first task after the frame in which everything that
 * `selectors` find is there, ms by the page's own clock.
 */
export async function openPainted(page: Page, url: string, selectors: readonly string[]): Promise<number> {
  await page.goto(url, { waitUntil: "commit" });
  return page.evaluate(paintedAfter, { selectors, button: null });
}

/** The same from a click on the button with that text. */
export function clickPainted(page: Page, button: string, selectors: readonly string[]): Promise<number> {
  return page.evaluate(paintedAfter, { selectors, button });
}

/** Runs in the page, so that it stands alone. */
async function paintedAfter({
  selectors,
  button,
}: {
  selectors: readonly string[];
  button: string | null;
}): Promise<number> {
  let began = 0;
  if (button !== null) {
    const found = [...document.querySelectorAll("button")].find(({ textContent }) => textContent === button);
    if (found === undefined) throw new Error(`There is no button ${button}`);
    began = performance.now();
    found.click();
  }
  const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
  while (selectors.some((one) => document.querySelector(one) === null)) await frame();
  await frame();
  await new Promise<void>((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve();
    port2.postMessage(null);
  });
  return performance.now() - began;
}
