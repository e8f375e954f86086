import { expect, type Page } from "@playwright/test";
import { Feed } from "./actions/feed.ts";
import { Staff } from "./actions/staff.ts";
import { test } from "./fixtures/test.ts";

const MINUTE = 60_000;

/** So many minutes ago, as a field of date and time at the site in Guangzhou holds it. */
const atSite = (minutesAgo: number): string =>
  new Date(Date.now() + 8 * 60 * MINUTE - minutesAgo * MINUTE).toISOString().slice(0, 16);
const ago = (minutes: number): string => new Date(Date.now() - minutes * MINUTE).toISOString();

const HOUR = 60;

async function answerCriterion(page: Page, id: string, answer: "met" | "not met", evidence: string) {
  const row = page.getByRole("row", { name: new RegExp(`^${id}\\b`) });
  await row.getByRole("button", { name: `Answer to ${id}` }).click();
  const form = page.getByRole("form", { name: `Answer to ${id}` });
  await form.getByRole("radio", { name: answer, exact: true }).check();
  await form.getByLabel(`Evidence for ${id}`).fill(evidence);
  await form.getByRole("button", { name: `Save ${id}` }).click();
  await expect(form).toHaveCount(0);
}

test("a subject from nothing to eligible: suggestions accepted, blocked by what is unknown, and said plainly", async ({
  page,
  startServer,
}) => {
  test.setTimeout(180_000);
  const server = await startServer();
  const staff = new Staff(server);
  await staff.signIn(page, "research_nurse");
  await page.goto(`${server.url}/subjects`);
  await page.goto(`${server.url}/enrol`);
  await page.getByLabel("Subject number").fill("N 1");
  await page.getByRole("button", { name: "Create and go to the checklist" }).click();
  await expect(page.getByText("Letters, digits, dot, dash and underscore")).toBeVisible();
  await page.getByLabel("Subject number").fill("N-001");
  await page.getByLabel("Age, years").fill("54");
  await page.getByLabel("Weight, kg").fill("300");
  // Nobody is taken for a man, or for treated, by leaving the form as it was.
  await page.getByRole("button", { name: "Create and go to the checklist" }).click();
  await expect(page.getByLabel("Sex")).toBeFocused();
  await expect(page.getByText("Fill this in.")).toHaveCount(2);
  await page.getByLabel("Sex").selectOption("female");
  await page.getByLabel("Arm").selectOption("UCMSC");
  await page.getByRole("button", { name: "Create and go to the checklist" }).click();
  await expect(page.getByLabel("Weight, kg")).toBeFocused();
  await expect(page.getByText("Between 25 and 250 kg.")).toBeVisible();
  await page.getByLabel("Weight, kg").fill("66");
  await page.getByLabel("Insult or first symptom").fill(atSite(40 * HOUR));
  await page.getByLabel("ARDS criteria first met").fill(atSite(26 * HOUR));
  await page.getByLabel("Enrolled").fill(atSite(60));
  await page.getByLabel("Ventilated from").fill(atSite(30 * HOUR));
  await page.getByRole("button", { name: "Create and go to the checklist" }).click();

  await expect(page).toHaveURL(/\/subjects\/N-001\/record/);
  const eligibility = page.getByRole("region", { name: "Eligibility" });
  await expect(eligibility.getByRole("status")).toContainText("Blocked: not known yet I1, I2, I3");

  // What feeds send is suggested with its figure, and accepted by a person.
  await new Feed(server.url).submit([
    { subject: "N-001", parameter: "peep", value: 10, unit: "cm[H2O]", observed_at: ago(26 * HOUR + 10) },
    { subject: "N-001", parameter: "pao2", value: 80, unit: "mm[Hg]", observed_at: ago(26 * HOUR) },
    { subject: "N-001", parameter: "fio2", value: 0.6, unit: "1", observed_at: ago(26 * HOUR) },
    { subject: "N-001", parameter: "pao2", value: 82, unit: "mm[Hg]", observed_at: ago(2 * HOUR) },
    { subject: "N-001", parameter: "fio2", value: 0.6, unit: "1", observed_at: ago(2 * HOUR) },
  ]);
  await page.reload();
  for (const id of ["I1", "I2", "I3", "I5", "I6", "O1", "E12"]) {
    await eligibility.getByRole("button", { name: `Accept the suggestion for ${id}`, exact: true }).click();
    await expect(
      eligibility.getByRole("button", { name: `Accept the suggestion for ${id}`, exact: true }),
    ).toHaveCount(0);
  }
  await expect(eligibility.getByRole("row", { name: /^I2/ })).toContainText("From data: P/F 133.3 mmHg");
  await answerCriterion(page, "I4", "met", "film of this morning, both lungs");
  await answerCriterion(page, "C1", "met", "signed by the daughter");
  for (const number of [1, 2, 3, 4, 5, 6, 7, 8, 10, 11]) {
    await answerCriterion(page, `E${number}`, "not met", "chart");
  }
  await expect(eligibility.getByRole("status")).toContainText("Blocked: not known yet E9.");
  await answerCriterion(page, "E9", "met", "no arterial line");
  await expect(eligibility.getByRole("status")).toContainText("Not eligible: E9.");
  await expect(eligibility.getByRole("status")).toContainText("record the protocol deviation");

  // A wrong answer is changed with a reason, and the old one stays.
  await eligibility.getByRole("row", { name: /^E9/ }).getByRole("button", { name: "Answer to E9" }).click();
  const form = page.getByRole("form", { name: "Answer to E9" });
  await form.getByRole("radio", { name: "not met" }).check();
  await form.getByRole("button", { name: "Save E9" }).click();
  await expect(form.getByLabel("Reason for the change")).toBeFocused();
  await expect(form.getByText("Fill this in.")).toBeVisible();
  await form.getByLabel("Reason for the change").selectOption("OTHER");
  await form.getByRole("button", { name: "Save E9" }).click();
  await expect(form.getByLabel("In words")).toBeFocused();
  await form.getByLabel("In words").fill("line placed at noon");
  await form.getByRole("button", { name: "Save E9" }).click();
  await expect(eligibility.getByRole("status")).toContainText("Eligible: every inclusion is met");
  await eligibility.getByRole("row", { name: /^E9/ }).getByText("2 versions").click();
  await expect(eligibility.getByRole("row", { name: /^E9/ })).toContainText(
    "Another reason: line placed at noon",
  );
});

