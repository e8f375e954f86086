import { expect, type Page } from "@playwright/test";
import type { BedView } from "#lib/projections/bed-view.ts";
import { Feed, fio2, peep, plateau } from "./actions/feed.ts";
import { Staff } from "./actions/staff.ts";
import { Wall } from "./actions/wall.ts";
import { Api } from "./fixtures/api.ts";
import type { RunningServer } from "./fixtures/running-server.ts";
import { test } from "./fixtures/test.ts";

// In these tests the server's clock stands until it is stepped: what must happen at an instant is seen not to have
// happened just before it. The pages' own time, by which borders flash, goes on.

/** A time of the day of the infusion, at the site in Guangzhou. */
const on = (time: string): string => `2026-03-02T${time}+08:00`;

/** Somebody on the ventilator, infused at 08:00, with PEEP 10 and FiO2 0.50 ten minutes before. */
async function enrolInfused(feed: Feed, subject: string, bed: string): Promise<void> {
  await feed.enrol(subject, {
    bed,
    ventilation_started_at: on("07:30:00"),
    infusion_started_at: on("08:00:00"),
  });
  await giveSupport(feed, subject, 10, 0.5, on("07:50:00"));
}

async function giveSupport(
  feed: Feed,
  subject: string,
  cmH2O: number,
  fraction: number,
  at: string,
): Promise<void> {
  await feed.submit([peep(subject, cmH2O, at), fio2(subject, fraction, at)]);
}

/** The open alarms of a bed by the API, the conditions that are asked for alone. */
async function alarmsOf(server: RunningServer, bed: string, ...conditions: readonly string[]) {
  const { body } = await new Api(server.url).get<{ beds: readonly BedView[] }>("/api/v1/wall");
  const { alarms = [] } = body.beds.find((view) => view.bed === bed) ?? {};
  return alarms.filter(({ condition }) => conditions.includes(condition));
}

/** Counts the pulses of the bursts that a page plays from here on: the speaker itself cannot be heard. */
async function countPulses(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    Object.assign(window, { pulses: 0 });
    const start = OscillatorNode.prototype.start;
    OscillatorNode.prototype.start = function (this: OscillatorNode, when?: number) {
      if (this.frequency.value === 440) (window as unknown as { pulses: number }).pulses += 1;
      start.call(this, when);
    };
  });
  return () => page.evaluate(() => (window as unknown as { pulses: number }).pulses);
}

