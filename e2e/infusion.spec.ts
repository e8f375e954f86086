import { expect, type Page } from "@playwright/test";
import { giveSupport } from "./actions/alarm-causes.ts";
import { Feed, lately } from "./actions/feed.ts";
import { PASSWORD, Staff } from "./actions/staff.ts";
import type { RunningServer } from "./fixtures/running-server.ts";
import { test } from "./fixtures/test.ts";

/** So many minutes from now, as a field of date and time at the site in Guangzhou holds it. */
const atSite = (minutes: number): string =>
  new Date(Date.now() + (8 * 60 + minutes) * 60_000).toISOString().slice(0, 16);

/** A patient of 70 kg in bed 1, with settings before the infusion. */
async function readyForInfusion(server: RunningServer): Promise<Feed> {
  const feed = new Feed(server.url);
  await feed.enrol("S-014", {
    bed: "1",
    sex: "male",
    height_cm: 170,
    weight_kg: 70,
    ...lately(),
  });
  await giveSupport(feed, 10, 0.5, 30);
  return feed;
}

async function fillPreparation(page: Page): Promise<void> {
  await page.getByLabel("Product").fill("UC-MSC");
  await page.getByLabel("Passage").fill("4");
  await page.getByLabel("Route").fill("intravenous");
  await page.getByLabel("Line", { exact: true }).fill("central line");
  await page.getByLabel("Lot").fill("L-2291");
  await page.getByLabel("Expires").fill(atSite(48 * 60));
  for (const [index, label] of ["B-2291-1", "B-2291-2"].entries()) {
    const bag = page.getByRole("group", { name: `Bag ${index + 1}` });
    await bag.getByLabel("Number on the bag").fill(label);
  }
}

async function checkBySecondPerson(page: Page, username: string): Promise<void> {
  const form = page.getByRole("form", { name: "Somebody else checks it here" });
  await form.getByLabel("User name of the second person").fill(username);
  await form.getByLabel("Password or PIN", { exact: true }).fill(PASSWORD);
  await form.getByRole("button", { name: "Checked by this person" }).click();
}

