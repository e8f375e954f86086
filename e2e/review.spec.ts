import { expect, type Page } from "@playwright/test";
import { Feed, peep, plateau } from "./actions/feed.ts";
import { PASSWORD, Staff } from "./actions/staff.ts";
import type { RunningServer } from "./fixtures/running-server.ts";
import { test } from "./fixtures/test.ts";

/** Midnight in Guangzhou that begins 2026-06-02, the day of the infusion. */
const MIDNIGHT = Date.parse("2026-06-01T16:00:00Z");
const hour = (elapsed: number) => new Date(MIDNIGHT + elapsed * 3_600_000).toISOString();

/** Somebody with a full day 0, and twenty hours of day 1. */
async function study(server: RunningServer): Promise<Feed> {
  const feed = new Feed(server.url);
  await feed.enrol("S-011", {
    bed: "3",
    ventilation_started_at: hour(0),
    ventilation_ended_at: hour(48),
    infusion_started_at: hour(10),
  });
  await feed.submit([
    ...Array.from({ length: 24 }, (_, slot) => peep("S-011", 17, hour(slot + 0.25))),
    ...Array.from({ length: 20 }, (_, slot) => peep("S-011", 17, hour(24 + slot + 0.25))),
    plateau("S-011", 28, hour(2)),
  ]);
  return feed;
}

/** The cell of a day of S-011, the only subject. */
function day(page: Page, number: number) {
  return page.locator(`[data-cell="0,${number + 1}"]`);
}

function drawer(page: Page) {
  return page.getByRole("complementary", { name: "Mean PEEP, S-011" });
}

test("a day is verified, signed, reopened by a late reading and signed again, by keyboard alone", async ({
  page,
  complaints,
  startServer,
}) => {
  test.setTimeout(120_000);
  const server = await startServer();
  const feed = await study(server);
  await new Staff(server).signIn(page, "research_nurse");
  await page.goto(`${server.url}/review`);
  await expect(day(page, 1)).toContainText("20/24");

  // The next day to review is the second one: it is verified by one key.
  await page.keyboard.press("n");
  await expect(day(page, 1)).toBeFocused();
  await expect(day(page, 1)).toContainText("complete, to review");
  await page.keyboard.press("v");
  await expect(day(page, 1)).toContainText("verified");

  // A wrong password signs nothing, and what is typed is no key of the page.
  complaints.expectNetworkToFail();
  await page.keyboard.press("s");
  const dialog = page.getByRole("dialog", { name: "Sign study days as reviewed" });
  await expect(dialog.getByLabel("Your password again")).toBeFocused();
  await page.keyboard.type("not my password v s n");
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("alert")).toContainText("This is not your password. Nothing was signed.");
  await expect(day(page, 1)).toContainText("verified");
  await dialog.getByLabel("Your password again").fill(PASSWORD);
  await page.keyboard.press("Enter");
  await expect(dialog).toHaveCount(0);
  await expect(day(page, 1)).toContainText("signed");

  // A late reading takes the signature away, while the page is open.
  await feed.send(peep("S-011", 19.1, hour(24 + 22.5)));
  await expect(day(page, 1)).toContainText("reopened");
  await day(page, 1).focus();
  await page.keyboard.press("Enter");
  await expect(drawer(page)).toContainText("was 17.0, 20/24 when signed by The research_nurse (");
  await expect(drawer(page)).toContainText("One entry since then changed it.");
  await expect(drawer(page)).toContainText("21 of 24 slots");

  // A question about it is one key away, and leaves the focus where it was.
  await page.keyboard.press("q");
  const question = page.getByRole("dialog", { name: "Ask about Mean PEEP, S-011, 2026-06-03" });
  await expect(question.getByLabel("Question")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(question).toHaveCount(0);
  await expect(day(page, 1)).toBeFocused();

  await page.keyboard.press("v");
  await expect(day(page, 1)).toContainText("verified");
  await page.keyboard.press("s");
  await expect(dialog.getByLabel("Your password again")).toBeFocused();
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press("Enter");
  await expect(day(page, 1)).toContainText("signed");

  await page.keyboard.press("h");
  const history = drawer(page).getByRole("list", { name: "History of this figure" });
  await expect(history.getByRole("listitem")).toHaveCount(5);
  await expect(history.getByRole("listitem").nth(2)).toContainText("17.0, 20/24 became 17.1, 21/24");
});

