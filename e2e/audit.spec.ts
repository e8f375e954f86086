import { hash } from "node:crypto";
import { readFile } from "node:fs/promises";
import AxeBuilder from "@axe-core/playwright";
import { expect } from "@playwright/test";
import { peep } from "./actions/feed.ts";
import { Staff } from "./actions/staff.ts";
import { readArchive } from "./fixtures/archive.ts";
import { freshName } from "./fixtures/fresh-name.ts";
import { READ_TOKEN } from "./fixtures/running-server.ts";
import { test } from "./fixtures/test.ts";

test("the whole study is taken as one archive, and every file is what its manifest says", async ({
  page,
  feed,
  sharedServer,
}) => {
  const subject = freshName("X");
  await feed.enrol(subject);
  await feed.submit([peep(subject, 11.5, "2026-06-02T03:00:00Z")]);
  await new Staff(sharedServer).signIn(page, "research_nurse");
  await page.goto(`${sharedServer.url}/exports`);
  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: "Take ventwall.zip" }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe("ventwall.zip");
  const zip = await readFile(await download.path());
  const files = readArchive(zip);
  const manifest = JSON.parse(files.get("manifest.json")?.toString() ?? "null");
  expect(manifest.files.map(({ name }: { name: string }) => name)).toEqual(
    [...files.keys()].filter((name) => name !== "manifest.json"),
  );
  for (const { name, bytes, sha256 } of manifest.files) {
    const content = files.get(name) ?? Buffer.alloc(0);
    expect([name, content.length, hash("sha256", content)]).toEqual([name, bytes, sha256]);
  }
  expect(files.get("readings_long.csv")?.toString()).toContain(`${subject},peep,,11.5,`);
  const run = page.locator('[data-run="finished"]').first();
  await expect(run).toContainText("ventwall.zip");
  await expect(run).toContainText(hash("sha256", zip).slice(0, 16));
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
});

test("the same log is taken as the same bytes, and an earlier event's study as it was then", async ({
  feed,
  api,
  sharedServer,
}) => {
  const subject = freshName("X");
  await feed.enrol(subject);
  const take = async (query: string) => {
    const response = await fetch(`${sharedServer.url}/api/v1/exports/ventwall.zip${query}`, {
      headers: { authorization: `Bearer ${READ_TOKEN}` },
    });
    return Buffer.from(await response.arrayBuffer());
  };
  const { body } = await api.get<{ log: { seq: number } }>("/api/v1/exports");
  const then = await take(`?seq=${body.log.seq}`);
  await feed.submit([peep(subject, 9, "2026-06-02T03:00:00Z")]);
  expect((await take(`?seq=${body.log.seq}`)).equals(then)).toBe(true);
});

test("the audit tells the story of one value from its address, and has the chain of the log checked", async ({
  page,
  feed,
  api,
  sharedServer,
}) => {
  const subject = freshName("X");
  await feed.enrol(subject, { weight_kg: 70 });
  await feed.submit([peep(subject, 12, "2026-06-02T03:00:00Z")]);
  await api.patch(`/api/v1/subjects/${subject}`, { weight_kg: 72 });
  await new Staff(sharedServer).signIn(page, "research_nurse");
  await page.goto(`${sharedServer.url}/audit?subject=${subject}`);
  const table = page.getByRole("table");
  await expect(table.getByRole("row").filter({ hasText: "Details changed" })).toContainText(
    "Weight, kg 70 → 72",
  );
  const row = table.getByRole("row").filter({ hasText: "Reading recorded" });
  await expect(row).toContainText("Value 12 cmH2O");
  await row.getByRole("button", { name: /everything about this reading/ }).click();
  await expect(page).toHaveURL(/reading=\d+/);
  await expect(table.getByRole("row")).toHaveCount(2);
  await page.getByRole("button", { name: "Check the chain now" }).click();
  await expect(page.locator('[data-chain="intact"]')).toContainText("chain intact");
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
});

test("the audit finds what somebody did by the name that it shows, in its field, its link and its table", async ({
  page,
  feed,
  sharedServer,
}) => {
  const subject = freshName("X");
  await feed.enrol(subject, { bed: null });
  const staff = new Staff(sharedServer);
  await staff.signIn(page, "research_nurse");
  const path = `${sharedServer.url}/api/v1/subjects/${subject}/record`;
  const seen = { kind: "follow_up", at: "2026-06-02T03:00:00Z", status: "alive", how: "telephone" };
  const posted = async (body: object) =>
    (await page.request.post(path, { data: body, headers: { origin: sharedServer.url } })).status();
  expect(await posted({ entries: [{ fact: seen }] })).toBe(201);
  const corrected = { fact: { ...seen, how: "seen" }, record: "follow_up/1", expected_version: 1 };
  expect(
    await posted({ entries: [corrected], correction: { reason_code: "SOURCE_VERIFIED", text: null } }),
  ).toBe(201);
  await page.goto(`${sharedServer.url}/audit?subject=${subject}`);
  const rows = page.getByRole("table").getByRole("row");
  await expect(rows.filter({ hasText: "Subject enrolled" })).toBeVisible();
  for (const typed of ["research_nurse", "@research_nurse"]) {
    await page.getByLabel("By", { exact: true }).fill(typed);
    await page.keyboard.press("Enter");
    await expect(rows).toHaveCount(3);
    await expect(page).toHaveURL(/actor=research_nurse(?:&|$)/);
  }
  // What it says again is not told as changed, and its codes are words.
  const row = rows.filter({ hasText: "Corrected" });
  await expect(row).toContainText("Learnt how by telephone → seen");
  await expect(row.locator("del")).toHaveCount(1);
  await expect(row).toContainText("Verified at the source");
  await page.goto(`${sharedServer.url}/audit?subject=${subject}&actor=research_nurse&lang=zh`);
  await expect(rows.filter({ hasText: "更正" })).toContainText("获知途径 电话 → 当面");
});

test("the audit is in Chinese for who reads Chinese", async ({ page, sharedServer }) => {
  await new Staff(sharedServer).signIn(page, "investigator");
  await page.goto(`${sharedServer.url}/audit?lang=zh`);
  await expect(page.getByRole("heading", { name: "稽查" })).toBeVisible();
});
