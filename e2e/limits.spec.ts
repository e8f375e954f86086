import { expect, type Page } from "@playwright/test";
import { enrolWithPlateau } from "./actions/alarm-causes.ts";
import { Feed, lately, minutesAgo, peep, plateau, type Reading } from "./actions/feed.ts";
import { Staff } from "./actions/staff.ts";
import { Wall } from "./actions/wall.ts";
import { Api } from "./fixtures/api.ts";
import type { RunningServer } from "./fixtures/running-server.ts";
import { test } from "./fixtures/test.ts";

const chip = (page: Page) => page.locator('[data-bed="1"] .alarm-row .chip');
const pao2 = (subject: string, value: number): Reading => ({
  subject,
  parameter: "pao2",
  value,
  unit: "mm[Hg]",
  observed_at: minutesAgo(2),
});

async function plateauOf(value: number, server: RunningServer): Promise<Feed> {
  const feed = new Feed(server.url);
  await enrolWithPlateau(feed, value);
  return feed;
}

test("an investigator sets a limit for one subject with a reason, and the wall follows at once", async ({
  page,
  context,
  startServer,
}) => {
  test.setTimeout(120_000);
  const server = await startServer();
  const feed = await plateauOf(31, server);
  const staff = new Staff(server);
  await staff.signIn(page, "investigator");
  const wall = await context.newPage();
  await wall.goto(`${server.url}/wall`);
  const tile = wall.getByRole("region", { name: "Bed 1" });
  await expect(tile).toHaveClass(/is-medium is-active/);
  await expect(chip(wall)).toContainText("Pplat 31.0 > 30");

  await page.goto(`${server.url}/subjects/S-011`);
  const panel = page.getByRole("region", { name: "Alarm limits" });
  await expect(panel).toContainText("Never changed for this subject.");
  await panel.getByRole("button", { name: "Change limits" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Pplat above (cmH2O)").fill("60");
  await dialog.getByRole("button", { name: "Set limits" }).click();
  await expect(dialog.getByLabel("Pplat above (cmH2O)")).toHaveAttribute("aria-invalid", "true");
  await dialog.getByLabel("Pplat above (cmH2O)").fill("32");
  await dialog.getByRole("button", { name: "Set limits" }).click();
  // Nothing goes without its reason.
  await expect(dialog.getByLabel("Reason")).toHaveAttribute("aria-invalid", "true");
  await dialog.getByLabel("Reason").fill("stiff chest wall");
  // What somebody else sets meanwhile is not taken back by this form.
  await staff.asAdmin("PATCH", "/api/v1/subjects/S-011/limits", {
    driving_pressure: 16,
    reason: "asked for",
  });
  await dialog.getByRole("button", { name: "Set limits" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(panel.getByRole("row", { name: /Pplat above/ })).toContainText("32");
  await expect(panel).toContainText("investigator");
  await expect(panel).toContainText("stiff chest wall");
  await expect(panel.getByRole("row", { name: /ΔP above/ })).toContainText("16");

  await expect(chip(wall)).toHaveCount(0);
  await expect(tile).not.toHaveClass(/is-medium/);
  await feed.send(plateau("S-011", 32.4, minutesAgo(1)));
  await expect(chip(wall)).toContainText("Pplat 32.4 > 32");
  await expect(tile).toHaveClass(/is-medium is-active/);
  await expect(page.locator(".values")).toContainText("over limit 32");
  // The legend says the ward's limits, so the tile says its own.
  await expect(tile).toContainText("limit 32");
});

test("limits are refused outside their range and to those who may not; an admin has the same door", async ({
  startServer,
}) => {
  const server = await startServer();
  await plateauOf(31, server);
  const api = new Api(server.url);
  const staff = new Staff(server);
  const set = async (role: "icu_nurse" | "research_nurse" | "investigator" | "admin", body: object) =>
    api.send<{ code: string; detail: string; history: readonly unknown[] }>(
      "PATCH",
      "/api/v1/subjects/S-011/limits",
      { token: null, headers: { cookie: await staff.cookieOf(role) }, body: JSON.stringify(body) },
    );
  const body = { plateau_pressure: 32, reason: "stiff chest wall" };
  expect((await set("icu_nurse", body)).status).toBe(403);
  expect((await set("research_nurse", body)).status).toBe(403);
  expect((await set("investigator", { plateau_pressure: 32 })).status).toBe(400);
  const refused = await set("investigator", { ...body, plateau_pressure: 46 });
  expect([refused.status, refused.body.code]).toEqual([422, "limit_out_of_range"]);
  expect(refused.body.detail).toContain("between 20 and 45 cmH2O");
  expect((await set("investigator", body)).status).toBe(200);
  const back = await set("admin", { plateau_pressure: null, reason: "as the protocol has it" });
  expect(back.status).toBe(200);
  expect(back.body.history).toHaveLength(2);
  const again = await set("admin", { plateau_pressure: null, reason: "again" });
  expect(again.body.history).toHaveLength(2);
});

test("a limit of one subject and its history are there after a kill", async ({ startServer }) => {
  const server = await startServer();
  await plateauOf(31, server);
  const staff = new Staff(server);
  const cookie = await staff.cookieOf("investigator");
  const api = new Api(server.url);
  await api.send("PATCH", "/api/v1/subjects/S-011/limits", {
    token: null,
    headers: { cookie },
    body: JSON.stringify({ plateau_pressure: 32, reason: "stiff chest wall" }),
  });
  await server.kill();
  await server.restart();
  const { body } = await api.get<{ limits: readonly object[]; history: readonly object[] }>(
    "/api/v1/subjects/S-011/limits",
  );
  expect(body.limits[0]).toMatchObject({
    limit: "plateau_pressure",
    protocol: 30,
    in_force: 32,
    set: { by: "investigator", reason: "stiff chest wall" },
  });
  expect(body.history).toHaveLength(1);
  const wall = await api.get<{ beds: readonly { alarms: readonly object[]; limits: object }[] }>(
    "/api/v1/wall",
  );
  expect(wall.body.beds[0]?.alarms).toEqual([]);
  expect(wall.body.beds[0]?.limits).toEqual({ plateau_pressure: 32, driving_pressure: 15 });
});

test("a rejected reading asks on the wall until a research nurse has answered for it", async ({
  page,
  context,
  startServer,
}) => {
  test.setTimeout(120_000);
  const server = await startServer();
  const feed = new Feed(server.url);
  await feed.enrol("S-011", { bed: "1", ...lately() });
  await feed.send(peep("S-011", 10, minutesAgo(4)));
  const wall = await context.newPage();
  await Wall.open(wall, server);
  await expect(chip(wall)).toHaveCount(0);
  expect(await feed.send(pao2("S-011", 12))).toMatchObject({ status: "rejected", code: "out_of_range" });
  await expect(chip(wall)).toContainText("Check PaO2 12 kPa?");
  await expect(wall.getByRole("region", { name: "Bed 1" })).toHaveClass(/is-low is-active/);

  await new Staff(server).signIn(page, "research_nurse");
  await page.goto(`${server.url}/subjects/S-011`);
  const panel = page.getByRole("region", { name: "Queries" });
  await expect(panel).toContainText("PaO2 12 mmHg");
  await panel.getByRole("button", { name: "Answer" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Answer" }).click();
  await expect(dialog.getByLabel("Why")).toHaveAttribute("aria-invalid", "true");
  await dialog.getByLabel("Why").selectOption("UNIT");
  await dialog.getByLabel("In words").fill("the analyser prints kPa");
  await dialog.getByRole("button", { name: "Answer" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(panel).toContainText("No rejected reading waits for an answer.");
  await panel.getByText("1 answered").click();
  await expect(panel).toContainText("research_nurse");
  await expect(panel).toContainText("the analyser prints kPa");
  await expect(chip(wall)).toHaveCount(0);
});

test("one answer serves for what a failed sensor sent all night; who comes second is told", async ({
  startServer,
}) => {
  const server = await startServer();
  const feed = new Feed(server.url);
  await feed.enrol("S-011", { bed: "1", ...lately() });
  await feed.submit([1, 2, 3].map((minutes) => peep("S-011", 90 + minutes, minutesAgo(minutes))));
  const api = new Api(server.url);
  interface Queries {
    readonly open_count: number;
    readonly answered_count: number;
    readonly open: readonly { readonly seq: number; readonly alike: number }[];
  }
  const { body } = await api.get<Queries>("/api/v1/subjects/S-011/queries");
  expect(body.open.map(({ alike }) => alike)).toEqual([3, 3, 3]);
  const staff = new Staff(server);
  const answer = async (role: "icu_nurse" | "research_nurse" | "investigator", sent: object) =>
    api.send<Queries & { code: string }>(
      "POST",
      `/api/v1/subjects/S-011/queries/${body.open[0]?.seq}/answer`,
      { token: null, headers: { cookie: await staff.cookieOf(role) }, body: JSON.stringify(sent) },
    );
  expect((await answer("icu_nurse", { code: "DEVICE_ARTEFACT" })).status).toBe(403);
  expect((await answer("research_nurse", { code: "OTHER" })).status).toBe(422);
  const done = await answer("research_nurse", { code: "DEVICE_ARTEFACT", alike: true });
  expect([done.body.open_count, done.body.answered_count]).toEqual([0, 3]);
  const second = await answer("investigator", { code: "DEVICE_ARTEFACT" });
  expect([second.status, second.body.code]).toEqual([409, "already_answered"]);
  await server.kill();
  await server.restart();
  expect((await api.get<Queries>("/api/v1/subjects/S-011/queries")).body.answered_count).toBe(3);
});
