import { expect } from "@playwright/test";
import { enrolInfused, raiseSupport } from "./actions/alarm-causes.ts";
import { Feed } from "./actions/feed.ts";
import { Staff } from "./actions/staff.ts";
import { test } from "./fixtures/test.ts";

/** So many minutes from now, as a field of date and time at the site in Guangzhou holds it. */
const atSite = (minutes: number): string =>
  new Date(Date.now() + (8 * 60 + minutes) * 60_000).toISOString().slice(0, 16);

test("a rise in support goes through investigator and consultant in two rounds until it counts, and an event that nobody prescribed needs both", async ({
  page,
  startServer,
}) => {
  test.setTimeout(180_000);
  const server = await startServer();
  const staff = new Staff(server);
  const feed = new Feed(server.url);
  await enrolInfused(feed, "1");
  await feed.enrol("S-015", {
    bed: "2",
    infusion_started_at: new Date(Date.now() - 3_600_000).toISOString(),
  });
  await raiseSupport(feed);

  const list = page.getByRole("navigation", { name: "Worklist" });
  const outcome = page.getByRole("region", { name: "Primary outcome" });
  const rise = page.getByRole("article", { name: "Event 1 of S-014" });
  const verdict = page.getByRole("form", { name: "Investigator's verdict" });
  const opinion = page.getByRole("form", { name: "Consultant's opinion" });

  await staff.signIn(page, "investigator");
  await page.goto(`${server.url}/events`);
  await expect(outcome).toContainText("0 of 2");
  await expect(outcome).toContainText("95 % CI 0.0 to 84.2 %");
  await expect(outcome).toContainText("1 subject, 1 event");
  // By the keyboard alone.
  await page.getByRole("button", { name: "Record an adverse event" }).focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(rise).toHaveAttribute("data-state", "CANDIDATE");
  await expect(rise).toContainText("FiO2 +0.30, PEEP +6.0 since baseline");
  await expect(rise.getByText("within the hours of a prescribed event")).toBeVisible();
  const evidence = page.getByRole("region", { name: "Two hours before and after" });
  await expect(evidence).toContainText("before T0 10.0");
  await expect(evidence).toContainText("at onset 16.0");

  // Nothing is chosen beforehand, and nothing goes without its rationale.
  await verdict.getByRole("button", { name: "Give the verdict" }).click();
  await expect(verdict.locator(".field-problem")).toHaveCount(2);
  await verdict.getByLabel("Confirm", { exact: true }).check();
  await verdict.getByLabel("Rationale").fill("No suctioning, film unchanged.");
  await verdict.getByRole("button", { name: "Give the verdict" }).click();
  await expect(verdict.locator(".field-problem")).toHaveCount(1);
  await verdict.getByLabel("Confirmed as").selectOption("H1");
  await verdict.getByRole("button", { name: "Give the verdict" }).click();
  await expect(rise).toHaveAttribute("data-state", "CONFIRMED_PRESCRIBED");
  await expect(outcome).toContainText("1 of 2");
  await expect(outcome).toContainText("50.0 %, 95 % CI 1.3 to 98.7 %");

  // The investigator becomes a consultant, and is still the same person.
  await page.goto("about:blank");
  await staff.asAdmin("PATCH", "/api/v1/people/investigator", { role: "consultant" });
  await staff.signInAnew(page, "investigator");
  await page.goto(`${server.url}/events?case=S-014%2FIAE%2F1`);
  const barred = "You were its investigator; another person has to be its consultant.";
  await expect(page.getByText(barred)).toBeVisible();
  await expect(opinion).toBeHidden();
  await page.goto("about:blank");
  await staff.asAdmin("PATCH", "/api/v1/people/investigator", { role: "investigator" });

  await staff.signIn(page, "consultant");
  await page.goto(`${server.url}/events?case=S-014%2FIAE%2F1`);
  await expect(page.getByRole("region", { name: "What was said" })).toContainText(
    "No suctioning, film unchanged.",
  );
  await opinion.getByLabel("Disagree").check();
  await opinion.getByLabel("Rationale").fill("The tube was kinked.");
  await opinion.getByRole("button", { name: "Give the opinion" }).click();
  await expect(rise).toHaveAttribute("data-state", "UNRESOLVED");
  await expect(outcome).toContainText("0 of 2");

  await staff.signInAnew(page, "investigator");
  await page.goto(`${server.url}/events?case=S-014%2FIAE%2F1`);
  await verdict.getByLabel("Confirm", { exact: true }).check();
  await verdict.getByLabel("Confirmed as").selectOption("H1");
  await verdict.getByLabel("Rationale").fill("The kink was an hour later; see the nursing record.");
  await verdict.getByRole("button", { name: "Give the verdict" }).click();
  await expect(rise).toHaveAttribute("data-state", "CONFIRMED_PRESCRIBED");
  const said = page.getByRole("region", { name: "What was said" });
  await expect(said.getByText("kept, does not hold any more")).toBeVisible();
  await expect(said).toContainText("The tube was kinked.");

  // An event that nobody prescribed: entered at the bedside, confirmed by one, counted only when two agree.
  const cookie = await staff.cookieOf("icu_nurse");
  const entered = await feed.api.send("POST", "/api/v1/subjects/S-015/infusion-events", {
    token: null,
    headers: { cookie },
    body: JSON.stringify({ term: "Shivering", onset: new Date(Date.now() - 1_800_000).toISOString() }),
  });
  expect(entered.status).toBe(201);
  await page.goto(`${server.url}/events?case=S-015%2FIAE%2F1`);
  await verdict.getByLabel("Confirm", { exact: true }).check();
  await verdict
    .getByLabel("Confirmed as")
    .selectOption({ label: "An unprescribed event: a consultant has to agree" });
  await verdict.getByLabel("Rationale").fill("Began with the first bag.");
  await verdict.getByRole("button", { name: "Give the verdict" }).click();
  const shivering = page.getByRole("article", { name: "Event 1 of S-015" });
  await expect(shivering).toHaveAttribute("data-state", "INVESTIGATOR_CONFIRM");
  await expect(outcome).toContainText("1 of 2");
  await staff.signIn(page, "consultant");
  await page.goto(`${server.url}/events`);
  await list.getByRole("button", { name: /Shivering/ }).click();
  await opinion.getByLabel("Agree", { exact: true }).check();
  await opinion.getByLabel("Rationale").fill("No other cause.");
  await opinion.getByRole("button", { name: "Give the opinion" }).click();
  await expect(shivering).toHaveAttribute("data-state", "CONFIRMED_UNPRESCRIBED");
  await expect(outcome).toContainText("2 of 2");
  await expect(outcome).toContainText("100.0 %, 95 % CI 15.8 to 100.0 %");

  // The subject's page says the same, and leads there.
  await page.goto(`${server.url}/subjects/S-015?view=window`);
  const line = page.locator(".candidate").filter({ hasText: "Shivering" });
  await expect(line).toContainText("confirmed, unprescribed");
  await line.getByRole("link", { name: "Look at it" }).click();
  await expect(shivering).toBeVisible();
});

