import { expect } from "@playwright/test";
import { Feed, type Reading } from "./actions/feed.ts";
import { Staff } from "./actions/staff.ts";
import { test } from "./fixtures/test.ts";

const DAY = "2026-03-02";
const at = (time: string) => `${DAY}T${time}:00+08:00`;
const sent = (subject: string, parameter: string, value: number, unit: string, time: string): Reading => ({
  subject,
  parameter,
  value,
  unit,
  observed_at: at(time),
});

test("APRV of a part of a day and a plateau with effort: what counts no more says why", async ({
  page,
  complaints,
  startServer,
}) => {
  test.setTimeout(180_000);
  const server = await startServer();
  const feed = new Feed(server.url);
  await feed.enrol("N-011", {
    height_cm: 170,
    ventilation_started_at: at("00:00"),
    infusion_started_at: "2026-03-01T12:00:00+08:00",
  });
  await feed.submit([
    sent("N-011", "peep", 10, "cm[H2O]", "00:10"),
    sent("N-011", "peep", 24, "cm[H2O]", "01:10"),
    sent("N-011", "plateau_pressure", 36, "cm[H2O]", "08:00"),
    sent("N-011", "plateau_pressure", 26, "cm[H2O]", "09:00"),
    sent("N-011", "peep", 10, "cm[H2O]", "08:00"),
  ]);
  await new Staff(server).signIn(page, "research_nurse");
  await page.goto(`${server.url}/subjects/N-011/record`);
  const ventilation = page.getByRole("region", { name: "Other support" });
  await ventilation.getByRole("button", { name: "Add a period" }).click();
  const form = page.getByRole("form", { name: "Add a period" });
  await form.getByLabel("Support").selectOption("aprv");
  await form.getByLabel("From").fill(`${DAY}T01:00`);
  await form.getByLabel("To", { exact: true }).fill(`${DAY}T05:00`);
  await form.getByRole("button", { name: "Save" }).click();
  await expect(ventilation.getByRole("listitem")).toContainText("APRV");
  await ventilation.getByRole("button", { name: "Add a period" }).click();
  await form.getByLabel("Support").selectOption("niv");
  // A mask within an episode is refused, which the browser writes to its console.
  complaints.expectNetworkToFail();
  await form.getByLabel("From").fill(`${DAY}T06:00`);
  await form.getByRole("button", { name: "Save" }).click();
  await expect(form.getByRole("alert")).toBeVisible();
  await form.getByRole("button", { name: "Cancel" }).click();

  await page.goto(`${server.url}/subjects/N-011?day=${DAY}&figure=peep`);
  const drawer = page.getByRole("complementary");
  await expect(drawer.locator(".drawer-value")).toHaveText("10.0");
  await expect(drawer.getByRole("list", { name: "Other support" })).toContainText("APRV");
  await expect(drawer).toContainText("2 of 20 slots");
  await expect(drawer).toContainText("APRV: no PEEP, driving pressure or compliance");

  await page.goto(`${server.url}/subjects/N-011?day=${DAY}&figure=plateau_pressure`);
  await expect(drawer.locator(".drawer-value")).toHaveText("36.0");
  await drawer.getByRole("button", { name: "Readings of 06:00", exact: true }).click();
  await drawer
    .getByRole("button", { name: /^Open reading/ })
    .first()
    .click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Spontaneous effort" }).click();
  const effort = dialog.getByRole("form", { name: "Spontaneous effort" });
  await effort.getByLabel("While it was measured").selectOption("effort");
  await effort.getByRole("button", { name: "Save" }).click();
  await expect(effort).toHaveCount(0);
  await expect(dialog).toContainText("Spontaneous effort: does not count");
  await expect(drawer.locator(".drawer-value")).toHaveText("26.0");
  await expect(drawer).toContainText("spontaneous effort, not confirmed");

  // Confirmed as valid it counts again; that takes a reason.
  await dialog.getByRole("button", { name: "Spontaneous effort" }).click();
  await effort.getByLabel("While it was measured").selectOption("confirmed");
  await effort.getByRole("button", { name: "Save" }).click();
  await expect(effort.getByLabel("Reason", { exact: true })).toBeFocused();
  await effort.getByLabel("Reason", { exact: true }).selectOption("SOURCE_VERIFIED");
  await effort.getByRole("button", { name: "Save" }).click();
  await expect(drawer.locator(".drawer-value")).toHaveText("36.0");
});

test("two people at the results of a day: one conflict is settled, and what the other entered elsewhere stays", async ({
  page,
  complaints,
  startServer,
}) => {
  test.setTimeout(180_000);
  const server = await startServer();
  const feed = new Feed(server.url);
  await feed.enrol("N-012", { ventilation_started_at: at("00:00"), infusion_started_at: at("12:00") });
  const path = "/api/v1/subjects/N-012/record";
  const result = (analyte: string, matrix: string, value: number, study_day = 0) => ({
    kind: "biomarker",
    analyte,
    matrix,
    study_day,
    sampled_at: null,
    value,
    qualifier: null,
    not_done: null,
  });
  const enter = (...facts: readonly object[]) =>
    feed.api.post(path, { entries: facts.map((fact) => ({ fact })) });
  await enter(result("kl_6", "plasma", 400, 2));
  await new Staff(server).signIn(page, "research_nurse");
  await page.goto(`${server.url}/subjects/N-012/record`);
  const biomarkers = page.getByRole("region", { name: "Biomarkers" });
  await expect(biomarkers.getByRole("row", { name: /^KL-6 U\/mL plasma/ })).toContainText("400");
  await expect(biomarkers.getByRole("columnheader", { name: /^Day 2/ })).toBeVisible();

  await biomarkers.getByRole("button", { name: "Enter day 0" }).click();
  const day = page.getByRole("form", { name: "Enter day 0" });
  await day.getByLabel("IL-6 in plasma, pg/mL").fill("7");
  await day.getByLabel("IL-8 in plasma, pg/mL").fill("80");
  // Somebody else enters one of the two, and a third.
  await enter(result("il_6", "plasma", 9), result("tnf_alpha", "plasma", 30));
  complaints.expectNetworkToFail();
  await day.getByRole("button", { name: "Save" }).click();
  const notice = day.getByRole("alert");
  await expect(notice).toContainText("Stands now: IL-6 plasma: 9 pg/mL");
  await expect(notice).toContainText("You entered: IL-6 plasma: 7 pg/mL");
  await notice.getByRole("button", { name: "Replace it with mine" }).click();
  await day.getByLabel("Reason for the change").selectOption("SOURCE_VERIFIED");
  await day.getByRole("button", { name: "Save" }).click();
  await expect(day).toHaveCount(0);
  await expect(biomarkers.getByRole("row", { name: /^IL-6 pg\/mL plasma/ })).toContainText("7");
  await expect(biomarkers.getByRole("row", { name: /^IL-8 pg\/mL plasma/ })).toContainText("80");
  await expect(biomarkers.getByRole("row", { name: /^TNF-α pg\/mL plasma/ })).toContainText("30");

  await biomarkers.getByLabel("Another study day").fill("14");
  await biomarkers.getByRole("button", { name: "Enter", exact: true }).click();
  const other = page.getByRole("form", { name: "Enter day 14" });
  await other.getByLabel("IL-6 in plasma, pg/mL").fill("5");
  await other.getByRole("button", { name: "Save" }).click();
  await expect(biomarkers.getByRole("columnheader", { name: /^Day 14/ })).toBeVisible();
});