test("what somebody else has signed is seen without a key, and is then approved by the investigator", async ({
  page,
  startServer,
}) => {
  const server = await startServer();
  await study(server);
  const staff = new Staff(server);
  await staff.signIn(page, "investigator");
  await page.goto(`${server.url}/review`);
  await expect(day(page, 0)).toContainText("complete, to review");

  const nurse = await staff.cookieOf("research_nurse");
  const ask = async (path: string, body?: object) => {
    const response = await fetch(server.url + path, {
      method: body === undefined ? "GET" : "POST",
      headers: { cookie: nurse, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    expect(response.status).toBe(200);
    return response.json();
  };
  const { subjects } = await ask("/api/v1/review");
  const seen = subjects[0].figures.peep[0][4];
  const figures = [{ subject: "S-011", local_date: "2026-06-02", figure: "peep", seen }];
  await ask("/api/v1/review/verifications", { figures });
  await expect(day(page, 0)).toContainText("verified");
  await ask("/api/v1/review/signatures", { figures, password: PASSWORD });
  await expect(day(page, 0)).toContainText("signed");

  await day(page, 0).focus();
  await page.keyboard.press("s");
  await page.getByRole("dialog", { name: "Sign study days as approved" }).waitFor();
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status").filter({ hasText: "One figure signed." })).toBeVisible();
});

test("a whole subject is verified in one go, with a word for what is not complete", async ({
  page,
  startServer,
}) => {
  const server = await startServer();
  await study(server);
  await new Staff(server).signIn(page, "research_nurse");
  await page.goto(`${server.url}/review`);
  await expect(day(page, 0)).toContainText("24/24");
  await page.keyboard.press("Shift+V");
  const dialog = page.getByRole("dialog", { name: "Verify study days" });
  await dialog.getByRole("radio", { name: /Every quantity and day of S-011/ }).check();
  await dialog.getByRole("button", { name: /^Verify \(/ }).click();
  await expect(dialog.getByLabel("Why they are good enough")).toBeFocused();
  await page.keyboard.type("measured twice only: transferred");
  await page.keyboard.press("Enter");
  await expect(dialog).toHaveCount(0);
  await expect(day(page, 1)).toContainText("verified");
  await page.keyboard.press("2");
  await expect(day(page, 0)).toContainText("verified");
});

test("a subject's days fit on one sheet of A4, also with a hundred exclusions and a long name", async ({
  page,
  startServer,
}) => {
  test.setTimeout(120_000);
  const server = await startServer();
  const name = "GZ-ICU3-2026-0000000000000011-EXTRAORDINARILY-LONG";
  const feed = new Feed(server.url);
  await feed.enrol(name, {
    bed: "3",
    height_cm: 170,
    ventilation_started_at: hour(-24),
    ventilation_ended_at: hour(8 * 24),
    infusion_started_at: hour(10),
  });
  await feed.submit(
    Array.from({ length: 9 * 24 }, (_, slot) => slot - 24)
      .filter((slot) => slot % 2 === 0)
      .map((slot) => peep(name, 10, hour(slot + 0.25))),
  );
  const staff = new Staff(server);
  await correctSome(server, name, await staff.cookieOf("research_nurse"));
  await staff.signIn(page, "research_nurse");
  await page.goto(`${server.url}/subjects/${name}/print`);
  const sheet = page.getByRole("article");
  await expect(sheet).toContainText(/and \d{2,} more/);
  await expect(sheet).toContainText("PEEP 10.0 became 11.0");
  await expect(sheet).toContainText("and 2 more");
  await page.locator("canvas").waitFor();
  await expect(sheet.getByRole("row", { name: /^PEEP/ })).toContainText("10.0 12/24");
  await expect(sheet).toContainText(/Printed .* by The research_nurse/);
  // Nothing is cut off to make it fit.
  expect(await sheet.evaluate((element) => element.scrollHeight - element.clientHeight)).toBeLessThanOrEqual(
    0,
  );
  for (const language of ["en", "zh"]) {
    await page.goto(`${server.url}/subjects/${name}/print?lang=${language}`);
    await page.locator("canvas").waitFor();
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
    expect(pagesOf(pdf)).toBe(1);
  }
});

/** Corrects five of a subject's readings on day 5, from 10 to 11. */
async function correctSome(server: RunningServer, name: string, cookie: string): Promise<void> {
  const from = encodeURIComponent(hour(5 * 24));
  const path = `${server.url}/api/v1/subjects/${name}/readings`;
  const found = await fetch(`${path}?parameter=peep&from=${from}&limit=5`, { headers: { cookie } });
  const { readings } = (await found.json()) as { readings: { seq: number }[] };
  for (const { seq } of readings) {
    const corrected = await fetch(`${path}/${seq}/correct`, {
      method: "POST",
      headers: { cookie, "content-type": "application/json" },
      body: JSON.stringify({ expected_version: 1, value: 11, reason_code: "TRANSCRIPTION" }),
    });
    expect(corrected.status, await corrected.text()).toBe(200);
  }
}

/** Each page of a PDF is an object that says so; the tree of them says `/Pages`. */
function pagesOf(pdf: Buffer): number {
  return pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
}

test("a key is for the subject that one looks at: rows that come in above, and an open day, change nothing of that", async ({
  page,
  startServer,
}) => {
  test.setTimeout(120_000);
  const server = await startServer();
  const feed = await study(server);
  const enrol = async (subject: string) => {
    await feed.enrol(subject, {
      ventilation_started_at: hour(0),
      ventilation_ended_at: hour(48),
      infusion_started_at: hour(10),
    });
    await feed.submit(Array.from({ length: 24 }, (_, slot) => peep(subject, 12, hour(slot + 0.25))));
  };
  const cell = (row: number) => page.locator(`[data-cell="${row},1"]`);
  await new Staff(server).signIn(page, "research_nurse");
  await page.goto(`${server.url}/review`);
  await expect(cell(0)).toContainText("24/24");
  await cell(0).focus();

  await enrol("S-002");
  await expect(page.getByRole("row", { name: /S-002/ })).toBeVisible({ timeout: 20_000 });
  await expect(cell(1)).toBeFocused();
  await page.keyboard.press("v");
  await expect(cell(1)).toContainText("verified");
  await expect(cell(0)).not.toContainText("verified");

  // With a day open the keys are for that day, and it goes along with the arrows.
  await page.keyboard.press("Enter");
  await expect(drawer(page)).toBeVisible();
  await page.keyboard.press("ArrowUp");
  await expect(page.getByRole("complementary", { name: "Mean PEEP, S-002" })).toBeVisible();
  await page.keyboard.press("v");
  await expect(cell(0)).toContainText("verified");

  // A link opens its own day, and the keys are for that one.
  await page.goto(`${server.url}/review?subject=S-011&day=2026-06-03&figure=peep`);
  await expect(drawer(page)).toBeVisible();
  await expect(day(page, 1).first()).toBeVisible();
  await page.keyboard.press("v");
  await expect(page.locator('[data-cell="1,2"]')).toContainText("verified");
});
