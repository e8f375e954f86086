import { expect } from "@playwright/test";
import { Feed, type Reading } from "./actions/feed.ts";
import { Staff } from "./actions/staff.ts";
import { Api } from "./fixtures/api.ts";
import { test } from "./fixtures/test.ts";

const SUBJECT = "S-021";
const DAY = "2026-03-02";
const at = (time: string) => `${DAY}T${time}:00+08:00`;
const peep = (value: number, time: string): Reading => ({
  subject: SUBJECT,
  parameter: "peep",
  value,
  unit: "cm[H2O]",
  observed_at: at(time),
});

async function enrol(feed: Feed): Promise<void> {
  await feed.enrol(SUBJECT, {
    height_cm: 170,
    ventilation_started_at: at("00:00"),
    ventilation_ended_at: at("05:00"),
    infusion_started_at: "2026-03-01T12:00:00+08:00",
  });
  await feed.submit([
    peep(16, "00:10"),
    peep(16, "01:10"),
    peep(61, "02:10"),
    peep(61, "02:20"),
    peep(16, "02:30"),
    peep(26, "03:10"),
  ]);
}

test("a research nurse corrects a typing error with a reason, voids, restores, and enters what is missing", async ({
  page,
  startServer,
}) => {
  test.setTimeout(120_000);
  const server = await startServer();
  await enrol(new Feed(server.url));
  const staff = new Staff(server);
  await staff.signIn(page, "research_nurse");
  await page.goto(`${server.url}/subjects/${SUBJECT}?day=${DAY}&figure=peep`);
  const drawer = page.getByRole("complementary");
  await expect(drawer.locator(".drawer-value")).toHaveText("18.5");

  await drawer.getByRole("button", { name: "Readings of 03:00", exact: true }).click();
  await drawer.getByRole("button", { name: /^Open reading/ }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("as it came");
  await dialog.getByRole("button", { name: "Correct" }).click();
  const form = dialog.getByRole("form", { name: "Correct" });
  await form.getByLabel("Value").fill("62");
  await form.getByRole("button", { name: "Correct" }).click();
  // The impossible is told before it is sent, and nothing goes without its reason.
  await expect(form.getByLabel("Value")).toHaveAttribute("aria-invalid", "true");
  await expect(form.getByLabel("Reason")).toHaveAttribute("aria-invalid", "true");
  await form.getByLabel("Value").fill("25");
  await expect(form).toContainText("Unusual: outside 3 to 24");
  await form.getByLabel("Value").fill("20");
  await form.getByLabel("Reason").selectOption("TRANSCRIPTION");
  await form.getByLabel("In words").fill("a 0 read for a 6");
  await form.getByRole("button", { name: "Correct" }).click();
  await expect(dialog.getByRole("list", { name: "What became of it" })).toContainText(
    /corrected: Typing error a 0 read for a 6/,
  );
  await dialog.getByRole("button", { name: "Close" }).click();
  await expect(drawer.locator(".drawer-value")).toHaveText("17.0");
  await expect(drawer).toContainText("corrected, Typing error 26.0 → 20.0");

  await drawer.getByRole("button", { name: "Readings of 01:00", exact: true }).click();
  await drawer
    .getByRole("list", { name: "Readings of 01:00" })
    .getByRole("button", { name: /^Open reading/ })
    .click();
  await dialog.getByRole("button", { name: "Void" }).click();
  await dialog.getByLabel("Reason").selectOption("DEVICE_ARTEFACT");
  await dialog.getByRole("form").getByRole("button", { name: "Void" }).click();
  await expect(dialog.getByRole("button", { name: "Restore" })).toBeVisible();
  await dialog.getByRole("button", { name: "Close" }).click();
  await expect(drawer.locator(".drawer-value")).toHaveText("17.3");
  await drawer.getByRole("button", { name: "Enter a value for 01:00" }).click();
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await drawer
    .getByRole("list", { name: "Readings of 01:00" })
    .getByRole("button", { name: /^Open reading/ })
    .click();
  await dialog.getByRole("button", { name: "Restore" }).click();
  await dialog.getByLabel("Reason").selectOption("SOURCE_VERIFIED");
  await dialog.getByRole("form").getByRole("button", { name: "Restore" }).click();
  await expect(dialog.getByRole("button", { name: "Void" })).toBeVisible();
  await dialog.getByRole("button", { name: "Close" }).click();
  await expect(drawer.locator(".drawer-value")).toHaveText("17.0");

  await drawer.getByRole("button", { name: "Enter a value for 04:00" }).click();
  await dialog.getByLabel("Value").fill("22");
  await dialog.getByLabel("Where it comes from").fill("paper chart");
  // What was typed outlives the page.
  await page.reload();
  await expect(dialog.getByLabel("Value")).toHaveValue("22");
  await dialog.getByRole("button", { name: "Enter", exact: true }).click();
  await expect(dialog).toHaveCount(0);
  await expect(drawer.locator(".drawer-value")).toHaveText("18.0");
  await expect(drawer).toContainText("@research_nurse");
});

test("whoever corrects what somebody has changed meanwhile is shown both", async ({
  page,
  startServer,
  complaints,
}) => {
  complaints.expectNetworkToFail();
  test.setTimeout(120_000);
  const server = await startServer();
  const feed = new Feed(server.url);
  await enrol(feed);
  const staff = new Staff(server);
  await staff.signIn(page, "research_nurse");
  await page.goto(`${server.url}/subjects/${SUBJECT}?day=${DAY}&figure=peep`);
  const drawer = page.getByRole("complementary");
  await drawer.getByRole("button", { name: "Readings of 03:00", exact: true }).click();
  const key = drawer.getByRole("button", { name: /^Open reading/ });
  const seq = Number((await key.getAttribute("aria-label"))?.replace(/\D/g, ""));
  await key.click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Correct" }).click();
  const form = dialog.getByRole("form", { name: "Correct" });
  await form.getByLabel("Value").fill("20");
  await form.getByLabel("Reason").selectOption("TRANSCRIPTION");

  const api = new Api(server.url);
  const cookie = await staff.cookieOf("investigator");
  const changed = await api.send("POST", `/api/v1/subjects/${SUBJECT}/readings/${seq}/correct`, {
    token: null,
    headers: { cookie },
    body: JSON.stringify({ expected_version: 1, value: 23, reason_code: "SOURCE_VERIFIED" }),
  });
  expect(changed.status).toBe(200);
  await form.getByRole("button", { name: "Correct", exact: true }).click();
  const notice = form.getByRole("alert");
  await expect(notice).toContainText("It says now: 23 cmH2O");
  await expect(notice).toContainText("You wrote: 20 cmH2O");
  await notice.getByRole("button", { name: "Correct what stands now" }).click();
  await form.getByRole("button", { name: "Correct", exact: true }).click();
  const history = dialog.getByRole("list", { name: "What became of it" });
  await expect(history.getByRole("listitem")).toHaveCount(3);
  await expect(history).toContainText("investigator");
});

test("a question is asked at the bed, answered, closed and listed by its age", async ({
  page,
  startServer,
}) => {
  test.setTimeout(120_000);
  const server = await startServer();
  await enrol(new Feed(server.url));
  const staff = new Staff(server);
  await staff.signIn(page, "icu_nurse");
  await page.goto(`${server.url}/subjects/${SUBJECT}?day=${DAY}&figure=peep`);
  await page.getByRole("button", { name: "Ask about this figure" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Question").fill("Was he moved at four?");
  await dialog.getByRole("button", { name: "Ask", exact: true }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole("region", { name: "Queries" })).toContainText("Was he moved at four?");

  await staff.signIn(page, "research_nurse");
  await page.goto(`${server.url}/queries`);
  await expect(page.getByRole("button", { name: "Open 4" })).toBeVisible();
  const rows = page.getByRole("row");
  await expect(rows).toHaveCount(5);
  const soft = page.getByRole("button", { name: "Open query: PEEP 26.0: is that so?" });
  await soft.focus();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("button", { name: "Open query: Was he moved at four?" })).toBeFocused();
  await page.keyboard.press("Enter");
  await dialog.getByLabel("In words").fill("no");
  // No reason is chosen for anybody.
  await dialog.getByRole("button", { name: "Answer" }).click();
  await expect(dialog.getByText("Fill this in.")).toBeVisible();
  await dialog.getByLabel("Reason").selectOption("SOURCE_VERIFIED");
  await dialog.getByRole("button", { name: "Answer" }).click();
  await expect(dialog).toHaveCount(0);
  await page.getByRole("button", { name: "Answered 1" }).click();
  await page.getByRole("button", { name: "Open query: Was he moved at four?" }).click();
  await expect(dialog).toContainText("answered: Verified at the source no");
  await dialog.getByRole("form").getByRole("button", { name: "Close query" }).click();
  await page.getByRole("button", { name: "Closed 1" }).click();
  await expect(rows).toHaveCount(2);
});
