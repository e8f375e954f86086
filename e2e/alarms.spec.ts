import { expect, type Page } from "@playwright/test";
import { enrolInfused, enrolWithPlateau, giveSupport, raiseSupport } from "./actions/alarm-causes.ts";
import { Feed, lately, minutesAgo, peep, plateau } from "./actions/feed.ts";
import { PASSWORD, Staff } from "./actions/staff.ts";
import { Wall } from "./actions/wall.ts";
import { Api } from "./fixtures/api.ts";
import type { RunningServer } from "./fixtures/running-server.ts";
import { test } from "./fixtures/test.ts";

/** A patient in bed 1 whose support rises far after an infusion an hour ago. */
async function riseAfterInfusion(server: RunningServer): Promise<Feed> {
  const feed = new Feed(server.url);
  await enrolInfused(feed, "1");
  await raiseSupport(feed, 2);
  return feed;
}

const chip = (page: Page) => page.locator('[data-bed="1"] .alarm-row .chip');

test("a limit crossed is said on the wall with its value and its limit, and ends with its cause", async ({
  page,
  startServer,
}) => {
  const server = await startServer();
  const feed = new Feed(server.url);
  await feed.enrol("S-011", { bed: "1", ...lately() });
  await feed.send(peep("S-011", 18, minutesAgo(4)));
  await Wall.open(page, server);
  await expect(chip(page)).toHaveCount(0);
  await feed.send(plateau("S-011", 32.4, minutesAgo(3)));
  await expect(chip(page)).toContainText("Pplat 32.4 > 30");
  await expect(page.locator(".alarm-counts")).toContainText("1");
  // Exactly at the limit is not beyond it.
  await feed.send(plateau("S-011", 30, minutesAgo(2)));
  await expect(chip(page)).toHaveCount(0);
  await feed.send(plateau("S-011", 30.04, minutesAgo(1)));
  await expect(chip(page)).toContainText("Pplat 30.04 > 30");
});

test("the rise of support after an infusion is a high alarm that outlives its cause, a kill and a reload, until a nurse has seen it", async ({
  page,
  complaints,
  startServer,
}) => {
  test.setTimeout(120_000);
  const server = await startServer();
  const feed = await riseAfterInfusion(server);
  await new Staff(server).signIn(page, "icu_nurse");
  await page.goto(`${server.url}/wall`);
  const tile = page.getByRole("region", { name: "Bed 1" });
  await expect(chip(page)).toContainText("FiO2 +0.30 PEEP +6.0");
  await expect(tile).toHaveClass(/is-high is-active/);

  await giveSupport(feed, 10, 0.5, 0);
  await expect(tile).toHaveClass(/is-high is-latched/);
  await expect(chip(page).locator("..")).toContainText("Latched, ended");
  complaints.expectNetworkToFail();
  await server.kill();
  await server.restart();
  await page.locator('[data-connection="live"]').first().waitFor({ timeout: 20_000 });
  await page.reload();
  await expect(tile).toHaveClass(/is-high is-latched/);

  await page.getByRole("button", { name: /^Acknowledge: .*FiO2/ }).click();
  await expect(tile).not.toHaveClass(/is-high/);
  const { body } = await new Api(server.url).get<{
    beds: readonly { alarms: readonly { condition: string }[] }[];
  }>("/api/v1/wall");
  expect(body.beds[0]?.alarms.map(({ condition }) => condition)).not.toContain("IAE-H1");
});

test("at a wall it is acknowledged by a PIN, and is the nurse's doing", async ({ page, startServer }) => {
  const server = await startServer();
  const feed = new Feed(server.url);
  await enrolWithPlateau(feed);
  const staff = new Staff(server);
  const cookie = await staff.cookieOf("icu_nurse");
  const set = await new Api(server.url).send("POST", "/api/v1/auth/pin", {
    token: null,
    headers: { cookie },
    body: JSON.stringify({ current_password: PASSWORD, pin: "802914" }),
  });
  expect(set.status).toBe(200);
  await staff.becomeWall(page, true);
  await page.goto(`${server.url}/wall`);
  await page.getByRole("button", { name: /^Acknowledge: .*Pplat 32.4 > 30/ }).click();
  const pad = page.getByRole("dialog");
  await pad.getByRole("button", { name: /The icu_nurse/ }).click();
  for (const digit of "802914") await pad.getByRole("button", { name: digit, exact: true }).click();
  const tile = page.getByRole("region", { name: "Bed 1" });
  // Silent, and still there: it is still true.
  await expect(tile).toHaveClass(/is-medium is-acknowledged/);
  await expect(tile).toContainText("Ack icu_nurse");
  await expect(chip(page)).toContainText("Pplat 32.4 > 30");
});

