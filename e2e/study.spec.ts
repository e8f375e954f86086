import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { Feed, peep } from "./actions/feed.ts";
import { Staff } from "./actions/staff.ts";
import type { RunningServer } from "./fixtures/running-server.ts";
import { test } from "./fixtures/test.ts";

/** Midnight in Guangzhou that begins 2026-06-02, the day of everybody's enrolment and infusion. */
const MIDNIGHT = Date.parse("2026-06-01T16:00:00Z");
const on = (day: number, hour = 20) => new Date(MIDNIGHT + (day * 24 + hour) * 3_600_000).toISOString();

/** What the margins of study.css leave of A4, CSS pixels. */
const PAPER = { width: 703, height: 1_005 };

/** Points. */
const A4 = [595, 842];

/** Days from enrolment to death, or (`+`) to the last contact alive: the ten of domain.md section 7. */
const TEN = ["0", "4", "9", "9+", "15", "28", "28+", "41", "60+", "60+"];

async function enrol(feed: Feed, subject: string, time: string, fields: object): Promise<void> {
  const day = Number.parseInt(time, 10);
  await feed.enrol(subject, {
    enrolled_at: on(0, 8),
    ventilation_started_at: on(0, 0),
    ventilation_ended_at: day === 0 ? null : on(Math.min(day, 3), 12),
    ...fields,
  });
  await feed.submit(Array.from({ length: 19 }, (_, hour) => peep(subject, 10 + (day % 5), on(0, hour))));
  const fact = time.endsWith("+")
    ? { kind: "follow_up", at: on(day), status: "alive", how: "telephone" }
    : { kind: "death", at: on(day), cause: null };
  const entered = await feed.api.post(`/api/v1/subjects/${subject}/record`, { entries: [{ fact }] });
  expect(entered.status, entered.text).toBeLessThan(300);
}

async function studyOfTen(server: RunningServer, page: Page): Promise<Feed> {
  await new Staff(server).signIn(page, "research_nurse");
  const feed = new Feed(server.url);
  for (const [index, time] of TEN.entries()) {
    await enrol(feed, `T-${index + 1}`, time, { infusion_started_at: on(0, 10), age_years: 50 + index });
  }
  return feed;
}

