import { expect, type Page } from "@playwright/test";
import { Feed, minutesAgo, peep, plateau } from "./actions/feed.ts";
import { Staff } from "./actions/staff.ts";
import type { RunningServer } from "./fixtures/running-server.ts";
import { test } from "./fixtures/test.ts";

/** Bed 1 goes beyond the limits twice and comes back; bed 2 stays beyond the limit of driving pressure. */
async function ward(server: RunningServer): Promise<Feed> {
  const feed = new Feed(server.url);
  for (const [subject, bed] of [
    ["S-011", "1"],
    ["S-012", "2"],
  ] as const) {
    await feed.enrol(subject, { bed, ventilation_started_at: minutesAgo(70) });
  }
  await feed.submit([peep("S-011", 18, minutesAgo(65)), plateau("S-011", 31, minutesAgo(60))]);
  await feed.submit([peep("S-011", 18, minutesAgo(31)), plateau("S-011", 29, minutesAgo(30))]);
  await feed.submit([peep("S-012", 10, minutesAgo(20)), plateau("S-012", 25.4, minutesAgo(20))]);
  await feed.send(peep("S-011", 18, minutesAgo(5)));
  return feed;
}

async function openLog(page: Page, server: RunningServer, query = ""): Promise<void> {
  await new Staff(server).signIn(page, "research_nurse");
  await page.goto(`${server.url}/alarms${query}`);
  await expect(page.getByRole("heading", { level: 1, name: "Alarms" })).toBeVisible();
}

const lines = (page: Page) => page.locator("tr[data-alarm]");

test("the log tells what became of each alarm, and a line opens to every step", async ({
  page,
  startServer,
}) => {
  const server = await startServer();
  await ward(server);
  await openLog(page, server);
  await expect(lines(page)).toHaveCount(2);
  const [driving, plateaus] = [lines(page).first(), lines(page).last()];
  await expect(driving).toContainText("ΔP 15.4 > 15");
  await expect(driving).toContainText("active");
  await expect(plateaus).toContainText("Pplat 31.0 > 30");
  await expect(plateaus).toContainText("ended");
  await expect(page.getByRole("button", { name: "Active 1" })).toBeVisible();

  await page.getByRole("button", { name: "What happened to Pplat 31.0 > 30" }).click();
  const steps = page.locator(".alarm-steps li");
  await expect(steps).toHaveCount(3);
  await expect(steps.first()).toContainText("raised");
  await expect(steps.last()).toContainText("its cause was gone");
  // What is open stands in the address, for a colleague to be sent.
  await page.reload();
  await expect(steps).toHaveCount(3);
});

test("an alarm that is raised and acknowledged meanwhile comes into the log by itself", async ({
  page,
  startServer,
}) => {
  const server = await startServer();
  const feed = await ward(server);
  await openLog(page, server, "?subject=S-011");
  await expect(lines(page)).toHaveCount(1);
  // Back within ten minutes it is the same alarm, and says what is so now.
  await feed.send(plateau("S-011", 32.5, minutesAgo(1)));
  await expect(lines(page).first()).toContainText("Pplat 32.5 > 30", { timeout: 15_000 });
  await expect(lines(page).first()).toContainText("not yet");
  const name = await lines(page).first().getAttribute("data-alarm");
  const seen = await page.request.post(`${server.url}/api/v1/subjects/S-011/alarms/acknowledge`, {
    data: { alarm: name },
    headers: { origin: server.url },
  });
  expect(seen.status()).toBe(200);
  await expect(lines(page).first()).toContainText("research_nurse", { timeout: 15_000 });
});

test("it is filtered by sort, bed and condition, and exported as it is filtered", async ({
  page,
  startServer,
}) => {
  const server = await startServer();
  await ward(server);
  await openLog(page, server);
  await page.getByRole("button", { name: "Active 1" }).click();
  await expect(lines(page)).toHaveCount(1);
  await page.getByRole("button", { name: "All 2" }).click();
  await page.getByLabel("Condition", { exact: true }).selectOption("PPLAT-HI");
  await expect(lines(page)).toHaveCount(1);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Export every step" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("alarm_log.csv");
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  const rows = Buffer.concat(chunks).toString("utf8").trimEnd().split("\n");
  expect(rows).toHaveLength(4);
  expect(rows.slice(1).every((row) => row.includes("PPLAT-HI"))).toBe(true);
});

test("moving a limit and replaying shows what would not have been seen, and changes nothing", async ({
  page,
  startServer,
}) => {
  const server = await startServer();
  await ward(server);
  await openLog(page, server);
  const panel = page.getByRole("region", { name: "What if" });
  await expect(panel.getByRole("button", { name: "Replay" })).toBeDisabled();
  await panel.getByLabel("ΔP limit").fill("16");
  await panel.getByRole("button", { name: "Replay" }).click();
  await expect(panel).toContainText("You would have seen later, or not at all: 1");
  await expect(panel.getByRole("row", { name: /S-012/ })).toContainText("not at all");
  await expect(panel).toContainText("−50 %");
  await expect(panel).toContainText("High alarms lost: none");
  await expect(lines(page)).toHaveCount(2);
});
