import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { Feed, minutesAgo, peep, plateau } from "./actions/feed.ts";
import { Staff } from "./actions/staff.ts";
import { test } from "./fixtures/test.ts";

const PAGES = [
  ["the wall", "/wall"],
  ["the list of subjects", "/subjects"],
  ["a subject's course", "/subjects/S-001"],
  ["a subject's infusions", "/subjects/S-001?view=window"],
  ["a subject's record", "/subjects/S-001/record"],
  ["a new subject", "/enrol"],
  ["a subject's readings", "/subjects/S-001?tab=readings"],
  ["the events", "/events"],
  ["an event with its evidence", "/events?case=S-001%2FIAE%2F1"],
  ["the form of an adverse event", "/events?record=new"],
  ["the queries", "/queries"],
  ["the review with a day opened", `/review?subject=S-001&figure=peep&day=${localDate()}`],
  ["the review with a lung injury score opened", `/review?subject=S-001&figure=lis&day=${localDate()}`],
  ["the sheet of a subject's days", "/subjects/S-001/print"],
] as const;

/** Today in Guangzhou. */
function localDate(): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai" }).format(new Date());
}

for (const language of ["en", "zh"]) {
  test(`nothing on the pages keeps people out, in ${language}`, async ({ page, startServer }) => {
    test.setTimeout(180_000);
    const server = await startServer();
    const staff = new Staff(server);
    await staff.signIn(page, "research_nurse");
    const feed = new Feed(server.url);
    const treated = {
      ventilation_started_at: minutesAgo(40 * 60),
      infusion_started_at: minutesAgo(120),
      height_cm: 170,
    };
    await feed.enrol("S-001", { bed: "1", ...treated });
    await feed.submit([
      peep("S-001", 10, minutesAgo(100)),
      plateau("S-001", 31, minutesAgo(95)),
      peep("S-001", 99, minutesAgo(90)),
      { subject: "S-001", parameter: "tidal_volume", value: 400, unit: "mL", observed_at: minutesAgo(95) },
    ]);
    await feed.api.send("POST", "/api/v1/subjects/S-001/infusion-events", {
      token: null,
      headers: { cookie: await staff.cookieOf("research_nurse") },
      body: JSON.stringify({ term: "Shivering", onset: minutesAgo(95) }),
    });
    await feed.enrol("S-002", { bed: "2" });
    await feed.change("S-002", { bed: null });
    for (const [what, path] of PAGES) {
      await page.goto(`${server.url}${path}${path.includes("?") ? "&" : "?"}lang=${language}`);
      // A sheet of paper is of one moment, and connected to nothing.
      if (path.endsWith("/print")) await page.getByRole("table").first().waitFor();
      else await page.locator('[data-connection="live"]').first().waitFor();
      if (path.includes("S-001")) await expect(page.locator("body")).toContainText("S-001");
      if (path.includes("case=")) await page.getByRole("article").waitFor();
      expect(await graveIn(page), what).toEqual([]);
    }
    await page.goto(`${server.url}/review?subject=S-001&figure=peep&day=${localDate()}&lang=${language}`);
    const cell = page.locator('[data-cell][aria-selected="true"]');
    for (const [what, key] of [
      ["the question about a figure", "q"],
      ["verifying many", "Shift+V"],
      ["signing many", "Shift+S"],
    ] as const) {
      await cell.focus();
      await page.keyboard.press(key);
      await page.getByRole("dialog").waitFor();
      expect(await graveIn(page), what).toEqual([]);
      await page.keyboard.press("Escape");
      await expect(page.getByRole("dialog")).toHaveCount(0);
    }
    await page.locator(".slot-key").first().click();
    await page.locator(".slot-list .button").first().click();
    await page.getByRole("dialog").waitFor();
    expect(await graveIn(page), "what became of a reading").toEqual([]);
  });
}

/** What axe finds that keeps people out. */
async function graveIn(page: Page): Promise<readonly string[]> {
  await page.evaluate(() => document.fonts.ready);
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
}
