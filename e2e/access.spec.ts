import { request as httpRequest } from "node:http";
import { expect } from "@playwright/test";
import { knock } from "./actions/sockets.ts";
import type { Problem } from "./fixtures/api.ts";
import { freshName } from "./fixtures/fresh-name.ts";
import { FEED_TOKEN, READ_TOKEN } from "./fixtures/running-server.ts";
import { test } from "./fixtures/test.ts";

const FEED_DOORS: readonly (readonly [string, string])[] = [
  ["POST", "/api/v1/subjects"],
  ["PATCH", "/api/v1/subjects/S-1"],
  ["POST", "/api/v1/subjects/S-1/infusions"],
  ["POST", "/api/v1/readings"],
];
const READ_DOORS: readonly (readonly [string, string])[] = [
  ["GET", "/api/v1/subjects"],
  ["GET", "/api/v1/subjects/S-1"],
  ["GET", "/api/v1/subjects/S-1/readings"],
  ["GET", "/api/v1/subjects/S-1/days"],
  ["GET", "/api/v1/subjects/S-1/days/2026-06-01"],
  ["GET", "/api/v1/subjects/S-1/course"],
  ["GET", "/api/v1/wall"],
  ["GET", "/api/v1/review"],
  ["GET", "/api/v1/exports/readings_long.csv"],
  ["GET", "/api/v1/exports/daily_long.csv"],
  ["GET", "/api/v1/exports/daily_wide.csv"],
  ["GET", "/metrics"],
];
const OPEN_DOORS = ["/api/v1/health", "/api/v1/openapi.json", "/api/docs"];

for (const [doors, itsToken, otherToken] of [
  [FEED_DOORS, FEED_TOKEN, READ_TOKEN],
  [READ_DOORS, READ_TOKEN, FEED_TOKEN],
] as const) {
  for (const [method, path] of doors) {
    test(`${method} ${path} opens to its own scope only`, async ({ api }) => {
      const knockWith = (token: string | null) =>
        api.send<Problem>(method, path, { token, ...(method === "GET" ? {} : { body: "{}" }) });
      for (const stranger of [null, "not-a-token-of-ours", `${itsToken}x`]) {
        const answer = await knockWith(stranger);
        expect([answer.status, answer.body.code]).toEqual([401, "unauthenticated"]);
        expect(answer.type).toContain("application/problem+json");
        expect(answer.headers.get("www-authenticate")).toContain("Bearer");
      }
      const wrongScope = await knockWith(otherToken);
      expect([wrongScope.status, wrongScope.body.code]).toEqual([403, "forbidden"]);
      expect([401, 403]).not.toContain((await knockWith(itsToken)).status);
    });
  }
}

for (const path of OPEN_DOORS) {
  test(`${path} is open to everybody`, async ({ api }) => {
    expect((await api.get(path, null)).status).toBe(200);
  });
}

test("a door that is not there is 404 by a code, whoever asks", async ({ api }) => {
  for (const path of ["/api/v1/nothing", "/api/v2/wall", "/api/v1/subjects/a/b/c"]) {
    const { status, body } = await api.get<Problem>(path, null);
    expect([path, status, body.code]).toEqual([path, 404, "not_found"]);
  }
});

test("/feed opens to the feed's token and /live to the reader's, and to nobody else", async ({
  sharedServer: { url },
}) => {
  for (const [namespace, its, other] of [
    ["/feed", FEED_TOKEN, READ_TOKEN],
    ["/live", READ_TOKEN, FEED_TOKEN],
  ] as const) {
    expect(await knock(url, namespace, null)).toMatchObject({ refusal: { code: "unauthenticated" } });
    expect(await knock(url, namespace, "not-a-token-of-ours")).toMatchObject({
      refusal: { code: "unauthenticated" },
    });
    expect(await knock(url, namespace, other)).toMatchObject({ refusal: { code: "forbidden" } });
    const answer = await knock(url, namespace, its);
    expect(answer).toHaveProperty("socket");
    if ("socket" in answer) answer.socket.close();
  }
});

