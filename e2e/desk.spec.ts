import { expect, type Page } from "@playwright/test";
import { Feed, peep, plateau } from "./actions/feed.ts";
import { Staff } from "./actions/staff.ts";
import type { RunningServer } from "./fixtures/running-server.ts";
import { test } from "./fixtures/test.ts";

/** Midnight in Guangzhou that begins 2026-06-02, the day of the infusion. */
const MIDNIGHT = Date.parse("2026-06-01T16:00:00Z");
const hour = (elapsed: number) => new Date(MIDNIGHT + elapsed * 3_600_000).toISOString();

/** Two patients with a complete day 0 and a sparse day 1. */
async function studyOfTwo(server: RunningServer, page: Page): Promise<Feed> {
  await new Staff(server).signIn(page, "research_nurse");
  const feed = new Feed(server.url);
  for (const [index, subject] of ["S-001", "S-002"].entries()) {
    await feed.enrol(subject, {
      bed: String(index + 1),
      ventilation_started_at: hour(0),
      ventilation_ended_at: hour(48),
      infusion_started_at: hour(10),
    });
    await feed.submit([
      ...Array.from({ length: 24 }, (_, slot) => peep(subject, 10 + index, hour(slot + 0.25))),
      { ...peep(subject, 16 + index, hour(5.75)), source: "second-device" },
      plateau(subject, 26, hour(2.25)),
      plateau(subject, 30, hour(14.25)),
      { subject, parameter: "tidal_volume", value: 400, unit: "mL", observed_at: hour(2.25) },
      peep(subject, 8, hour(30)),
    ]);
  }
  return feed;
}

function drawer(page: Page, figure: string, subject: string) {
  return page.getByRole("complementary", { name: `${figure}, ${subject}` });
}

test("a subject's mean opens to the readings it came from", async ({ page, startServer }) => {
  const server = await startServer();
  await studyOfTwo(server, page);
  await page.goto(`${server.url}/subjects/S-001`);
  const days = page.getByRole("grid", { name: /Daily figures of S-001/ });
  await expect(days.getByRole("gridcell", { name: /^10\.1\s*24\/24/ })).toBeVisible();
  await days.getByRole("gridcell", { name: /^10\.1\s*24\/24/ }).click();

  const opened = drawer(page, "Mean PEEP", "S-001");
  await expect(opened).toContainText("24 of 24 slots");
  await expect(opened.getByRole("row").filter({ has: page.getByRole("rowheader") })).toHaveCount(24);
  // The hour with two devices: the mean of both.
  await expect(opened.getByRole("row", { name: /^05:00/ })).toContainText("13.0");
  await expect(opened.getByRole("row", { name: /^05:00/ })).toContainText("mean of 2");

  await days.getByRole("gridcell", { name: /^18\.0\s*2\/4/ }).click();
  const paired = drawer(page, "Mean driving pressure", "S-001");
  await expect(paired).toContainText("2 of 4 slots");
  await expect(paired.getByRole("row", { name: /^00:00/ })).toContainText(/PEEP 10\.0 at 02:15, same record/);
  await page.keyboard.press("Escape");
  await expect(paired).toHaveCount(0);
});

test("a subject's page shows a reading as soon as it is sent, in the figures and in the table", async ({
  page,
  startServer,
}) => {
  const server = await startServer();
  const feed = await studyOfTwo(server, page);
  await feed.change("S-001", { ventilation_started_at: hour(60) });
  await page.goto(`${server.url}/subjects/S-001`);
  await page.locator('[data-connection="live"]').waitFor();
  await page.evaluate(() => Object.assign(window, { sameDocument: true }));
  await feed.send(peep("S-001", 17, hour(61)));
  await expect(page.locator('[data-quantity="peep"]').first()).toHaveText("17.0");
  await page.getByRole("button", { name: "Readings" }).click();
  await page.getByLabel("Day", { exact: true }).selectOption("All days");
  await expect(page.getByRole("cell", { name: "17.0", exact: true })).toBeVisible();
  expect(await page.evaluate(() => "sameDocument" in window)).toBe(true);
});