test("two who acknowledge at once are one acknowledgement, and who may not is refused", async ({
  startServer,
}) => {
  const server = await startServer();
  await riseAfterInfusion(server);
  const api = new Api(server.url);
  const { body } = await api.get<{ beds: readonly { alarms: readonly { id: string }[] }[] }>("/api/v1/wall");
  const alarm = body.beds[0]?.alarms[0]?.id;
  const staff = new Staff(server);
  const acknowledge = async (role: "icu_nurse" | "research_nurse" | "consultant") =>
    api.send("POST", "/api/v1/subjects/S-014/alarms/acknowledge", {
      token: null,
      headers: { cookie: await staff.cookieOf(role) },
      body: JSON.stringify({ alarm }),
    });
  expect((await acknowledge("consultant")).status).toBe(403);
  const both = await Promise.all([acknowledge("icu_nurse"), acknowledge("research_nurse")]);
  expect(both.map(({ status }) => status)).toEqual([200, 200]);
  const after = await api.get<{ beds: readonly { alarms: readonly { acknowledged_by?: string }[] }[] }>(
    "/api/v1/wall",
  );
  expect(after.body.beds[0]?.alarms[0]?.acknowledged_by).toMatch(/^(icu|research)_nurse$/);
});

/**
 * How often the border of bed 1 goes on, and for how much of it it is on: by the running animation's own times, walked
 * through in steps, so that a machine that draws few frames measures the same.
 */
function flashing(page: Page): Promise<{ readonly hertz: number; readonly duty: number }> {
  return page.evaluate(async () => {
    const STEPS = 200;
    const tile = document.querySelector('.tile[data-bed="1"]');
    if (tile === null) throw new Error("There is no bed 1");
    const ring = tile
      .getAnimations({ subtree: true })
      .find(({ effect }) => effect instanceof KeyframeEffect && effect.pseudoElement === "::after");
    if (ring === undefined) throw new Error("Its border does not flash");
    await ring.ready;
    const times = () => ({ own: Number(ring.currentTime), page: Number(document.timeline.currentTime) });
    const frame = () => new Promise(requestAnimationFrame);
    await frame();
    const before = times();
    do await frame();
    while (times().page - before.page < 100);
    const after = times();
    const speed = (after.own - before.own) / (after.page - before.page);
    const duration = Number(ring.effect?.getComputedTiming().duration);
    const startedAt = ring.startTime;
    ring.pause();
    const seen = Array.from({ length: STEPS }, (_, step) => {
      ring.currentTime = ((step + 0.5) / STEPS) * duration;
      return getComputedStyle(tile, "::after").opacity === "1";
    });
    ring.play();
    ring.startTime = startedAt;
    const rises = seen.filter((isOn, step) => isOn && seen.at(step - 1) === false).length;
    return { hertz: (rises * speed) / (duration / 1000), duty: seen.filter(Boolean).length / STEPS };
  });
}

test("a high alarm flashes at 2 Hz and a medium one at 0.5 Hz, half of the time; the chip and the figures never do", async ({
  page,
  startServer,
}) => {
  test.setTimeout(90_000);
  const server = await startServer();
  await riseAfterInfusion(server);
  await Wall.open(page, server);
  await expect(page.getByRole("region", { name: "Bed 1" })).toHaveClass(/is-high is-active/);
  const high = await flashing(page);
  expect(high.hertz).toBeGreaterThan(1.8);
  expect(high.hertz).toBeLessThan(2.2);
  expect(high.duty).toBeGreaterThan(0.4);
  expect(high.duty).toBeLessThan(0.6);
  const animated = await page.locator('.tile[data-bed="1"]').evaluate((tile) =>
    tile.getAnimations({ subtree: true }).map((animation) => {
      const { target, pseudoElement } = animation.effect as KeyframeEffect;
      return `${target?.className.toString().split(" ")[0]}${pseudoElement ?? ""}`;
    }),
  );
  expect(animated.toSorted()).toEqual(["bed-name", "tile::after"]);

  const feed = new Feed(server.url);
  await feed.enrol("S-011", { bed: "2", ...lately() });
  await feed.change("S-014", { bed: null });
  await feed.change("S-011", { bed: "1" });
  await feed.submit([peep("S-011", 18, minutesAgo(0)), plateau("S-011", 32.4, minutesAgo(0))]);
  await expect(page.getByRole("region", { name: "Bed 1" })).toHaveClass(/is-medium is-active/);
  const medium = await flashing(page);
  expect(medium.hertz).toBeGreaterThan(0.45);
  expect(medium.hertz).toBeLessThan(0.55);
  expect(medium.duty).toBeGreaterThan(0.4);
  expect(medium.duty).toBeLessThan(0.6);
});

test("whoever asked for less motion sees a second line instead of flashing", async ({
  page,
  startServer,
}) => {
  const server = await startServer();
  await riseAfterInfusion(server);
  await page.emulateMedia({ reducedMotion: "reduce" });
  await Wall.open(page, server);
  await expect(page.getByRole("region", { name: "Bed 1" })).toHaveClass(/is-high is-active/);
  const ring = await page
    .locator('.tile[data-bed="1"]')
    .evaluate((tile) => getComputedStyle(tile, "::after").outlineStyle);
  expect(ring).toBe("solid");
  expect(
    await page
      .locator('.tile[data-bed="1"]')
      .evaluate((tile) => tile.getAnimations({ subtree: true }).length),
  ).toBe(0);
});