test("biomarkers below the limit and not done, a blood gas in kPa, and a death that gives the reasons", async ({
  page,
  complaints,
  startServer,
}) => {
  test.setTimeout(180_000);
  const server = await startServer();
  const feed = new Feed(server.url);
  await feed.enrol("N-002", {
    sex: "female",
    height_cm: 160,
    weight_kg: 60,
    ventilation_started_at: ago(20 * HOUR),
    infusion_started_at: ago(3 * HOUR),
  });
  await feed.submit([
    { subject: "N-002", parameter: "peep", value: 10, unit: "cm[H2O]", observed_at: ago(4 * HOUR) },
  ]);
  const staff = new Staff(server);
  await staff.signIn(page, "research_nurse");
  await page.goto(`${server.url}/subjects/N-002/record`);
  const biomarkers = page.getByRole("region", { name: "Biomarkers" });
  await expect(biomarkers.getByText("missing").first()).toBeVisible();
  await biomarkers.getByRole("button", { name: "Enter day 0" }).click();
  const day = page.getByRole("form", { name: "Enter day 0" });
  await day.getByLabel("IL-6 in plasma, pg/mL").fill("<7");
  await day.getByLabel("Ang-2 in plasma, pg/mL").fill("n.d.");
  await day.getByRole("button", { name: "Lavage not done" }).click();
  await day.getByRole("button", { name: "Save" }).click();
  await expect(day.getByLabel("Ang-2 in plasma, pg/mL")).toBeFocused();
  await day.getByLabel("Ang-2 in plasma, pg/mL").fill("8200");

  // The server goes away: what was typed stays, also over a reload, and it is said.
  complaints.expectNetworkToFail();
  await server.kill();
  await day.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "What you typed is still here" })).toBeVisible();
  await server.restart();
  await page.reload();
  await expect(day.getByLabel("IL-6 in plasma, pg/mL")).toHaveValue("<7");
  await day.getByRole("button", { name: "Save" }).click();
  await expect(day).toHaveCount(0);
  const row = biomarkers.getByRole("row", { name: /^IL-6 pg\/mL plasma/ });
  await expect(row).toContainText("<7");
  await expect(biomarkers.getByRole("row", { name: /^KL-6/ })).toContainText("not done");

  const gases = page.getByRole("region", { name: "Blood gases and chest X-ray" });
  await gases.getByRole("button", { name: "Enter a blood gas" }).click();
  const gas = page.getByRole("form", { name: "Enter a blood gas" });
  await gas.getByLabel("At").fill(atSite(150));
  await gas.getByLabel("PaO2").fill("900");
  await gas.getByRole("button", { name: "Save" }).click();
  await expect(gas.getByText("Between 20 and 700 mmHg.")).toBeVisible();
  await gas.getByLabel("Unit").selectOption("kPa");
  await gas.getByLabel("PaO2").fill("70");
  await expect(gas.locator(".field", { hasText: "PaO2" }).getByRole("status")).toContainText("Unusual");
  await gas.getByLabel("PaO2").fill("10");
  await gas.getByLabel("FiO2").fill("5");
  await gas.getByRole("button", { name: "Save" }).click();
  await expect(gas.getByText("0.21 to 1.0 as a fraction")).toBeVisible();
  await gas.getByLabel("FiO2").fill("60");
  await gas.getByLabel("It is the protocol's blood gas of its day").check();
  await gas.getByRole("button", { name: "Save" }).click();
  await expect(gases.getByRole("row", { name: /125/ })).toContainText("protocol's");

  // No film has quadrants, and nobody is alive by telephone, that nobody said.
  await gases.getByRole("button", { name: "Enter a chest X-ray" }).click();
  const film = page.getByRole("form", { name: "Enter a chest X-ray" });
  await film.getByLabel("At", { exact: true }).fill(atSite(150));
  await film.getByRole("button", { name: "Save" }).click();
  await expect(film.getByLabel("Quadrants with infiltrates, 0–4")).toBeFocused();
  await film.getByLabel("Quadrants with infiltrates, 0–4").selectOption("0");
  await film.getByRole("button", { name: "Save" }).click();
  await expect(film).toHaveCount(0);

  const outcome = page.getByRole("region", { name: "Outcome", exact: true });
  await outcome.getByRole("button", { name: "Add a follow-up" }).click();
  const followUp = page.getByRole("form", { name: "Add a follow-up" });
  await followUp.getByLabel("At", { exact: true }).fill(atSite(110));
  await followUp.getByRole("button", { name: "Save" }).click();
  await expect(followUp.getByText("Fill this in.")).toHaveCount(2);
  await followUp.getByRole("button", { name: "Cancel" }).click();
  await outcome.getByRole("button", { name: "Enter a death" }).click();
  const death = page.getByRole("form", { name: "Enter a death" });
  await death.getByLabel("At", { exact: true }).fill(atSite(100));
  await death.getByRole("button", { name: "Save" }).click();
  await expect(outcome).toContainText("dead");
  const path = "/api/v1/subjects/N-002";
  const { body } = await feed.api.get<{ candidates: { event: string }[] }>(`${path}/infusions`);
  expect(body.candidates.map(({ event }) => event)).toEqual(["D2"]);
  const today = await feed.api.get<{ figures: { peep: { slots: object[] } } }>(
    `${path}/days/${atSite(0).slice(0, 10)}`,
  );
  expect(today.body.figures.peep.slots.at(-1)).toMatchObject({
    value: null,
    expected: false,
    reason: "DIED",
  });
});