test("the study shows who is enrolled, what counts each day, and mortality as R works it out", async ({
  page,
  startServer,
}) => {
  test.setTimeout(180_000);
  const server = await startServer();
  await studyOfTen(server, page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`${server.url}/study?quantity=peep`);

  await expect(page.getByText("10 / 26")).toBeVisible();
  const survival = page.getByRole("region", { name: "Survival from enrolment" });
  await expect(survival.getByRole("row", { name: /^28 days/ })).toContainText("53.3 %");
  await expect(survival.getByRole("row", { name: /^28 days/ })).toContainText("5 / 9");
  await expect(survival.getByRole("row", { name: /^60 days/ })).toContainText("68.9 %");

  const course = page.getByRole("region", { name: "PEEP by study day" });
  await expect(course.getByRole("row", { name: /^n / })).toContainText("10");
  await page.getByRole("group", { name: "Value or change" }).getByRole("button", { name: "Change" }).click();
  await expect(page.getByRole("region", { name: "PEEP: change by study day" })).toContainText("0.0");

  const free = page.getByRole("region", { name: "Ventilator-free days to day 28" });
  await expect(free.getByRole("row", { name: /^died by day 28/ })).toContainText("5");
  await expect(page.getByRole("region", { name: "PEEP by subject and day" })).toContainText("T-10");

  await page.goto(`${server.url}/study?quantity=peep&lang=zh`);
  await expect(page.getByRole("heading", { name: "研究概览" })).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`)).toEqual([]);
});

test("a research nurse imports a match, sees what is wrong with it, and then both arms", async ({
  page,
  startServer,
  complaints,
}) => {
  test.setTimeout(180_000);
  const server = await startServer();
  const feed = await studyOfTen(server, page);
  for (const [index, time] of ["7", "30", "60+", "60+"].entries()) {
    await enrol(feed, `C-${index + 1}`, time, { group: "PSM_CONTROL" });
  }
  await page.goto(`${server.url}/study?sight=matched&quantity=peep`);
  await expect(page.getByText("No match has been imported yet.")).toBeVisible();

  const send = async (name: string, text: string): Promise<void> => {
    await page
      .getByLabel("CSV file")
      .setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
    await page.getByRole("button", { name: "Import", exact: true }).click();
  };
  // Refusals are what this asks for; the browser writes them to its console too.
  complaints.expectNetworkToFail();
  await send("wrong.csv", "match_id,pair_id,ps_logit,weight\nT-1,1,high,1\nX-9,1,0.1,1\n");
  const problem = page.getByRole("form", { name: "Import a match" }).getByRole("alert");
  await expect(problem).toContainText('line 2: ps_logit "high" is not a number');
  await send("stranger.csv", "match_id,pair_id,ps_logit,weight\nT-1,1,0,1\nX-9,1,0.1,1\n");
  await expect(problem).toContainText("Nobody is enrolled as X-9.");

  const rows = [
    "T-1,1,-0.40,1,60,22",
    "C-1,1,-0.38,1,61,24",
    "T-2,2,-0.20,1,55,28",
    "C-2,2,-0.21,1,57,26",
    "T-9,3,0.10,1,48,18",
    "C-3,3,0.12,1,47,19",
    "T-10,,0.90,0,70,12",
    "C-4,,-1.40,0,30,33",
  ];
  await send("match.csv", `match_id,pair_id,ps_logit,weight,age,apache\n${rows.join("\n")}\n`);
  await expect(page.getByText("Imported as match 1.")).toBeVisible();
  await expect(page.getByText(/3 pairs; treated 3 of 4, controls 3 of 4/)).toBeVisible();
  await expect(page.getByText("EXPLORATORY")).toBeVisible();
  const balance = page.getByRole("region", { name: "Balance before and after matching" });
  await expect(balance.getByRole("row", { name: /^apache/ })).toContainText("20.00");
  const outcomes = page.getByRole("region", { name: "Outcomes by arm" });
  await expect(outcomes.getByRole("row", { name: /^Mortality at 28 days/ })).toContainText("66.7");
  await expect(outcomes.getByRole("row", { name: /^Mortality at 28 days/ })).toContainText("33.3");
  await expect(page.getByRole("region", { name: "Imports" })).toContainText("match.csv");

  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`)).toEqual([]);
});

test("on paper the study has three numbered pages of A4, and no chart is cut by the end of one", async ({
  page,
  startServer,
}) => {
  test.setTimeout(180_000);
  const server = await startServer();
  await studyOfTen(server, page);
  await page.goto(`${server.url}/study?quantity=peep`);
  await expect(page.getByRole("region", { name: "PEEP by subject and day" })).toContainText("T-10");
  await expect(page.locator("canvas")).toHaveCount(4);

  // A browser keeps together what asks for it, as long as a page can hold it.
  await page.setViewportSize(PAPER);
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  const kept = await page.locator("canvas").evaluateAll((canvases) =>
    canvases.map((canvas) => {
      let whole: Element | null = canvas;
      while (whole !== null && getComputedStyle(whole).breakInside !== "avoid") whole = whole.parentElement;
      const outer = whole?.getBoundingClientRect();
      const inner = canvas.getBoundingClientRect();
      return {
        height: outer?.height ?? null,
        sticksOut: outer !== undefined && inner.right > outer.right + 1,
      };
    }),
  );
  for (const { height, sticksOut } of kept) {
    expect(height).toBeLessThanOrEqual(PAPER.height);
    expect(sticksOut).toBe(false);
  }
  await expect(page.getByRole("navigation")).toBeHidden();
  expect(await page.locator(".study style").textContent()).toMatch(/protocol \d+\.\d+\.\d+ \([0-9a-f]{8}\)/);

  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(3);
  const sizes = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, width, height]) => [
    Math.round(Number(width)),
    Math.round(Number(height)),
  ]);
  expect(sizes).toEqual([A4, A4, A4]);
});
