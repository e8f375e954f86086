import { expect, type Page } from "@playwright/test";
import type { ExportsJson } from "#lib/contract/exports.ts";
import { Feed, peep } from "./actions/feed.ts";
import { Staff } from "./actions/staff.ts";
import { Cable } from "./fixtures/cable.ts";
import { test } from "./fixtures/test.ts";

const SUBJECTS = 12;
const FIRST_MINUTE = Date.parse("2026-06-01T00:00:00Z");

/** A week of a value a minute each: enough that an archive of it takes some seconds. */
async function fillStudy(feed: Feed): Promise<void> {
  for (let subject = 1; subject <= SUBJECTS; subject++) {
    await feed.enrol(`P-${subject}`);
    await feed.submit(
      Array.from({ length: 10_000 }, (_, minute) =>
        peep(`P-${subject}`, 8 + (minute % 5), new Date(FIRST_MINUTE + minute * 60_000).toISOString()),
      ),
    );
  }
}

const barOf = (page: Page) => page.getByRole("progressbar", { name: "ventwall.zip, how far it is" });

/** Each share that the bar shows until the export has ended. */
async function sharesShown(page: Page): Promise<readonly number[]> {
  const shares: number[] = [];
  const look = (bars: (HTMLElement | SVGElement)[]): number[] =>
    bars.flatMap((bar) => (bar instanceof HTMLProgressElement ? bar.position : []));
  await expect
    .poll(
      async () => {
        const [share] = await barOf(page).evaluateAll(look);
        if (share !== undefined && share !== shares.at(-1)) shares.push(share);
        return page.locator("[data-run]").first().getAttribute("data-run");
      },
      { intervals: [100], timeout: 60_000 },
    )
    .toBe("finished");
  return shares;
}

test("a bar moves while an archive is made and goes when it is whole; one that breaks off is said", async ({
  page,
  startServer,
  complaints,
}) => {
  test.setTimeout(180_000);
  const server = await startServer();
  const feed = new Feed(server.url);
  await fillStudy(feed);
  const cable = await Cable.to(server.port);
  await new Staff(server).signIn(page, "research_nurse");
  await page.goto(`${cable.url}/exports`);

  const downloading = page.waitForEvent("download", { timeout: 90_000 });
  await page.getByRole("link", { name: "Take ventwall.zip" }).click();
  await expect(barOf(page)).toBeVisible();
  const shares = await sharesShown(page);
  expect(shares.length).toBeGreaterThanOrEqual(3);
  expect(shares).toEqual(shares.toSorted((one, other) => one - other));
  expect(shares.at(-1)).toBeLessThanOrEqual(1);
  expect(await (await downloading).failure()).toBeNull();
  await expect(barOf(page)).toHaveCount(0);
  const newest = page.locator("[data-run]").first();
  await expect(newest.getByRole("status")).toHaveText(/^whole: [\d,]+ rows, [\d.]+ MB/);

  await page.getByRole("link", { name: "Take ventwall.zip" }).click();
  await expect(barOf(page)).toBeVisible();
  complaints.expectNetworkToFail();
  cable.pull();
  // The browser asks once more by itself: the network is out for longer than that.
  const newestState = async (): Promise<string | undefined> =>
    (await feed.api.get<ExportsJson>("/api/v1/exports")).body.runs[0]?.state;
  await expect.poll(newestState).toBe("stopped");
  cable.plugIn();
  await expect(newest).toHaveAttribute("data-run", "stopped", { timeout: 30_000 });
  await expect(newest.getByRole("status")).toHaveText(/^broken off after [\d,]+ rows/);
  await expect(barOf(page)).toHaveCount(0);
  cable.close();
});