test("from infusion to candidate: support rises at T+00:45, nobody answers for five minutes and not a second less, and what a nurse has seen asks again after eight hours", async ({
  page,
  context,
  complaints,
  startServer,
}) => {
  test.setTimeout(120_000);
  const server = await startServer({ standsAt: on("08:00:00") });
  const feed = new Feed(server.url);
  await enrolInfused(feed, "S-014", "1");
  await feed.enrol("S-011", { bed: "5" });
  const staff = new Staff(server);
  await staff.signIn(page, "icu_nurse");
  await page.goto(`${server.url}/subjects/S-014?view=window`);
  const panel = page.getByRole("region", { name: "Infusion window", exact: true });
  await expect(panel).toContainText("T+00:00");
  const wall = await context.newPage();
  complaints.watch(wall);
  await wall.goto(`${server.url}/wall?beds=1`);
  const tile = wall.getByRole("region", { name: "Bed 1" });
  await expect(tile.locator(".infusion-clock")).toContainText("T+00:00");
  await expect(tile).not.toHaveClass(/is-active/);

  await server.stepTo(on("08:40:00"));
  await feed.change("S-014", { infusion_ended_at: on("08:40:00") });
  await server.stepTo(on("08:45:00"));
  await giveSupport(feed, "S-014", 16, 0.8, on("08:45:00"));
  await expect(tile).toHaveClass(/is-high is-active/);
  await expect(tile.locator(".alarm-row .chip").first()).toContainText("FiO2 +0.30 PEEP +6.0");
  await expect(tile.locator(".infusion-clock")).toContainText("T+00:45");
  const window = page.getByRole("region", { name: /^Window from/ });
  const candidate = window.locator(".candidate");
  await expect(candidate).toHaveCount(1);
  await expect(candidate).toContainText("H1 Hypoxaemia: FiO2 and PEEP raised");
  await expect(candidate).toContainText("08:45");

  await server.stepTo(on("08:49:59"));
  const banner = page.locator(".desk-alarms li");
  const otherBeds = await context.newPage();
  complaints.watch(otherBeds);
  await otherBeds.goto(`${server.url}/wall?beds=5`);
  await expect(otherBeds.locator(".clock")).toHaveText("08:49");
  expect((await alarmsOf(server, "1", "IAE-H1"))[0]?.escalated_at).toBeUndefined();
  await expect(otherBeds.locator(".escalated")).toHaveCount(0);
  await expect(banner).toHaveCount(0);
  await server.stepTo(on("08:50:00"));
  await expect(otherBeds.locator(".escalated")).toContainText(/Bed 1 .*unanswered for 5 min/);
  await expect(banner).toContainText(/FiO2 .*unanswered for 5 min/);
  await expect(banner.getByRole("link")).toHaveAttribute("href", "/subjects/S-014");
  expect(Date.parse((await alarmsOf(server, "1", "IAE-H1"))[0]?.escalated_at ?? "")).toBe(
    Date.parse(on("08:50:00")),
  );

  await banner.getByRole("button", { name: /^Acknowledge: / }).click();
  await expect(banner).toHaveCount(0);
  await expect(otherBeds.locator(".escalated")).toHaveCount(0);
  await otherBeds.close();
  const seen = tile.locator(".alarm-row");
  await expect(tile).not.toHaveClass(/is-high is-active/);
  await expect
    .poll(async () => (await alarmsOf(server, "1", "IAE-H1"))[0]?.acknowledged_by)
    .toBe("icu_nurse");

  complaints.expectNetworkToFail();
  const before = await alarmsOf(server, "1", "IAE-H1", "PEEP-STEP");
  await server.kill();
  await server.restart();
  expect(await alarmsOf(server, "1", "IAE-H1", "PEEP-STEP")).toEqual(before);

  await server.stepTo(on("16:49:59"));
  expect((await alarmsOf(server, "1", "IAE-H1"))[0]?.acknowledged_by).toBe("icu_nurse");
  await server.stepTo(on("16:50:00"));
  await expect(tile).toHaveClass(/is-high is-active/, { timeout: 20_000 });
  await expect(seen).toContainText("FiO2 +0.30 PEEP +6.0");
  expect((await alarmsOf(server, "1", "IAE-H1"))[0]).toMatchObject({ latched: false });
  expect((await alarmsOf(server, "1", "IAE-H1"))[0]?.acknowledged_by).toBeUndefined();
});