test("an infusion from preparation to summary: checked by a second person, two bags, an interruption, H1 from the readings, an event entered by hand, and T0 corrected until the window has closed", async ({
  page,
  complaints,
  startServer,
}) => {
  test.setTimeout(180_000);
  const server = await startServer();
  const feed = await readyForInfusion(server);
  const staff = new Staff(server);
  await staff.cookieOf("research_nurse");
  await staff.signIn(page, "icu_nurse");
  await page.goto(`${server.url}/subjects/S-014?view=window`);

  await page.getByRole("button", { name: "Prepare an infusion" }).click();
  const dose = page.getByRole("complementary", { name: "Dose, for verification" });
  await expect(dose).toContainText("choose the bags");
  await page.getByLabel("Bags").selectOption("stock");
  await expect(dose).toContainText("70.0 × 10⁶ cells");
  await expect(dose).toContainText("66.0 × 10⁶ cells");
  await expect(dose).toContainText("116.7 mL");
  // What nobody said is asked for: passage, route and line are nobody's default.
  await page.getByRole("button", { name: "Prepared" }).click();
  for (const label of ["Product", "Passage", "Route", "Line"]) {
    await expect(page.getByLabel(label, { exact: true })).toHaveAttribute("aria-invalid", "true");
  }
  await fillPreparation(page);

  // The server goes away: what was typed stays, also over a reload, and it is said.
  complaints.expectNetworkToFail();
  await server.kill();
  await page.getByRole("button", { name: "Prepared" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "What you typed is still here" })).toBeVisible();
  await server.restart();
  await page.reload();
  await expect(page.getByLabel("Lot")).toHaveValue("L-2291");
  await page.getByRole("button", { name: "Prepared" }).click();

  const card = page.getByRole("article", { name: "Infusion 1" });
  await expect(card).toContainText("to be checked");
  await expect(card.getByRole("button", { name: /Start the infusion/ })).toHaveCount(0);
  await checkBySecondPerson(page, "icu_nurse");
  await expect(card.getByRole("alert")).toContainText("Somebody else must check it");
  await checkBySecondPerson(page, "research_nurse");
  await expect(card).toContainText("checked, ready");

  await card.getByRole("button", { name: "Start the infusion: bag 1" }).click();
  await expect(card).toContainText("running for");
  const panel = page.getByRole("region", { name: "Infusion window", exact: true });
  await expect(panel).toContainText("T+00:00");
  await card.getByRole("button", { name: "Start bag 2" }).click();
  await expect(card.getByRole("row", { name: /B-2291-2/ })).toHaveClass(/is-running/);
  await card.getByRole("button", { name: "Interrupt" }).click();
  const why = card.getByRole("form", { name: "Interrupt" });
  await why.getByLabel("Why is it interrupted?").fill("line occluded");
  await why.getByRole("button", { name: "Interrupt" }).click();
  await expect(card).toContainText("line occluded");
  await card.getByRole("button", { name: "Resume" }).click();
  await expect(card).toContainText("running for");
  await card.getByRole("button", { name: "End the infusion" }).click();
  const end = card.getByRole("form", { name: "End the infusion" });
  await end.getByLabel("Given in all, mL").fill("1170");
  await end.getByRole("button", { name: "End the infusion" }).click();
  await card.getByRole("button", { name: "Correct the end" }).click();
  const trueEnd = card.getByRole("form", { name: "Correct the end of the infusion" });
  await trueEnd.getByLabel("Given in all, mL").fill("117");
  await trueEnd.getByLabel("Reason").fill("one zero too many");
  await trueEnd.getByRole("button", { name: "Save the true end" }).click();
  await expect(card).toContainText("given 1170 mL. icu_nurse: one zero too many");
  await expect(card).toContainText("117 mL");
  await expect(card).toContainText("70.2 × 10⁶ cells");

  await giveSupport(feed, 16, 0.75, 0);
  const window = page.getByRole("region", { name: /^Window from/ });
  await expect(window).toContainText("H1 Hypoxaemia: FiO2 and PEEP raised");
  await expect(window).toContainText("FiO2 +0.25, PEEP +6.0 since baseline");
  const alarms = page.getByRole("region", { name: "Alarms" });
  await alarms.getByRole("button", { name: "Open IAE candidate" }).first().click();
  await expect(window.locator(".candidate").first()).toBeFocused();

  await window.getByRole("button", { name: "Enter an event" }).click();
  const entry = page.getByRole("form", { name: "Enter an event" });
  await entry.getByLabel("Began at").fill(atSite(0));
  await entry.getByLabel("What happened, in your own words").fill("Shivering for ten minutes");
  await entry.getByRole("button", { name: "Enter the event" }).click();
  await expect(entry.getByText("Fill this in.")).toBeVisible();
  await entry.getByLabel("Event", { exact: true }).selectOption("other");
  await entry.getByRole("button", { name: "Enter the event" }).click();
  await expect(window).toContainText("Shivering for ten minutes");
  await expect(window).toContainText("entered by icu_nurse");
  await expect(window).toContainText("its summary is completed then");

  // T0 turns out to have been a day ago: another window, which has closed, and what was found stands no more.
  await staff.signIn(page, "research_nurse");
  await page.reload();
  await window.getByRole("button", { name: "Correct T0" }).click();
  const correction = page.getByRole("form", { name: "Correct when the infusion began" });
  await correction.getByLabel("It began at").fill(atSite(-24 * 60 - 5));
  await correction.getByLabel("Reason").fill("written down on the wrong day");
  await correction.getByRole("button", { name: "Correct the start" }).click();
  await expect(window).toContainText("The window has closed: complete its summary.");
  await expect(window).toContainText("written down on the wrong day");
  await expect(window.getByText("superseded: T0 was corrected")).toBeHidden();
  await window.getByText("Superseded", { exact: true }).click();
  await expect(window.getByText("superseded: T0 was corrected")).toBeVisible();
  await expect(alarms).toContainText("24 h over: complete form");

  await window.getByLabel("Course, and what was done").fill("Support raised once, back within the hour.");
  await window.getByRole("button", { name: "Complete the summary" }).click();
  await expect(window).toContainText("Completed by research_nurse");
  await expect(alarms).not.toContainText("24 h over: complete form");
});