test("a chart whose code does not come takes nothing else from the page, and is drawn when it comes", async ({
  page,
  complaints,
  startServer,
}) => {
  const server = await startServer();
  const feed = await studyOfTwo(server, page);
  await feed.change("S-001", { ventilation_started_at: hour(60) });
  await feed.send(peep("S-001", 17, hour(61)));
  const address = `${server.url}/subjects/S-001`;
  const html = await (await page.request.get(address)).text();
  complaints.expectNetworkToFail();
  let isAway = true;
  let refused = 0;
  await page.route("**/_next/static/chunks/*.js", (route) => {
    const file = new URL(route.request().url()).pathname.split("/").at(-1) ?? "";
    if (!isAway || html.includes(file)) return route.continue();
    refused++;
    return route.abort();
  });
  await page.goto(address);
  // Once by the page, once more by the loader of modules, which then gives up, and again.
  await expect.poll(() => refused).toBeGreaterThan(2);
  await expect(page.locator('[data-quantity="peep"]').first()).toHaveText("17.0");
  await expect(page.locator("canvas")).toHaveCount(0);
  isAway = false;
  await expect(page.locator("canvas").first()).toBeVisible();
});

test("the review is worked through by keyboard alone", async ({ page, startServer }) => {
  const server = await startServer();
  await studyOfTwo(server, page);
  await page.goto(`${server.url}/review`);
  const grid = page.getByRole("grid", { name: /Study days 0 to 7, Mean PEEP/ });
  await expect(grid.getByRole("row")).toHaveCount(3);
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute("data-cell") ?? null);
  // The keys answer on the fresh page: nobody has to find the table with Tab first.
  await expect.poll(focused).toBe("0,1");

  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  expect(await focused()).toBe("1,2");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Enter");
  await expect(drawer(page, "Mean PEEP", "S-002")).toContainText("24 of 24 slots");
  expect(await focused()).toBe("1,1");

  await page.keyboard.press("3");
  await expect(drawer(page, "Mean driving pressure", "S-002")).toContainText("2 of 4 slots");
  await expect(page).toHaveURL(/subject=S-002&day=2026-06-02&figure=driving_pressure/);
  await page.keyboard.press("Escape");
  await expect(drawer(page, "Mean driving pressure", "S-002")).toHaveCount(0);
  expect(await focused()).toBe("1,1");

  await page.keyboard.press("1");
  await page.keyboard.press("n");
  const gap = await focused();
  await expect(page.locator(`[data-cell="${gap}"]`)).toContainText(/insufficient/);
});

test("a day that is sent as a link opens as it was seen", async ({ page, startServer }) => {
  const server = await startServer();
  await studyOfTwo(server, page);
  await page.goto(`${server.url}/review?subject=S-001&day=2026-06-02&figure=plateau_pressure`);
  await expect(drawer(page, "Mean plateau pressure", "S-001")).toContainText("2 of 4 slots");
});

test("the review's CSV is the export of the API", async ({ page, startServer }) => {
  const server = await startServer();
  await studyOfTwo(server, page);
  await page.goto(`${server.url}/review`);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: /CSV/ }).first().click();
  expect((await download).suggestedFilename()).toMatch(/^daily_(long|wide)\.csv$/);
});

test("whoever is not enrolled is said so on the subject's page, with a way on", async ({
  page,
  startServer,
}) => {
  const server = await startServer();
  await new Staff(server).signIn(page, "icu_nurse");
  await page.goto(`${server.url}/subjects/nobody`);
  await expect(page.getByRole("heading", { name: "Nobody here is called nobody" })).toBeVisible();
  await page.getByRole("link", { name: "To all subjects" }).click();
  await expect(page).toHaveURL(/\/subjects$/);
});

test("the desk's pages say a lost server, and take up where it left when it is back", async ({
  page,
  complaints,
  startServer,
}) => {
  test.setTimeout(120_000);
  const server = await startServer();
  const feed = await studyOfTwo(server, page);
  await page.goto(`${server.url}/subjects/S-002`);
  await page.locator('[data-connection="live"]').waitFor();
  // The page is whole once its chart is there, which comes in a file of its own.
  await page.locator("canvas").first().waitFor();
  complaints.expectNetworkToFail();
  await server.kill();
  await page.locator('[data-connection="lost"]').waitFor({ timeout: 15_000 });
  await expect(page.getByRole("alert").filter({ hasText: /Server lost/ })).toBeVisible();
  await server.restart();
  await page.locator('[data-connection="live"]').waitFor({ timeout: 20_000 });
  await feed.send(peep("S-002", 19, hour(40)));
  await expect(page.getByRole("grid", { name: /Daily figures of S-002/ })).toContainText("13.5");
});
