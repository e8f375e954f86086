import { chmod, mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { request as httpRequest, type IncomingHttpHeaders } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { knock } from "./actions/sockets.ts";
import { Staff } from "./actions/staff.ts";
import { Api, type Problem } from "./fixtures/api.ts";
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
  readonly location: string | null;
  readonly cookies: readonly string[];
  readonly headers: IncomingHttpHeaders;
}

/** A visit to a page with headers that no browser would let a page choose. */
function visit(port: number, path: string, headers: Readonly<Record<string, string>>): Promise<PageAnswer> {
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest({ host: "127.0.0.1", port, path, headers }, (response) => {
      response.resume();
      response.once("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          location: response.headers.location ?? null,
          cookies: response.headers["set-cookie"] ?? [],
          headers: response.headers,
        }),
      );
    });
    outgoing.once("error", reject);
    outgoing.end();
  });
}

const PAGES = [
  "/wall",
  "/subjects",
  "/subjects/S-1",
  "/review",
  "/queries",
  "/people",
  "/keys",
  "/security",
  "/account",
];

test("no page is shown to nobody, whoever they say they are: walls are led to pairing, people to signing in", async ({
  sharedServer: { port },
}) => {
  const strangers: readonly Readonly<Record<string, string>>[] = [
    { host: `localhost:${port}` },
    { host: "ventwall.example" },
    { host: `localhost:${port}`, "x-forwarded-for": "127.0.0.1" },
    { host: `localhost:${port}`, "x-ventwall-visitor": Buffer.from('{"name":"x"}').toString("base64url") },
    { host: `localhost:${port}`, cookie: "ventwall.display=nonsense; ventwall.session_token=a.b" },
    { host: `localhost:${port}`, authorization: `Bearer ${READ_TOKEN}` },
  ];
  for (const headers of strangers) {
    for (const path of PAGES) {
      const { status, location, cookies } = await visit(port, `${path}?lang=zh`, headers);
      // Whoever brings a session's cookie was a person: they are told at the sign-in that it has ended.
      const why = "cookie" in headers ? "&why=session_ended" : "";
      const door = path === "/wall" && why === "" ? "/pair" : "/sign-in";
      expect([path, status, location, cookies]).toEqual([
        path,
        303,
        `${door}?to=${encodeURIComponent(`${path}?lang=zh`)}${why}`,
        [],
      ]);
    }
  }
  expect(await visit(port, "/", { host: "x" })).toMatchObject({ status: 303, location: "/sign-in" });
  expect(await visit(port, "/no-such-page", { host: "x" })).toMatchObject({ status: 303 });
});

test("a page behind a disguised address is as closed as the page, and a forged visitor is nobody", async ({
  sharedServer,
}) => {
  const { port } = sharedServer;
  const forged = Buffer.from(JSON.stringify({ kind: "person", name: "FORGED", role: "admin" }));
  const headers = { host: `127.0.0.1:${port}`, "x-ventwall-visitor": forged.toString("base64url") };
  for (const path of [
    "/_next/../people",
    "/_next/%2e%2e/people",
    "/_next/static/../../people",
    "/_next/..%2fpeople",
    "/_next/..%5cpeople",
    "//people",
    "/favicon.ico/../security",
  ]) {
    expect([303, 404], path).toContain((await visit(port, path, headers)).status);
  }
  const cookie = await new Staff(sharedServer).cookieOf("icu_nurse");
  for (const path of ["/people", "/_next/../people"]) {
    expect([path, (await visit(port, path, { host: headers.host, cookie })).status]).toEqual([path, 403]);
  }
});

test("each role is led to its own work, and is told plainly what is not for it", async ({ sharedServer }) => {
  const { port } = sharedServer;
  const staff = new Staff(sharedServer);
  const host = `127.0.0.1:${port}`;
  for (const [role, home] of [
    ["icu_nurse", "/wall"],
    ["research_nurse", "/review"],
    ["investigator", "/review"],
    ["consultant", "/subjects"],
    ["admin", "/people"],
  ] as const) {
    const cookie = await staff.cookieOf(role);
    expect(await visit(port, "/", { host, cookie })).toMatchObject({ status: 303, location: home });
    expect((await visit(port, home, { host, cookie })).status).toBe(200);
  }
  expect(await visit(port, "/", { host, cookie: await staff.wallCookie() })).toMatchObject({
    location: "/wall",
  });
});

