import { expect, type Page } from "@playwright/test";
import { enrolInfused, enrolWithPlateau, raiseSupport } from "./actions/alarm-causes.ts";
import { Feed, lately, minutesAgo, peep } from "./actions/feed.ts";
import { Staff } from "./actions/staff.ts";
import { Wall } from "./actions/wall.ts";
import { Cable } from "./fixtures/cable.ts";
import type { RunningServer } from "./fixtures/running-server.ts";
import { test } from "./fixtures/test.ts";

/** A patient in bed 1 with a medium alarm, and one in bed 2, infused an hour ago, with none. */
async function ward(server: RunningServer): Promise<Feed> {
  const feed = new Feed(server.url);
  await enrolWithPlateau(feed);
  await enrolInfused(feed, "2");
  return feed;
}

const pauseKey = (page: Page) => page.getByRole("button", { name: "Pause 2 min" });
const paused = (page: Page) => page.getByRole("button", { name: /^AUDIO PAUSED/ });
const counter = (page: Page) => page.locator(".audio-left");

/** Seconds left, as the bar says. */
async function secondsLeft(page: Page): Promise<number> {
  const [minutes = "", seconds = ""] = ((await counter(page).textContent()) ?? "").split(":");
  return Number(minutes) * 60 + Number(seconds);
}

test("a pause is a touch at a wall: it counts down, leaves the alarm to be seen, and a touch ends it", async ({
  page,
  startServer,
}) => {
  const server = await startServer();
  await ward(server);
  const wall = await Wall.openAtBedside(page, server);
  await expect(wall.tile("1")).toHaveClass(/is-medium is-active/);
  await pauseKey(page).click();
  await expect(paused(page)).toBeVisible();
  expect(await secondsLeft(page)).toBeLessThanOrEqual(120);
  const before = await secondsLeft(page);
  await expect.poll(() => secondsLeft(page)).toBeLessThan(before - 1);
  // As it was, but steady.
  await expect(wall.tile("1")).toHaveClass(/is-medium is-active is-paused/);
  await expect(wall.tile("1")).toContainText("Pplat 32.4 > 30");
  const moving = await wall.tile("1").evaluate((tile) => tile.getAnimations({ subtree: true }).length);
  expect(moving).toBe(0);
  await expect(page.locator(".alarm-counts")).toContainText("1");
  await expect(pauseKey(page)).toHaveCount(0);

  // By the keyboard as well.
  await paused(page).focus();
  await page.keyboard.press("Enter");
  await expect(paused(page)).toHaveCount(0);
  await expect(wall.tile("1")).not.toHaveClass(/is-paused/);
});

test("a higher alarm breaks through a pause, flashing and counted as sounding, and the other stays paused", async ({
  page,
  startServer,
}) => {
  const server = await startServer();
  const feed = await ward(server);
  const wall = await Wall.openAtBedside(page, server);
  await pauseKey(page).click();
  await expect(paused(page)).toBeVisible();
  await raiseSupport(feed);
  await expect(wall.tile("2")).toHaveClass(/is-high is-active/);
  await expect(wall.tile("2")).not.toHaveClass(/is-paused/);
  // The rise, and the step of PEEP that is to be confirmed.
  await expect(page.getByText("2 alarms sound")).toBeVisible();
  await expect(wall.tile("1")).toHaveClass(/is-paused/);
  await pauseKey(page).click();
  await expect(wall.tile("2")).toHaveClass(/is-paused/);
  await expect(page.getByText("2 alarms sound")).toHaveCount(0);
});

test("who may not acknowledge may not pause, and sees that it is paused", async ({ page, startServer }) => {
  const server = await startServer();
  await ward(server);
  await Wall.open(page, server);
  await expect(page.locator(".alarm-counts")).toContainText("1");
  await expect(pauseKey(page)).toHaveCount(0);
  const staff = new Staff(server);
  const cookie = await staff.cookieOf("icu_nurse");
  const feed = new Feed(server.url);
  const ask = (headers: Record<string, string>, path: string) =>
    feed.api.send("POST", path, { token: null, headers, body: JSON.stringify({ pause: true }) });
  expect((await ask({ cookie: await staff.wallCookie() }, "/api/v1/wall/pause")).status).toBe(403);
  expect((await ask({ cookie: await staff.cookieOf("consultant") }, "/api/v1/alarms/pause")).status).toBe(
    403,
  );
  expect(await ask({ cookie }, "/api/v1/alarms/pause")).toMatchObject({ status: 200, body: { alarms: 1 } });
  await expect(page.locator(".audio-paused")).toContainText("AUDIO PAUSED");
  await expect(paused(page)).toHaveCount(0);
});

test("an alarm that is raised while the network is out is there, asking, when it is back", async ({
  page,
  complaints,
  startServer,
}) => {
  test.setTimeout(120_000);
  const server = await startServer();
  const feed = await ward(server);
  const cable = await Cable.to(server.port);
  try {
    const wall = await Wall.openAtBedside(page, server, cable.url);
    await expect(wall.tile("1")).toHaveClass(/is-medium is-active/);
    complaints.expectNetworkToFail();
    cable.pull();
    await wall.connection("lost").waitFor({ timeout: 30_000 });
    await raiseSupport(feed);
    await expect(wall.tile("2")).not.toHaveClass(/is-high/);
    cable.plugIn();
    await wall.connection("live").waitFor({ timeout: 30_000 });
    await expect(wall.tile("2")).toHaveClass(/is-high is-active/);
    await expect(wall.tile("2")).toContainText("FiO2 +0.30");
  } finally {
    await page.close();
    cable.close();
  }
});