test("a pause counts down from two minutes and sound returns at their end; a higher alarm breaks through; a kill in the midst changes nothing", async ({
  page,
  browser,
  complaints,
  startServer,
}) => {
  test.setTimeout(120_000);
  const server = await startServer({ standsAt: on("09:00:00") });
  const feed = new Feed(server.url);
  await feed.enrol("S-011", { bed: "1", ventilation_started_at: on("08:30:00") });
  await feed.submit([peep("S-011", 18, on("08:58:00")), plateau("S-011", 32.4, on("08:58:00"))]);
  await enrolInfused(feed, "S-014", "2");
  await feed.change("S-014", { infusion_ended_at: on("08:40:00") });
  const pulses = await countPulses(page);
  const wall = await Wall.openAtBedside(page, server);
  await expect(wall.tile("1")).toHaveClass(/is-medium is-active/);
  // A person's touch switches sound on, wherever it falls.
  await wall.tile("1").click({ position: { x: 200, y: 150 } });
  await expect.poll(pulses).toBe(3);

  const left = page.locator(".audio-left");
  await page.getByRole("button", { name: "Pause 2 min" }).click();
  await expect(left).toHaveText("2:00");
  await server.stepTo(on("09:00:45"));
  await expect(left).toHaveText("1:15");
  await server.stepTo(on("09:01:59"));
  await expect(left).toHaveText("0:01");
  await expect(wall.tile("1")).toHaveClass(/is-medium is-active is-paused/);
  const whilePaused = await pulses();
  await server.stepTo(on("09:02:00"));
  await expect(left).toHaveCount(0);
  await expect(wall.tile("1")).not.toHaveClass(/is-paused/);
  await expect.poll(pulses).toBe(whilePaused + 3);

  // Heard for a while, it may be paused again.
  await server.stepTo(on("09:02:30"));
  await page.getByRole("button", { name: "Pause 2 min" }).click();
  await expect(left).toHaveText("2:00");
  await server.stepTo(on("09:03:00"));
  const before = await pulses();
  await giveSupport(feed, "S-014", 16, 0.8, on("09:03:00"));
  await expect(wall.tile("2")).toHaveClass(/is-high is-active/);
  await expect(wall.tile("2")).not.toHaveClass(/is-paused/);
  await expect.poll(pulses).toBe(before + 10);
  await expect(wall.tile("1")).toHaveClass(/is-paused/);
  await expect(left).toHaveText("1:30");

  complaints.expectNetworkToFail();
  const all = ["PPLAT-HI", "IAE-H1", "PEEP-STEP"] as const;
  const alarms = [await alarmsOf(server, "1", ...all), await alarmsOf(server, "2", ...all)];
  await server.kill();
  await server.restart();
  expect([await alarmsOf(server, "1", ...all), await alarmsOf(server, "2", ...all)]).toEqual(alarms);
  await wall.connection("live").waitFor({ timeout: 20_000 });
  await expect(left).toHaveText("1:30");
  await expect(wall.tile("2")).toHaveClass(/is-high is-active/);
  // A desk counts the same.
  const desk = await (await browser.newContext({ locale: "en-GB" })).newPage();
  complaints.watch(desk);
  await new Staff(server).signIn(desk, "research_nurse");
  await desk.goto(`${server.url}/subjects`);
  await expect(desk.locator(".desk-alarms")).toContainText("AUDIO PAUSED");
  await expect(desk.locator(".audio-left")).toHaveText("1:30");
  await desk.close();
  // Its five minutes go on where they were.
  await server.stepTo(on("09:07:59"));
  expect((await alarmsOf(server, "2", "IAE-H1"))[0]?.escalated_at).toBeUndefined();
  await server.stepTo(on("09:08:00"));
  await expect(page.locator(".escalated")).toContainText(/Bed 2 .*unanswered for 5 min/);
});

test("six hours after T0 a rise is the last that is high, a second later it is for review; at 24 hours the window closes", async ({
  page,
  startServer,
}) => {
  const server = await startServer({ standsAt: on("13:59:00") });
  const feed = new Feed(server.url);
  await enrolInfused(feed, "S-014", "1");
  await enrolInfused(feed, "S-015", "2");
  const wall = await Wall.open(page, server);
  await server.stepTo(on("14:00:00"));
  await giveSupport(feed, "S-014", 16, 0.8, on("14:00:00"));
  await expect(wall.tile("1")).toHaveClass(/is-high is-active/);
  await expect(wall.tile("1").locator(".infusion-clock")).toContainText("T+06:00");
  await expect(wall.tile("1").locator(".infusion-mark-passed")).toHaveCount(0);
  await server.stepTo(on("14:01:00"));
  await giveSupport(feed, "S-015", 16, 0.8, on("14:00:01"));
  await expect(wall.tile("2")).toHaveClass(/is-medium is-active/);
  expect((await alarmsOf(server, "2", "IAE-H1", "IAE-H2")).map(({ condition }) => condition)).toEqual([
    "IAE-H2",
  ]);
  await expect(wall.tile("2").locator(".infusion-mark-passed")).toHaveCount(1);

  // The last instant of the window is within it.
  await server.stepTo("2026-03-03T08:00:00+08:00");
  await expect(wall.tile("2").locator(".infusion-clock")).toContainText("T+24:00");
  expect(await alarmsOf(server, "2", "IAE-END")).toEqual([]);
  await server.stepTo("2026-03-03T08:00:01+08:00");
  await expect.poll(() => alarmsOf(server, "2", "IAE-END")).toHaveLength(1);
  await expect(wall.tile("2").locator(".infusion-clock")).toHaveCount(0);
  // What was raised stays until somebody has seen it.
  await expect(wall.tile("1")).toHaveClass(/is-high/);
  await expect(wall.tile("1").locator(".alarm-row .chip").first()).toContainText("FiO2 +0.30 PEEP +6.0");
});
