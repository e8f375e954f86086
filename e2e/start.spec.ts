import { expect } from "@playwright/test";
import { Api } from "./fixtures/api.ts";
import { runProgram } from "./fixtures/program.ts";
import { test } from "./fixtures/test.ts";

interface Health {
  readonly status: string;
  readonly seq: number;
  readonly database: string;
  readonly version: string;
  readonly chain: string;
}

test.setTimeout(150_000);

test("a production server starts from nothing, says so, and ends when it is asked to", async ({
  startServer,
}) => {
  const server = await startServer();
  const { status, body } = await new Api(server.url).get<Health>("/api/v1/health", null);
  expect(status).toBe(200);
  expect(body).toEqual({
    status: "ok",
    seq: 0,
    database: "production",
    version: expect.stringMatching(/^\d+\.\d+\.\d+/),
    chain: "unchecked",
  });
  expect(await server.stop()).toMatchObject({ code: 0 });
});

test("every problem of the environment is said together, and nothing starts", async () => {
  const { code, output } = await runProgram(["server/main.ts"], {
    PORT: "70000",
    SITE_TIME_ZONE: "Guangzhou",
    FEED_TOKEN: "short",
    READ_TOKEN: "short too",
    LOG_LEVEL: "loud",
  });
  expect(code).not.toBe(0);
  for (const name of ["PORT", "SITE_TIME_ZONE", "FEED_TOKEN", "READ_TOKEN", "LOG_LEVEL"]) {
    expect(output).toContain(name);
  }
});

test("a second server on the same data is refused, and the first goes on", async ({ startServer }) => {
  const server = await startServer();
  const { code, output } = await runProgram(["server/main.ts"], {
    PORT: "0",
    HOST: "127.0.0.1",
    DATA_DIR: server.dataDirectory,
    LOG_LEVEL: "warn",
  });
  expect(code).not.toBe(0);
  expect(output).toMatch(/cannot start/);
  expect((await new Api(server.url).get("/api/v1/health", null)).status).toBe(200);
});