test("a wall's cookie shows the wall and opens nothing else, and is given anew with every page", async ({
  sharedServer,
}) => {
  const { port, url } = sharedServer;
  const cookie = await new Staff(sharedServer).wallCookie();
  const host = `127.0.0.1:${port}`;
  const wall = await visit(port, "/wall", { host, cookie });
  expect(wall.status).toBe(200);
  expect(wall.cookies.join()).toMatch(/ventwall\.display=.*Max-Age=34560000; HttpOnly; SameSite=Lax/);
  const own = await knock(url, "/live", null, { cookie, origin: url });
  expect(own).toHaveProperty("socket");
  if ("socket" in own) own.socket.close();
  for (const [namespace, origin, code] of [
    ["/live", "https://evil.example", "foreign_origin"],
    ["/feed", url, "forbidden"],
  ] as const) {
    expect(await knock(url, namespace, null, { cookie, origin })).toMatchObject({ refusal: { code } });
  }
});

test("every answer carries the headers that keep browsers out of mischief", async ({ sharedServer }) => {
  const { port } = sharedServer;
  const host = `127.0.0.1:${port}`;
  const page = await visit(port, "/sign-in", { host });
  const policy = page.headers["content-security-policy"] ?? "";
  const scripts = /script-src ([^;]+)/.exec(String(policy))?.[1] ?? "";
  expect(scripts).toMatch(/^'self' 'nonce-[A-Za-z0-9+/=]{24}'$/);
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).toContain("object-src 'none'");
  // Another one for each page: a nonce that is known beforehand is none.
  expect((await visit(port, "/sign-in", { host })).headers["content-security-policy"]).not.toBe(policy);
  const api = await visit(port, "/api/v1/health", { host });
  expect(api.headers["content-security-policy"]).toContain("default-src 'none'");
  for (const { headers } of [page, api]) {
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["x-powered-by"]).toBeUndefined();
  }
  expect(page.headers["x-frame-options"]).toBe("DENY");
  expect(page.headers["referrer-policy"]).toBe("same-origin");
});

test("a bearer of secrets finds none of them in what the server writes", async ({ startServer }) => {
  const server = await startServer({ environment: { LOG_LEVEL: "trace" } });
  const staff = new Staff(server);
  const cookie = await staff.addPerson("loud", "icu_nurse", "a very private sentence");
  const link = /\/set-up#([\w-]+)/.exec(server.output)?.[1] ?? "";
  await new Api(server.url).post(
    "/api/v1/auth/sign-in",
    { username: "loud", password: "a wrong private word" },
    null,
  );
  const written = server.output.replace(link, "");
  for (const secret of [
    "a very private sentence",
    "a wrong private word",
    FEED_TOKEN,
    READ_TOKEN,
    cookie,
    link,
  ]) {
    expect(written).not.toContain(secret);
  }
});

test("what the server writes is for its own user alone, in whatever folder", async ({ startServer }) => {
  const dataDirectory = await mkdtemp(join(tmpdir(), "ventwall-open-"));
  try {
    await chmod(dataDirectory, 0o755);
    await startServer({ dataDirectory });
    const files = await readdir(dataDirectory, { recursive: true, withFileTypes: true });
    const readable: string[] = [];
    for (const { name, parentPath } of files.filter((one) => one.isFile())) {
      if (((await stat(join(parentPath, name))).mode & 0o077) !== 0) readable.push(name);
    }
    expect(files.map(({ name }) => name)).toContain("people.sqlite-wal");
    expect(readable).toEqual([]);
  } finally {
    await rm(dataDirectory, { recursive: true, force: true });
  }
});