test("a serious adverse event runs against its time until it is reported, and is corrected with a reason", async ({
  page,
  startServer,
  complaints,
}) => {
  test.setTimeout(120_000);
  // The browser says in its console that a record which contradicts itself was refused.
  complaints.expectNetworkToFail();
  const server = await startServer();
  const staff = new Staff(server);
  const feed = new Feed(server.url);
  await enrolInfused(feed, "1");
  await staff.signIn(page, "research_nurse");
  await page.goto(`${server.url}/events`);
  await page.getByRole("button", { name: "Record an adverse event" }).click();
  const form = page.getByRole("form", { name: "Record an adverse event" });
  await form.getByLabel("Subject").selectOption("S-014");
  await form.getByLabel("Event, verbatim").fill("Left pneumothorax");
  await form.getByLabel("Began at").fill(atSite(-30));
  await form.getByLabel("Known here since").fill(atSite(-20));
  // Nothing is judged by leaving a field as it was: grade, seriousness, action and outcome are asked for.
  await form.getByRole("button", { name: "Record the adverse event" }).click();
  await expect(form.locator(".field-problem")).toHaveCount(4);
  await form.getByLabel("CTCAE grade").selectOption("5");
  await form.getByLabel("None of these: not serious").check();
  await form.getByLabel("Life-threatening", { exact: true }).check();
  await expect(form.getByLabel("None of these: not serious")).not.toBeChecked();
  await form.getByLabel("Action on the infusion").selectOption("none");
  await form.getByLabel("Outcome", { exact: true }).selectOption("recovering");
  await form.getByRole("button", { name: "Record the adverse event" }).click();
  await expect(form.getByRole("alert")).toContainText("Grade 5, the criterion death and the outcome fatal");
  await form.getByLabel("CTCAE grade").selectOption("4");
  await form.getByRole("button", { name: "Record the adverse event" }).click();

  const list = page.getByRole("navigation", { name: "Worklist" });
  const line = list.getByRole("button", { name: /Left pneumothorax/ });
  await expect(line).toContainText(/To the sponsor: due .+, in 23 h \d+ min/);
  await expect(line).toContainText("if it is judged related to the product and unexpected");
  await line.click();
  const event = page.getByRole("article", { name: "Adverse event 1 of S-014" });
  await event.getByRole("button", { name: "Correct" }).click();
  const correction = page.getByRole("form", { name: "Correct the adverse event" });
  await correction.getByLabel("Relation to the product").selectOption("unlikely");
  await correction.getByRole("button", { name: "Save the correction" }).click();
  await expect(correction.locator(".field-problem")).toHaveCount(1);
  await correction.getByLabel("Reason").selectOption("LATE_ENTRY");
  await correction.getByRole("button", { name: "Save the correction" }).click();
  await expect(event).toContainText("version 2");
  await event.getByText("Earlier versions").click();
  await expect(event).toContainText("Relation to the product: was not judged yet");
  await expect(event.locator("[data-report]")).toHaveCount(1);

  await event.getByRole("button", { name: "Enter the report" }).click();
  const report = page.getByRole("form", { name: "To the sponsor" });
  await report.getByLabel("Reported at").fill(atSite(-1));
  await report.getByRole("button", { name: "Save" }).click();
  await expect(event.locator('[data-report="sponsor"]')).toHaveAttribute("data-state", "sent");
  await expect(list.getByRole("heading", { name: /To be reported/ })).toBeHidden();
});
