import { expect } from "@playwright/test";
import { Feed, minutesAgo, peep, plateau } from "./actions/feed.ts";
import { Wall } from "./actions/wall.ts";
import type { RunningServer } from "./fixtures/running-server.ts";
import { test } from "./fixtures/test.ts";

/** A ward of so many beds, each with a patient whose figures of the last hour are known. */
async function fillWard(server: RunningServer, beds: number): Promise<Feed> {
  const feed = new Feed(server.url);
  for (let bed = 1; bed <= beds; bed++) {
    const subject = `S-${String(bed).padStart(3, "0")}`;
    await feed.enrol(subject, { bed: String(bed), ventilation_started_at: minutesAgo(30 * 60) });
    await feed.submit([
      peep(subject, 10 + (bed % 8), minutesAgo(25)),
      plateau(subject, 24 + (bed % 8), minutesAgo(20)),
      { subject, parameter: "tidal_volume", value: 400, unit: "mL", observed_at: minutesAgo(20) },
    ]);
  }
  return feed;
}

test("a reading stands on the wall as soon as it is sent, without a reload", async ({
  page,
  startServer,
}) => {
  const server = await startServer();
  const feed = await fillWard(server, 2);
  const wall = await Wall.open(page, server);
  await expect(wall.figure("1", "peep")).toHaveText("11.0");
  await expect(wall.figure("1", "plateau_pressure")).toHaveText("25.0");
  await expect(wall.figure("1", "driving_pressure")).toHaveText("14.0");
  await expect(wall.figure("1", "static_compliance")).toHaveText("28.6");
  await expect(wall.figure("1", "peep")).toHaveAttribute("data-state", "current");
  await page.evaluate(() => Object.assign(window, { sameDocument: true }));

  await feed.send(peep("S-001", 13.25, minutesAgo(1)));
  await expect(wall.figure("1", "peep")).toHaveText("13.3");
  // Measured at another PEEP than the one that stands below it now: the tile says at which.
  await expect(wall.figure("1", "driving_pressure")).toHaveText("14.0");
  await expect(wall.tile("1")).toContainText("at 11.0");
  await feed.send(plateau("S-001", 30, minutesAgo(0)));
  await expect(wall.figure("1", "driving_pressure")).toHaveText("16.8");
  await expect(wall.figure("2", "peep")).toHaveText("12.0");

  await feed.enrol("S-003", { bed: "3" });
  await expect(wall.tile("3")).toContainText("No data yet");
  expect(await page.evaluate(() => "sameDocument" in window)).toBe(true);
});

test("late, missed and never look different, and say a word each", async ({ page, startServer }) => {
  const server = await startServer();
  const feed = new Feed(server.url);
  const ventilated = { ventilation_started_at: minutesAgo(30 * 60) };
  await feed.enrol("S-current", { bed: "1", ...ventilated });
  await feed.send(peep("S-current", 10, minutesAgo(10)));
  await feed.enrol("S-late", { bed: "2", ...ventilated });
  await feed.send(peep("S-late", 10, minutesAgo(80)));
  await feed.enrol("S-missed", { bed: "3", ...ventilated });
  // A whole plateau slot of six hours has passed since.
  await feed.submit([
    peep("S-missed", 10, minutesAgo(13 * 60)),
    plateau("S-missed", 25, minutesAgo(13 * 60)),
  ]);
  await feed.enrol("S-never", { bed: "4" });
  const off = { ventilation_started_at: minutesAgo(30 * 60), ventilation_ended_at: minutesAgo(60) };
  await feed.enrol("S-off", { bed: "5", ...off });
  await feed.enrol("S-gone", { bed: "6" });
  await feed.change("S-gone", { bed: null });

  const wall = await Wall.open(page, server);
  const state = (bed: string, quantity: string) => wall.figure(bed, quantity).getAttribute("data-state");
  await expect(wall.tiles).toHaveCount(6);
  expect(await state("1", "peep")).toBe("current");
  expect(await state("1", "plateau_pressure")).toBe("none");
  await expect(wall.figure("1", "plateau_pressure")).toHaveText("—");
  expect(await state("2", "peep")).toBe("late");
  await expect(wall.figure("2", "peep")).toHaveText("10.0");
  expect(await state("3", "plateau_pressure")).toBe("missed");
  await expect(wall.tile("3")).toContainText("missed");
  expect(await state("4", "peep")).toBe("none");
  await expect(wall.figure("4", "peep")).toHaveText("—");
  await expect(wall.tile("4")).toContainText("No data yet");
  await expect(wall.tile("5")).toContainText("Off ventilator");
  await expect(wall.tile("6")).toContainText("Empty");
  await expect(wall.figure("6", "driving_pressure")).toHaveText("—");

  const looks = await Promise.all(
    ["1", "2"].map((bed) =>
      wall.figure(bed, "peep").evaluate((figure) => {
        const { fontWeight, color } = getComputedStyle(figure);
        return `${fontWeight} ${color}`;
      }),
    ),
  );
  expect(new Set(looks).size).toBe(2);
});

const SIZES = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
  { width: 3840, height: 2160 },
  { width: 1080, height: 1920 },
];