test("two people at one fact: the second sees both, and decides", async ({
  page,
  browser,
  complaints,
  startServer,
}) => {
  test.setTimeout(120_000);
  const server = await startServer();
  const feed = new Feed(server.url);
  await feed.enrol("N-003", { sex: "male", weight_kg: 60, ventilation_started_at: ago(20 * HOUR) });
  const staff = new Staff(server);
  await staff.signIn(page, "research_nurse");
  await page.goto(`${server.url}/subjects/N-003/record`);
  await page.getByRole("region", { name: "Person and clocks" }).getByRole("button", { name: "Edit" }).click();
  const form = page.getByRole("form", { name: "Person and clocks" });
  await form.getByLabel("Weight, kg").fill("66");

  const other = await browser.newContext();
  const theirs = await other.newPage();
  await staff.signIn(theirs, "investigator");
  await theirs.goto(`${server.url}/subjects/N-003/record`);
  await theirs
    .getByRole("region", { name: "Person and clocks" })
    .getByRole("button", { name: "Edit" })
    .click();
  const first = theirs.getByRole("form", { name: "Person and clocks" });
  await first.getByLabel("Weight, kg").fill("61");
  await first.getByLabel("Reason for the change").selectOption("TRANSCRIPTION");
  await first.getByRole("button", { name: "Save" }).click();
  await expect(first).toHaveCount(0);
  await other.close();

  // The browser writes every refusal to its console.
  complaints.expectNetworkToFail();
  await form.getByLabel("Reason for the change").selectOption("OTHER");
  await form.getByLabel("In words").fill("scale read again");
  await form.getByRole("button", { name: "Save" }).click();
  const notice = form.getByRole("alert");
  await expect(notice).toContainText("Somebody else has changed this meanwhile");
  await expect(notice).toContainText(/Stands now: .*61 kg.*investigator/);
  await expect(notice).toContainText(/You entered: .*66 kg/);
  await notice.getByRole("button", { name: "Replace it with mine" }).click();
  await form.getByLabel("Reason for the change").selectOption("SOURCE_VERIFIED");
  await form.getByRole("button", { name: "Save" }).click();
  const details = page.getByRole("region", { name: "Person and clocks" });
  await expect(details).toContainText("66 kg");
  await details.getByText("3 versions").click();
  await expect(details).toContainText("Weight 61 kg");
});
