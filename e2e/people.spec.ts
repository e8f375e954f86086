import { expect, type Page } from "@playwright/test";
import { Feed, minutesAgo, peep } from "./actions/feed.ts";
import { PASSWORD, Staff } from "./actions/staff.ts";
import { Wall } from "./actions/wall.ts";
import { freePort } from "./fixtures/free-port.ts";
import { HospitalProvider } from "./fixtures/hospital-provider.ts";
import type { RunningServer } from "./fixtures/running-server.ts";
import { test } from "./fixtures/test.ts";

const NURSE_PASSWORD = "heron crossing slow water";

async function signIn(page: Page, username: string, password: string): Promise<void> {
  await page.getByLabel("User name", { exact: true }).fill(username);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

/** Goes away without signing out: from now on the browser is nobody's. */
async function leave(page: Page): Promise<void> {
  // A page that lost its cookie leads itself to the sign-in, and would get in the way of where we go.
  await page.goto("about:blank");
  await page.context().clearCookies();
}

function setUpLink(server: RunningServer): string {
  const link = /http:\S+\/set-up#[\w-]+/.exec(server.output)?.[0];
  if (link === undefined) throw new Error(`The server printed no set-up link:\n${server.output}`);
  return link.replace("localhost", "127.0.0.1");
}

test("from the terminal's link to a nurse who is signed in: the first admin, a person added, her own password", async ({
  page,
  complaints,
  browser,
  startServer,
}) => {
  const server = await startServer();
  const link = setUpLink(server);
  await page.goto(link);
  await expect(page.getByRole("heading", { name: "First administrator" })).toBeVisible();
  await page.getByLabel("User name", { exact: true }).fill("chen.wei");
  await page.getByLabel("Name", { exact: true }).fill("Chen Wei 陈伟");
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByLabel("Password again", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Save and sign in" }).click();
  await expect(page).toHaveURL(/\/people$/);

  await page.getByRole("button", { name: "Add a person" }).click();
  await page.getByLabel("User name", { exact: true }).fill("li.na");
  await page.getByLabel("Name", { exact: true }).fill("Li Na 李娜");
  await page.getByLabel("Role", { exact: true }).selectOption("ICU nurse");
  await page.getByRole("button", { name: "Add and make a link" }).click();
  const nurseLink = await page.getByLabel("One-time link", { exact: true }).inputValue();
  expect(nurseLink).toMatch(/\/set-up#[\w-]{32}$/);

  // Her own browser, on another machine.
  const hers = await (await browser.newContext({ locale: "en-GB" })).newPage();
  complaints.watch(hers);
  await hers.goto(nurseLink);
  await expect(hers.getByText("For the user name li.na.")).toBeVisible();
  await hers.getByLabel("Password", { exact: true }).fill(NURSE_PASSWORD);
  await hers.getByLabel("Password again", { exact: true }).fill(NURSE_PASSWORD);
  await hers.getByRole("button", { name: "Save and sign in" }).click();
  await expect(hers).toHaveURL(/\/wall$/);
  await hers.locator('[data-connection="live"]').first().waitFor();

  // What is not hers is said plainly, and the way back is hers. The browser writes each refusal to its console.
  complaints.expectNetworkToFail();
  await hers.goto(`${server.url}/review`);
  await expect(hers.getByRole("heading", { name: "This page is not for your role" })).toBeVisible();
  await hers.goto(`${server.url}/subjects`);
  await expect(hers.getByRole("link", { name: "Review" })).toHaveCount(0);
  await hers.getByRole("button", { name: "Sign out" }).click();
  await expect(hers.getByText("You have signed out.")).toBeVisible();
  await expect(hers).toHaveURL(/\/sign-in/);
  await signIn(hers, "li.na", "not my password at all");
  await expect(hers.getByRole("alert").filter({ hasText: /\S/ })).toContainText("wrong");
  await signIn(hers, "li.na", NURSE_PASSWORD);
  await expect(hers).toHaveURL(/\/(subjects|wall)$/);
  await hers.close();

  // The link of the terminal is spent.
  const stranger = await (await browser.newContext({ locale: "en-GB" })).newPage();
  await stranger.goto(link);
  await expect(stranger.getByText(/expired or was used before/)).toBeVisible();
  await stranger.close();
});

test("whoever is sent to sign in comes back to the page that they wanted, and to no other site", async ({
  page,
  startServer,
}) => {
  const server = await startServer();
  const staff = new Staff(server);
  await staff.addPerson("wang.min", "research_nurse");
  await page.goto(`${server.url}/review?figure=peep`);
  await expect(page).toHaveURL(/\/sign-in\?to=/);
  await signIn(page, "wang.min", PASSWORD);
  await expect(page).toHaveURL(`${server.url}/review?figure=peep`);
  await leave(page);
  await page.goto(`${server.url}/sign-in?to=${encodeURIComponent("//evil.example/review")}`);
  await signIn(page, "wang.min", PASSWORD);
  await expect(page).toHaveURL(`${server.url}/review`);
});

test("a screen becomes a wall by the code that it shows, lives through a restart, and goes dark when it is revoked", async ({
  page,
  complaints,
  browser,
  startServer,
}) => {
  test.setTimeout(120_000);
  const server = await startServer();
  const feed = new Feed(server.url);
  await feed.enrol("S-001", { bed: "1", ventilation_started_at: minutesAgo(600) });
  await feed.send(peep("S-001", 11, minutesAgo(5)));
  await page.goto(`${server.url}/wall?lang=en`);
  await expect(page).toHaveURL(/\/pair\?to=/);
  const shown = page.getByText(/^[2-9A-Z]{3}-[2-9A-Z]{3}$/).first();
  const code = (await shown.textContent()) ?? "";

  const desk = await (await browser.newContext({ locale: "en-GB" })).newPage();
  complaints.watch(desk);
  await new Staff(server).signIn(desk, "admin");
  await desk.goto(`${server.url}/keys`);
  await desk.getByRole("button", { name: "Add a wall" }).click();
  await desk.getByLabel("Name", { exact: true }).fill("North corridor");
  await desk.getByLabel("Pairing code", { exact: true }).fill(code.toLowerCase());
  await desk.getByRole("button", { name: "Add the wall" }).click();

  await expect(page).toHaveURL(/\/wall/, { timeout: 15_000 });
  await expect(page.locator('[data-bed="1"] [data-quantity="peep"]').first()).toHaveText("11.0");
  await expect(desk.getByRole("row", { name: /North corridor/ })).toContainText("paired");

  complaints.expectNetworkToFail();
  await server.kill();
  await server.restart();
  await page.locator('[data-connection="live"]').first().waitFor({ timeout: 20_000 });
  await page.reload();
  await page.locator('[data-connection="live"]').first().waitFor();

  await desk.reload();
  await desk
    .getByRole("row", { name: /North corridor/ })
    .getByRole("button", { name: "Revoke" })
    .click();
  await desk.getByRole("dialog").getByRole("button", { name: "Revoke" }).click();
  // Dark at once: the ward is gone from the screen, and it asks to be paired.
  await expect(page.getByText(/^[2-9A-Z]{3}-[2-9A-Z]{3}$/).first()).toBeVisible({ timeout: 5_000 });
  await expect(page.locator("[data-quantity]")).toHaveCount(0);
  await expect(page.getByText("This wall was disconnected by an administrator.")).toBeVisible();
  // A wall that was away by then, or is switched on again, hears the same.
  await page.goto(`${server.url}/wall?lang=en`);
  await expect(page.getByText("This wall was disconnected by an administrator.")).toBeVisible();
  await desk.close();
});

test("a nurse who is disabled while she watches is thrown out within a second", async ({
  page,
  complaints,
  startServer,
}) => {
  const server = await startServer();
  const staff = new Staff(server);
  await new Feed(server.url).enrol("S-001", { bed: "1" });
  await staff.signIn(page, "icu_nurse");
  await page.goto(`${server.url}/subjects/S-001`);
  await page.locator('[data-connection="live"]').waitFor();
  complaints.expectNetworkToFail();
  const before = performance.now();
  await staff.asAdmin("PATCH", "/api/v1/people/icu_nurse", { disabled: true });
  await expect(page).toHaveURL(/\/sign-in/, { timeout: 5_000 });
  // The promise is a second; a page of a browser under test may take some more to load.
  expect(performance.now() - before).toBeLessThan(4_000);
  await expect(page.getByText("This account has been disabled. Ask an administrator.")).toBeVisible();
  await signIn(page, "icu_nurse", PASSWORD);
  await expect(page.getByRole("alert").filter({ hasText: /\S/ })).toContainText("disabled");
});

test("on a telephone people and keys are read from above to below, never sideways", async ({
  page,
  startServer,
}) => {
  const server = await startServer();
  const staff = new Staff(server);
  await staff.asAdmin("POST", "/api/v1/people", {
    username: "zhang.xiaolong-of-icu-3",
    display_name: "Dr Zhang Xiaolong with a rather long name",
    role: "investigator",
  });
  await staff.asAdmin("POST", "/api/v1/displays", {
    name: "ICU 3 corridor north, nurses desk",
    beds: "1-12,40",
  });
  await staff.asAdmin("POST", "/api/v1/programs", { name: "gateway-icu3", scopes: ["feed"], beds: ["99"] });
  await staff.signIn(page, "admin");
  await page.setViewportSize({ width: 375, height: 800 });
  for (const [path, said] of [
    ["people", "zhang.xiaolong-of-icu-3"],
    ["keys", "Beds 1-12, 40 are not on the ward, or not yet."],
  ] as const) {
    await page.goto(`${server.url}/${path}`);
    await expect(page.getByText(said)).toBeVisible();
    const tooWide = await page.evaluate(() =>
      [document.documentElement, ...document.querySelectorAll(".scroll")].filter(
        ({ scrollWidth, clientWidth }) => scrollWidth > clientWidth,
      ),
    );
    expect([path, tooWide]).toEqual([path, []]);
  }
});

test("at a wall that allows it a nurse says by her PIN who she is", async ({ page, startServer }) => {
  const server = await startServer();
  const staff = new Staff(server);
  await staff.signIn(page, "icu_nurse");
  await page.goto(`${server.url}/account`);
  const pin = page.getByRole("region", { name: "PIN for the wall" });
  await pin.getByLabel("Current password", { exact: true }).fill(PASSWORD);
  await pin.getByLabel("PIN", { exact: true }).fill("802914");
  await pin.getByLabel("PIN again", { exact: true }).fill("802914");
  await pin.getByRole("button", { name: "Set PIN" }).click();
  await expect(pin).toContainText("PIN set.");

  await leave(page);
  await staff.becomeWall(page, true);
  await page.goto(`${server.url}/wall`);
  await page.locator('[data-connection="live"]').first().waitFor();
  await page.getByRole("button", { name: "Who is here?" }).click();
  const pad = page.getByRole("dialog");
  await pad.getByRole("button", { name: "The icu_nurse" }).click();
  for (const digit of "802914") await pad.getByRole("button", { name: digit, exact: true }).click();
  await expect(page.getByText("The icu_nurse · identified")).toBeVisible();
  await expect(pad).toHaveCount(0);
});

test("somebody of the hospital signs in by OpenID Connect, with the role that the hospital gives", async ({
  page,
  complaints,
  startServer,
}) => {
  // The provider's own form looks for a font in the world outside.
  complaints.expectNetworkToFail();
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const hospital = await HospitalProvider.start(`${url}/api/v1/auth/callback/hospital`);
  try {
    hospital.staff.set("zhang.hua", { name: "Zhang Hua 张华", roles: ["Staff", "Trial-Office"] });
    hospital.staff.set("visitor", { name: "A visitor", roles: ["Staff"] });
    const server = await startServer({
      port,
      environment: {
        PUBLIC_URL: url,
        OIDC_ISSUER: hospital.issuer,
        OIDC_CLIENT_ID: hospital.clientId,
        OIDC_CLIENT_SECRET: hospital.clientSecret,
        OIDC_ROLES: "ICU-Nurses=icu_nurse; Trial-Office=research_nurse",
        OIDC_LABEL: "the Third Affiliated Hospital",
      },
    });
    const throughHospital = async (name: string) => {
      await page.getByRole("link", { name: /the Third Affiliated Hospital/ }).click();
      await page.locator('input[name="login"]').fill(name);
      await page.locator('input[name="password"]').fill("any password");
      await page.locator('button[type="submit"]').click();
      await page.locator('button[type="submit"]').click();
    };
    await page.goto(`${server.url}/review`);
    await throughHospital("zhang.hua");
    await expect(page).toHaveURL(`${server.url}/review`);
    await expect(page.getByRole("banner")).toContainText("Zhang Hua");
    // Again, and with another role over there meanwhile: the same person, who may do less now.
    hospital.staff.set("zhang.hua", { name: "Zhang Hua 张华", roles: ["ICU-Nurses"] });
    await leave(page);
    await page.goto(`${server.url}/subjects`);
    await throughHospital("zhang.hua");
    await expect(page).toHaveURL(`${server.url}/subjects`);
    await expect(page.getByRole("link", { name: "Review" })).toHaveCount(0);

    const { people } = await new Staff(server).asAdmin<{ people: readonly object[] }>(
      "GET",
      "/api/v1/people",
    );
    expect(people).toContainEqual(
      expect.objectContaining({ username: "zhang.hua", role: "icu_nurse", signs_in_by: "hospital" }),
    );

    // Who has no role there has none here, and a disabled user is let in by no door.
    await leave(page);
    await page.goto(`${server.url}/sign-in`);
    await throughHospital("visitor");
    await expect(page).toHaveURL(/\/sign-in\?problem=no_role/);
    await expect(page.getByRole("alert").filter({ hasText: /\S/ })).toContainText("no role");
    await new Staff(server).asAdmin("PATCH", "/api/v1/people/zhang.hua", { disabled: true });
    await leave(page);
    await page.goto(`${server.url}/sign-in`);
    await throughHospital("zhang.hua");
    await expect(page.getByRole("alert").filter({ hasText: /\S/ })).toContainText("disabled");
  } finally {
    await hospital.close();
  }
});

test("in a demo every role has a ready user on the sign-in page; in production there is none", async ({
  page,
  startServer,
}) => {
  test.setTimeout(120_000);
  const demo = await startServer({ args: ["--demo"] });
  expect(demo.output).toMatch(/research_nurse +demo-research-nurse/);
  await page.goto(`${demo.url}/subjects`);
  await page.getByRole("button", { name: "Research nurse research_nurse" }).click();
  await expect(page).toHaveURL(`${demo.url}/subjects`);
  await expect(page.getByRole("link", { name: "Review" })).toBeVisible();
  await leave(page);
  // The demo's own machine shows the ward without pairing.
  await Wall.open(page, demo);

  const production = await startServer();
  await page.goto(`${production.url}/sign-in`);
  await expect(page.getByRole("button", { name: "Sign in", exact: true })).toBeVisible();
  await expect(page.getByText("This is a demo")).toHaveCount(0);
  const answer = await fetch(`${production.url}/api/v1/auth/sign-in`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ username: "admin", password: "demo-admin" }),
  });
  expect(answer.status).toBe(401);
});