test("a browser that blocks sound is said and counted as a low technical alarm of that wall; the first touch switches sound on, and does what it was for", async ({
  page,
  startServer,
}) => {
  const server = await startServer();
  const feed = new Feed(server.url);
  await feed.enrol("S-011", { bed: "1", ...lately() });
  await feed.send(peep("S-011", 10, minutesAgo(4)));
  // The test's own questions count as a person's touch; so the sound begins as on a screen that nobody has touched.
  await page.addInitScript(() => {
    window.AudioContext = class extends AudioContext {
      constructor() {
        super();
        void this.suspend();
      }
    };
  });
  await Wall.openAtBedside(page, server);
  const off = page.getByRole("button", { name: /Sound is off: touch to switch on/ });
  await expect(off).toBeVisible();
  const counts = page.locator(".alarm-counts .chip");
  await expect(counts).toHaveCount(1);
  await expect(counts).toHaveClass(/is-low/);
  await expect(counts).toHaveText("low priority1");
  // A finger rests for a moment. Armed meanwhile, the bar would move the key away from under it.
  await page.getByRole("button", { name: "Who is here?" }).click({ delay: 300 });
  await expect(page.getByRole("dialog", { name: "Who is here?" })).toBeVisible();
  await expect(off).toHaveCount(0);
  await expect(counts).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: /Sound on/ })).toBeVisible();
});

test("a wall's volume has a floor, outlives a reload, and a test sounds every priority without touching the alarms", async ({
  page,
  startServer,
}) => {
  const server = await startServer();
  await ward(server);
  // What is played, by its length in pulses and its gain: the speaker itself cannot be heard here.
  await page.addInitScript(() => {
    const started: number[] = [];
    Object.assign(window, { started });
    const start = OscillatorNode.prototype.start;
    OscillatorNode.prototype.start = function (this: OscillatorNode, when?: number) {
      if (this.frequency.value === 440) started.push(when ?? 0);
      start.call(this, when);
    };
  });
  const wall = await Wall.openAtBedside(page, server);
  await wall.tile("1").click({ position: { x: 200, y: 150 } });
  await page.getByRole("button", { name: /^Sound on/ }).click();
  const panel = page.getByRole("dialog", { name: "Alarm sound on this screen" });
  const slider = panel.getByRole("slider");
  await expect(slider).toHaveValue("0.7");
  await slider.focus();
  await page.keyboard.press("Home");
  await expect(slider).toHaveValue("0.4");
  await expect(panel).toContainText("40 %");
  await page.keyboard.press("ArrowRight");
  await expect(slider).toHaveValue("0.45");

  const pulses = () => page.evaluate(() => (window as unknown as { started: number[] }).started.length);
  const before = await pulses();
  await panel.getByRole("button", { name: "Test" }).click();
  await expect.poll(pulses).toBeGreaterThanOrEqual(before + 10 + 3 + 1);
  await expect(panel).toContainText("high priority");
  await expect(panel).toContainText("low priority", { timeout: 15_000 });
  await expect(wall.tile("1")).toHaveClass(/is-medium is-active/);

  await page.keyboard.press("Escape");
  await expect(panel).toBeHidden();
  const reopen = async () => {
    await page.reload();
    await wall.tile("1").click({ position: { x: 200, y: 150 } });
    await page.getByRole("button", { name: /^Sound on/ }).click();
  };
  await reopen();
  await expect(slider).toHaveValue("0.45");
  // What was kept by hand below the floor is not taken.
  await page.evaluate(() => localStorage.setItem("ventwall-alarm-volume", "0"));
  await reopen();
  await expect(slider).toHaveValue("0.4");
});

test("a nurse records a transport on the subject's page, and the wall says for how long nothing is overdue", async ({
  page,
  startServer,
}) => {
  const server = await startServer();
  const feed = new Feed(server.url);
  await feed.enrol("S-011", { bed: "1", ...lately() });
  await feed.send(peep("S-011", 10, minutesAgo(90)));
  await new Staff(server).signIn(page, "icu_nurse");
  await page.goto(`${server.url}/wall`);
  const tile = page.getByRole("region", { name: "Bed 1" });
  await expect(tile).toContainText("PEEP overdue");
  await page.goto(`${server.url}/subjects/S-011`);
  await page.getByRole("button", { name: "Transport begins now" }).click();
  await expect(page.getByRole("region", { name: "Transport" })).toContainText(
    /Transport since .*, 30 min left/,
  );
  await page.goto(`${server.url}/wall`);
  await expect(tile).toContainText("Transport since");
  await expect(tile).not.toContainText("PEEP overdue");
  await page.goto(`${server.url}/subjects/S-011`);
  await page.getByRole("button", { name: "Back on the ward" }).click();
  await page.goto(`${server.url}/wall`);
  await expect(tile).toContainText("PEEP overdue");
});