test("24 beds fit at every size of screen: no scrolling, nothing outside, nothing over another", async ({
  page,
  startServer,
}) => {
  const server = await startServer();
  await fillWard(server, 24);
  const wall = await Wall.open(page, server);
  for (const size of SIZES) {
    await page.setViewportSize(size);
    await expect(wall.tiles).toHaveCount(24);
    const name = `${size.width}×${size.height}`;
    await expect
      .poll(() =>
        page.evaluate(() => {
          const { scrollWidth, scrollHeight } = document.documentElement;
          return [scrollWidth - window.innerWidth, scrollHeight - window.innerHeight];
        }),
      )
      .toEqual([0, 0]);
    // Measured on what is drawn, not on its way there.
    await page.evaluate(async () => {
      await document.fonts.ready;
      for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
    });
    const tiles = await wall.tiles.evaluateAll((elements) =>
      elements.map((element) => {
        const { left, top, right, bottom } = element.getBoundingClientRect();
        const spills = [...element.querySelectorAll("[data-quantity]")].some((figure) => {
          const box = figure.getBoundingClientRect();
          return box.left < left || box.right > right + 1 || box.top < top || box.bottom > bottom + 1;
        });
        return { left, top, right, bottom, spills };
      }),
    );
    for (const [index, tile] of tiles.entries()) {
      const bed = `bed ${index + 1} at ${name}`;
      expect(tile.left, bed).toBeGreaterThanOrEqual(0);
      expect(tile.top, bed).toBeGreaterThanOrEqual(0);
      expect(tile.right, bed).toBeLessThanOrEqual(size.width);
      expect(tile.bottom, bed).toBeLessThanOrEqual(size.height);
      expect(tile.spills, bed).toBe(false);
      const overlapping = tiles.filter(
        (other) =>
          other !== tile &&
          other.left < tile.right - 1 &&
          other.right > tile.left + 1 &&
          other.top < tile.bottom - 1 &&
          other.bottom > tile.top + 1,
      );
      expect(overlapping, bed).toEqual([]);
    }
  }
});

test("more than 24 beds turn pages by themselves, and every bed comes up", async ({ page, startServer }) => {
  const server = await startServer();
  await fillWard(server, 30);
  const wall = await Wall.open(page, server);
  const seen = new Set<string>();
  const look = async () => {
    for (const tile of await wall.tiles.all()) {
      if (await tile.isVisible()) seen.add((await tile.getAttribute("data-bed")) ?? "");
    }
    return seen.size;
  };
  expect(await look()).toBeLessThanOrEqual(24);
  await expect.poll(look, { timeout: 45_000, intervals: [1_000] }).toBe(30);
});

test("a second screen shows its part of the ward", async ({ page, startServer }) => {
  const server = await startServer();
  await fillWard(server, 6);
  const wall = await Wall.open(page, server, "?beds=3-4,6");
  await expect(wall.tiles).toHaveCount(3);
  for (const bed of ["3", "4", "6"]) await expect(wall.tile(bed)).toBeVisible();
});

test("the wall speaks Chinese when it is asked to, and remembers it", async ({ page, startServer }) => {
  const server = await startServer();
  await fillWard(server, 1);
  await Wall.open(page, server, "?lang=zh");
  await expect(page.locator("html")).toHaveAttribute("lang", /^zh/);
  await expect(page.locator('[data-bed="1"][aria-label]')).toHaveAttribute("aria-label", /床/);
  await expect(page.locator("[data-connection]").first()).toContainText("已连接");
  await page.goto(`${server.url}/wall`);
  await expect(page.locator("html")).toHaveAttribute("lang", /^zh/);
});

test("a lost server is said within 15 s while the figures stay and age, and the true state returns without a reload", async ({
  page,
  complaints,
  startServer,
}) => {
  test.setTimeout(120_000);
  const server = await startServer();
  const feed = await fillWard(server, 2);
  // Its age in whole minutes changes half a minute from now.
  await feed.send(peep("S-001", 12, minutesAgo(5.5)));
  const wall = await Wall.open(page, server);
  await expect(wall.figure("1", "peep")).toHaveText("12.0");
  await page.evaluate(() => Object.assign(window, { sameDocument: true }));

  complaints.expectNetworkToFail();
  await server.kill();
  await wall.connection("lost").waitFor({ timeout: 15_000 });
  await expect(page.getByRole("alert").filter({ hasText: /SERVER LOST/ })).toBeVisible();
  await expect(wall.figure("1", "peep")).toHaveText("12.0");
  const words = await wall.tile("1").innerText();
  await expect.poll(() => wall.tile("1").innerText(), { timeout: 45_000 }).not.toBe(words);
  await expect(wall.figure("1", "peep")).toHaveText("12.0");

  await server.restart();
  await feed.send(peep("S-001", 15, minutesAgo(0)));
  await wall.connection("live").waitFor({ timeout: 20_000 });
  await expect(wall.figure("1", "peep")).toHaveText("15.0");
  await expect(page.getByRole("alert").filter({ hasText: /SERVER LOST/ })).toHaveCount(0);
  expect(await page.evaluate(() => "sameDocument" in window)).toBe(true);

  await feed.send(peep("S-002", 17, minutesAgo(0)));
  await expect(wall.figure("2", "peep")).toHaveText("17.0");
});
