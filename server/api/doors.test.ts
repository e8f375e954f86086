import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rightsOfRole } from "#lib/access/grants.ts";
import { accessOfPage } from "#lib/access/pages.ts";
import { isPersonRole } from "#lib/access/role.ts";
import { FEED_DOORS, LIVE_DOORS } from "#lib/contract/live.ts";
import { Cast } from "./cast.fixture.ts";
import { ACTORS, WHO_MAY_HTTP, WHO_MAY_PAGES, WHO_MAY_SOCKETS } from "./who-may.fixture.ts";

let cast: Cast;
beforeAll(async () => {
  cast = await Cast.start();
});
afterAll(() => cast.close());

const ACTOR_NAMES = {
  nobody: "nobody",
  display: "Wall 1",
  icu_nurse: "@icu_nurse",
  research_nurse: "@research_nurse",
  investigator: "@investigator",
  consultant: "@consultant",
  admin: "@admin",
  feed: "feed",
  read: "reader",
} as const;

/** What comes with an event so that it is refused for who sends it, or for what it carries, and does nothing. */
const PAYLOADS: Readonly<Record<string, object>> = {
  "wall:watch": { protocol_version: 1 },
  "subject:watch": { subject: "nobody" },
  "subject:unwatch": { subject: "nobody" },
  "readings:submit": { readings: [{}] },
  "feed:heartbeat": { source: "a device" },
};

describe("every door of the HTTP API", () => {
  test("has its line in the list of who may open it", async () => {
    const { body } = await cast.ask({}, "GET", "/api/v1/openapi.json");
    const doors = Object.entries<object>(body.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(doors.toSorted()).toEqual(Object.keys(WHO_MAY_HTTP).toSorted());
  });

  for (const [door, allowed] of Object.entries(WHO_MAY_HTTP)) {
    test(`${door} opens to ${allowed === ACTORS ? "everybody" : allowed.join(", ")} and to nobody else`, async () => {
      const [method = "", path = ""] = door.split(" ");
      const address = path.replace(/\{(\w+)\}/g, "none-of-that-name");
      for (const actor of ACTORS) {
        if (isPersonRole(actor) && door.includes("sign-out-everywhere")) {
          cast.shown[actor] = await cast.signIn(actor);
        }
        const body = method === "GET" || method === "DELETE" ? undefined : {};
        const { status, code } = await cast.ask(cast.shown[actor], method, address, body);
        const isAllowed = allowed.includes(actor);
        const expected = isAllowed
          ? null
          : actor === "nobody"
            ? [401, "unauthenticated"]
            : [403, "forbidden"];
        const isRefused = status === 401 || status === 403;
        expect([actor, isRefused ? [status, code] : null]).toEqual([actor, expected]);
        if (isAllowed) continue;
        const why = actor === "nobody" ? "nothing_shown" : "forbidden";
        expect(await cast.refusalsOf(ACTOR_NAMES[actor])).toContainEqual({ door, code: why });
      }
    });
  }
});

describe("every event of the sockets", () => {
  test("has its line in the list of who may send it", () => {
    const events = [
      ...Object.keys(LIVE_DOORS).map((event) => `/live ${event}`),
      ...Object.keys(FEED_DOORS).map((event) => `/feed ${event}`),
    ];
    expect(events.toSorted()).toEqual(Object.keys(WHO_MAY_SOCKETS).toSorted());
    expect(Object.keys(PAYLOADS).toSorted()).toEqual(events.map((line) => line.split(" ")[1]).toSorted());
  });

  for (const [line, allowed] of Object.entries(WHO_MAY_SOCKETS)) {
    test(`${line} is answered to ${allowed.join(", ")} and refused to everybody else`, async () => {
      const [namespace = "", event = ""] = line.split(" ");
      for (const actor of ACTORS) {
        if (isPersonRole(actor)) cast.shown[actor] = await cast.signIn(actor);
        const { code } = await cast.knock(cast.shown[actor], namespace, event, PAYLOADS[event] ?? {});
        const refused = code === "unauthenticated" || code === "forbidden" ? code : null;
        const expected = allowed.includes(actor)
          ? null
          : actor === "nobody"
            ? "unauthenticated"
            : "forbidden";
        expect([actor, refused]).toEqual([actor, expected]);
        if (refused === null) continue;
        const doors = (await cast.refusalsOf(ACTOR_NAMES[actor])).map(({ door }) => door);
        expect(doors.some((door) => door === namespace || door === event)).toBe(true);
      }
    });
  }
});

describe("every page", () => {
  const pages = readdirSync(join(import.meta.dirname, "../../app"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith("page.tsx"))
    .map((file) => `/${file.replaceAll("\\", "/").replace(/(?:^|\/)page\.tsx$/, "")}`)
    .map((path) => path.replace(/\/\([^)]+\)/g, "") || "/")
    .map((path) => `/${path.split("/")[1]}`)
    .filter((path) => path !== "/");

  test("has its line in the list of who may see it", () => {
    expect([...new Set(pages)].toSorted()).toEqual(Object.keys(WHO_MAY_PAGES).toSorted());
  });

  test.each(Object.entries(WHO_MAY_PAGES))("%s is for %j", (page, allowed) => {
    const access = accessOfPage(page);
    for (const actor of ACTORS) {
      if (actor === "feed" || actor === "read") continue;
      const isOpen =
        access === "open" || (access !== null && actor !== "nobody" && rightsOfRole(actor).has(access));
      expect([actor, isOpen]).toEqual([actor, allowed.includes(actor)]);
    }
  });
});