interface PageAnswer {
  readonly status: number;
  readonly cookie: string | null;
}

/** A request with headers that no browser would let a page choose. */
function visit(
  port: number,
  path: string,
  headers: Readonly<Record<string, string>>,
  method = "GET",
): Promise<PageAnswer> {
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest({ host: "127.0.0.1", port, path, method, headers }, (response) => {
      response.resume();
      const cookie = response.headers["set-cookie"]?.[0]?.split(";")[0] ?? null;
      response.once("end", () => resolve({ status: response.statusCode ?? 0, cookie }));
    });
    outgoing.once("error", reject);
    outgoing.end();
  });
}

test("pages are for this machine: a foreign host name or a forwarded request gets none", async ({
  sharedServer: { port },
}) => {
  for (const host of [`localhost:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`]) {
    const { status, cookie } = await visit(port, "/wall", { host });
    expect([host, status]).toEqual([host, 200]);
    expect(cookie).not.toBeNull();
  }
  const strangers: readonly Readonly<Record<string, string>>[] = [
    { host: "ventwall.example" },
    { host: `localhost.evil.example:${port}` },
    { host: `localhost:${port}`, "x-forwarded-for": "10.1.2.3" },
    { host: `localhost:${port}`, "x-forwarded-for": "127.0.0.1" },
    { host: `localhost:${port}`, forwarded: "for=10.1.2.3" },
  ];
  for (const headers of strangers) {
    const { status, cookie } = await visit(port, "/wall", headers);
    expect([headers, status, cookie]).toEqual([headers, 403, null]);
  }
});

test("a page's cookie reads and never writes, and only from this machine's own pages", async ({
  sharedServer: { port },
  feed,
}) => {
  const host = `localhost:${port}`;
  const { cookie } = await visit(port, "/wall", { host });
  if (cookie === null) throw new Error("The page came without a cookie");
  const subject = freshName("S");
  await feed.enrol(subject);
  const read = (headers: object) => visit(port, "/api/v1/wall", { host, cookie, ...headers });
  expect((await read({})).status).toBe(200);
  expect((await read({ origin: `http://${host}` })).status).toBe(200);
  expect((await visit(port, "/metrics", { host, cookie })).status).toBe(200);

  expect((await read({ origin: "https://evil.example" })).status).toBe(401);
  expect((await read({ host: "evil.example" })).status).toBe(401);
  expect((await read({ "x-forwarded-for": "10.1.2.3" })).status).toBe(401);
  expect((await read({ cookie: `${cookie}x` })).status).toBe(401);
  expect((await read({ cookie: cookie.replace(/=[^.]+/, "=forged") })).status).toBe(401);

  for (const [method, path] of [
    ["POST", "/api/v1/readings"],
    ["POST", "/api/v1/subjects"],
    ["PATCH", `/api/v1/subjects/${subject}`],
    ["POST", `/api/v1/subjects/${subject}/infusions`],
  ] as const) {
    expect((await visit(port, path, { host, cookie }, method)).status).toBe(403);
  }
});

test("a page's cookie opens /live to this machine's own pages, and /feed to nobody", async ({
  sharedServer: { port, url },
}) => {
  const host = `127.0.0.1:${port}`;
  const { cookie } = await visit(port, "/wall", { host });
  if (cookie === null) throw new Error("The page came without a cookie");
  const own = await knock(url, "/live", null, { cookie, origin: url });
  expect(own).toHaveProperty("socket");
  if ("socket" in own) own.socket.close();
  expect(await knock(url, "/live", null, { cookie, origin: "https://evil.example" })).toMatchObject({
    refusal: { code: "unauthenticated" },
  });
  expect(await knock(url, "/live", null, { cookie, "x-forwarded-for": "10.1.2.3" })).toMatchObject({
    refusal: { code: "unauthenticated" },
  });
  expect(await knock(url, "/feed", null, { cookie, origin: url })).toMatchObject({
    refusal: { code: "forbidden" },
  });
});
