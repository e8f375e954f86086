import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "@playwright/test";
import type { WallSnapshot } from "#lib/contract/live.ts";
import { Wall } from "./actions/wall.ts";
import { Api } from "./fixtures/api.ts";
import { runProgram } from "./fixtures/program.ts";
import { test } from "./fixtures/test.ts";

test("the demo's wall is alive within a minute, says that it is simulated, and goes on by itself", async ({
  page,
  startServer,
}) => {
  test.setTimeout(300_000);
  const server = await startServer({ args: ["--demo"] });
  const started = performance.now();
  const wall = await Wall.open(page, server);
  const figures = async () => (await wall.peeps()).filter((text) => /^\d+\.\d$/.test(text)).length;
  await expect.poll(figures, { timeout: 60_000 - (performance.now() - started) }).toBeGreaterThanOrEqual(12);
  await expect(page.getByText("SIMULATED").first()).toBeVisible();
  await page.evaluate(() => Object.assign(window, { sameDocument: true }));

  const shown = () => page.locator("[data-quantity]").allTextContents();
  const before = await shown();
  await expect.poll(shown, { timeout: 120_000, intervals: [1_000] }).not.toEqual(before);
  expect(await page.evaluate(() => "sameDocument" in window)).toBe(true);

  const api = new Api(server.url);
  const { body } = await api.get<{ database: string }>("/api/v1/health", null);
  expect(body.database).toBe("demo");
  const { text } = await api.get("/api/v1/exports/daily_wide.csv");
  expect(text).toContain("SIMULATED");
  // The ready-made command of the terminal sends a reading.
  expect(server.output).toMatch(/curl .*\/api\/v1\/readings/);

  await page.close();
  await server.stop();
  const asProduction = { PORT: "0", HOST: "127.0.0.1", DATA_DIR: join(server.dataDirectory, "demo") };
  const { code, output } = await runProgram(["server/main.ts"], asProduction);
  expect(code).not.toBe(0);
  expect(output).toMatch(/cannot start: .*demo/);
});

test("a demo whose clock runs ahead says so, and after a kill goes on from its last event", async ({
  page,
  complaints,
  startServer,
}) => {
  test.setTimeout(240_000);
  const server = await startServer({ args: ["--demo", "--speed", "120"] });
  // Killed while its week of history is still being played.
  await server.kill();
  await server.restart();
  const wall = await Wall.open(page, server);
  await expect(page.getByText("clock ×120")).toBeVisible({ timeout: 120_000 });
  const moment = async () => {
    const { body } = await new Api(server.url).get<WallSnapshot>("/api/v1/wall");
    return { rate: body.clock_rate, time: Date.parse(body.server_time) };
  };
  const first = await moment();
  expect(first.rate).toBe(120);
  await expect
    .poll(async () => (await moment()).time - first.time, { timeout: 30_000 })
    .toBeGreaterThan(10 * 60_000);

  const before = await moment();
  complaints.expectNetworkToFail();
  await server.kill();
  await server.restart();
  await wall.connection("live").waitFor({ timeout: 20_000 });
  await expect.poll(async () => (await moment()).rate, { timeout: 60_000 }).toBe(120);
  // From its last event, or from the true time if that is later.
  expect((await moment()).time).toBeGreaterThan(before.time - 60 * 60_000);
  expect((await moment()).time).toBeGreaterThanOrEqual(Date.now());
  await expect
    .poll(() => wall.peeps().then((texts) => texts.filter((text) => text !== "—").length))
    .toBeGreaterThan(11);
  const data = { DATA_DIR: join(server.dataDirectory, "demo") };
  expect((await runProgram(["server/admin/main.ts", "verify"], data)).output).toContain("the chain is whole");
});

test("the simulator refuses a production database", async ({ startServer }) => {
  const parent = mkdtempSync(join(tmpdir(), "ventwall-e2e-"));
  try {
    const production = await startServer({ dataDirectory: join(parent, "demo") });
    await production.stop();
    const { code, output } = await runProgram(["server/main.ts", "--demo"], { PORT: "0", DATA_DIR: parent });
    expect(code).not.toBe(0);
    expect(output).toMatch(/cannot start: .*production/);
  } finally {
    rmSync(parent, { recursive: true, force: true });
  }
});
