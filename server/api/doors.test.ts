import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isPersonRole } from "#lib/access/role.ts";
import { FEED_DOORS, LIVE_DOORS } from "#lib/contract/live.ts";
import { guardedPages, type PageHandler } from "../pages/guarded-pages.ts";
import { PageGuard } from "../pages/page-guard.ts";
import { Cast, type Shown } from "./cast.fixture.ts";
import { ACTORS, WHO_MAY_HTTP, WHO_MAY_PAGES, WHO_MAY_SOCKETS } from "./who-may.fixture.ts";

let cast: Cast;
beforeAll(async () => {
  cast = await Cast.start();
  // Stands for Next: the guard's decision is what is asked for.
  const draw: PageHandler = async ({ url }, response) => void response.end(url);
  cast.server.mountPages(guardedPages(new PageGuard(cast.office, null), draw));
});
afterAll(() => cast.close());

async function visit({ cookie, token }: Shown, page: string) {
  const response = await fetch(`${cast.url}${page}`, {
    redirect: "manual",
    headers: {
      ...(cookie === undefined ? {} : { cookie }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
  });
  return {
    status: response.status,
    location: response.headers.get("location"),
    drawn: await response.text(),
  };
}

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
        const before = await cast.countRefusals(ACTOR_NAMES[actor], door);
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
        expect([actor, await cast.countRefusals(ACTOR_NAMES[actor], door)]).toEqual([actor, before + 1]);
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
        const before = await cast.countRefusals(ACTOR_NAMES[actor], namespace, event);
        const { code } = await cast.knock(cast.shown[actor], namespace, event, PAYLOADS[event] ?? {});
        const refused = code === "unauthenticated" || code === "forbidden" ? code : null;
        const expected = allowed.includes(actor)
          ? null
          : actor === "nobody"
            ? "unauthenticated"
            : "forbidden";
        expect([actor, refused]).toEqual([actor, expected]);
        if (refused === null) continue;
        expect([actor, await cast.countRefusals(ACTOR_NAMES[actor], namespace, event)]).toEqual([
          actor,
          before + 1,
        ]);
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

  test.each(Object.entries(WHO_MAY_PAGES))("%s is for %j, and for nobody else", async (page, allowed) => {
    for (const actor of ACTORS) {
      // A token opens no page: whoever shows one there is nobody.
      const isProgram = actor === "feed" || actor === "read";
      if (isPersonRole(actor)) cast.shown[actor] = await cast.signIn(actor);
      const before = await cast.countRefusals(ACTOR_NAMES[actor], `page ${page}`);
      const { status, location, drawn } = await visit(cast.shown[actor], page);
      const isNobody = actor === "nobody" || isProgram;
      if (allowed.includes(isProgram ? "nobody" : actor)) {
        expect([actor, status, drawn]).toEqual([actor, 200, page]);
      } else if (isNobody) {
        const door = page === "/wall" ? "/pair" : "/sign-in";
        expect([actor, status, location]).toEqual([actor, 303, `${door}?to=${encodeURIComponent(page)}`]);
      } else {
        expect([actor, status, drawn]).toEqual([actor, 403, "/forbidden"]);
        expect(await cast.countRefusals(ACTOR_NAMES[actor], `page ${page}`)).toBe(before + 1);
      }
    }
  });

  test("says to whoever was put out why, a person at the sign-in and a wall where walls are paired", async () => {
    const nurse = await cast.signIn("icu_nurse");
    await cast.ask(nurse, "POST", "/api/v1/auth/sign-out-everywhere", {});
    const { location } = await visit(nurse, "/wall");
    expect(location).toBe("/sign-in?to=%2Fwall&why=signed_out");
    const added = await cast.office.displays.add("test", { name: "Dark", beds: null, mayAcknowledge: false });
    const paired = added.ok ? await cast.office.displays.pair("test", added.value) : added;
    if (!added.ok || !paired.ok) throw new Error("No wall was paired");
    await cast.office.displays.revoke("test", added.value);
    const wall = { cookie: paired.value.split(";")[0] ?? "" };
    expect((await visit(wall, "/wall")).location).toBe("/pair?to=%2Fwall&why=wall_revoked");
  });
});
