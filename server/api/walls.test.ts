import { io } from "socket.io-client";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { LIVE_PROTOCOL_VERSION } from "#lib/contract/live.ts";
import { Cast, type Shown } from "./cast.fixture.ts";

let cast: Cast;
beforeAll(async () => {
  cast = await Cast.start();
});
afterAll(() => cast.close());

const asAdmin = (method: string, path: string, body?: object) =>
  cast.ask(cast.shown.admin, method, path, body);
const begin = async () => (await cast.ask({}, "POST", "/api/v1/auth/pairing", {})).body;
const claim = (secret: string) => cast.ask({}, "POST", "/api/v1/auth/pairing/claim", { secret });

async function pairWall(
  name: string,
  fields: object = {},
): Promise<{ readonly id: string; readonly shown: Shown }> {
  const { code, secret } = await begin();
  const { body } = await asAdmin("POST", "/api/v1/displays", { name, code, ...fields });
  return { id: body.display.id, shown: { cookie: (await claim(secret)).cookies } };
}

describe("a wall", () => {
  test("shows a code, waits, and is let in when an admin types it, in whatever case", async () => {
    const { code, secret } = await begin();
    expect(code).toMatch(/^[2-9A-HJKMNP-Z]{3}-[2-9A-HJKMNP-Z]{3}$/);
    expect((await claim(secret)).body).toEqual({ state: "waiting", path: null });
    const typed = code.toLowerCase().replace("-", " ");
    const added = await asAdmin("POST", "/api/v1/displays", { name: "North", code: typed, beds: "1-12" });
    expect(added.status).toBe(201);
    expect(added.body).toMatchObject({ display: { name: "North", state: "waiting" }, link: null });
    const paired = await claim(secret);
    expect(paired.body).toEqual({ state: "paired", path: "/wall?beds=1-12" });
    const wall = { cookie: paired.cookies };
    expect((await cast.ask(wall, "GET", "/api/v1/wall")).status).toBe(200);
    expect((await cast.ask(wall, "GET", "/api/v1/subjects")).code).toBe("forbidden");
    // The code is spent, and so is the secret.
    expect((await claim(secret)).code).toBe("bad_link");
    expect((await asAdmin("POST", "/api/v1/displays", { name: "Other", code })).code).toBe("unknown_code");
  });

  test("by a wrong code nothing is added, and whoever types many is made to wait", async () => {
    const own = await Cast.start();
    try {
      const type = (code: string) =>
        own.ask(own.shown.admin, "POST", "/api/v1/displays", { name: "Guess", code });
      const { body } = await own.ask(own.shown.admin, "GET", "/api/v1/displays");
      const codes: (string | null)[] = [];
      for (let guess = 0; guess < 21; guess++) codes.push((await type("AAA-AAA")).code);
      expect(codes).toEqual([...Array(20).fill("unknown_code"), "too_many_attempts"]);
      expect((await own.ask(own.shown.admin, "GET", "/api/v1/displays")).body).toEqual(body);
    } finally {
      await own.close();
    }
  });

  test("opens by a link too, once, and never with two screens at a time", async () => {
    const { body } = await asAdmin("POST", "/api/v1/displays", { name: "South" });
    const open = (token: string) => cast.ask({}, "POST", "/api/v1/auth/display-link", { token });
    const first = await open(body.link.secret);
    expect(first.body).toEqual({ state: "paired", path: "/wall" });
    expect((await open(body.link.secret)).status).toBe(410);
    const again = await asAdmin("POST", `/api/v1/displays/${body.display.id}/link`, {});
    const second = await open(again.body.link.secret);
    expect((await cast.ask({ cookie: second.cookies }, "GET", "/api/v1/wall")).status).toBe(200);
    expect((await cast.ask({ cookie: first.cookies }, "GET", "/api/v1/wall")).status).toBe(401);
    const { left } = (await cast.ask({ cookie: first.cookies }, "GET", "/api/v1/auth/me")).body;
    expect(left).toBe("wall_unpaired");
  });

  test("that is revoked goes dark", async () => {
    const { id, shown } = await pairWall("West");
    expect((await asAdmin("DELETE", `/api/v1/displays/${id}`)).status).toBe(200);
    const refused = await cast.ask(shown, "GET", "/api/v1/wall");
    expect([refused.status, refused.code]).toEqual([401, "unauthenticated"]);
    // It is told why, in words for a wall.
    expect(refused.body.detail).toContain("disconnected by an administrator");
    expect((await cast.ask(shown, "GET", "/api/v1/auth/me")).body).toMatchObject({
      visitor: null,
      left: "wall_revoked",
    });
    expect(await cast.refusalsOf("West")).toEqual([{ door: "GET /api/v1/wall", code: "wall_revoked" }]);
    expect((await asAdmin("POST", `/api/v1/displays/${id}/link`, {})).code).toBe("unknown_key");
    // Its name is free again.
    expect((await asAdmin("POST", "/api/v1/displays", { name: "West" })).status).toBe(201);
  });

  test("whose settings change between its page and its socket comes back with a page of now", async () => {
    const { id, shown } = await pairWall("Racing");
    cast.office.displays.serve(id);
    await asAdmin("PATCH", `/api/v1/displays/${id}`, { beds: "1-6" });
    const ended = () =>
      new Promise<string | null>((resolve) => {
        const socket = io(`${cast.url}/live`, {
          transports: ["websocket"],
          reconnection: false,
          forceNew: true,
          extraHeaders: { cookie: shown.cookie ?? "" },
        });
        socket.once("session:ended", ({ code }: { code: string }) => resolve(code));
        socket.once("disconnect", () => socket.close());
        socket.once("connect", () =>
          socket.emit("wall:watch", { protocol_version: LIVE_PROTOCOL_VERSION }, () => {
            resolve(null);
            socket.close();
          }),
        );
      });
    expect(await ended()).toBe("display_changed");
    cast.office.displays.serve(id);
    expect(await ended()).toBeNull();
  });

  test("is told which of its beds are not on the ward, and refused what cannot be meant", async () => {
    await cast.ask(cast.shown.feed, "POST", "/api/v1/subjects", { subject: "W-1", bed: "1", sex: "male" });
    const { body } = await asAdmin("POST", "/api/v1/displays", { name: "Half", beds: "1,40" });
    expect(body.display).toMatchObject({ beds: "1,40", unknown_beds: ["40"] });
    const changed = await asAdmin("PATCH", `/api/v1/displays/${body.display.id}`, { beds: "1-12" });
    expect(changed.body.display.unknown_beds).toEqual([]);
    const program = await asAdmin("POST", "/api/v1/programs", {
      name: "half",
      scopes: ["feed"],
      beds: ["1", "1-2"],
    });
    expect(program.body.program.unknown_beds).toEqual(["1-2"]);
    for (const [beds, why] of [
      ["1,,2", /missing/],
      ["1,1", /twice/],
      [" ", /spaces/],
      ["x".repeat(121), /120/],
    ] as const) {
      const refused = await asAdmin("POST", "/api/v1/displays", { name: "Never", beds });
      expect([refused.code, refused.body.detail]).toEqual(["malformed", expect.stringMatching(why)]);
    }
    const twice = await asAdmin("POST", "/api/v1/programs", {
      name: "x",
      scopes: ["feed"],
      beds: ["1", "1"],
    });
    expect(twice.code).toBe("malformed");
  });

  test.each(["terminal", "nobody", "Simulator", "VENTWALL"])(
    "is never called %s, as the server itself is in its logs",
    async (name) => {
      expect((await asAdmin("POST", "/api/v1/displays", { name })).code).toBe("malformed");
      const { code, body } = await asAdmin("POST", "/api/v1/programs", { name, scopes: ["feed"] });
      expect([code, body.detail]).toEqual(["malformed", expect.stringContaining("the server's own")]);
    },
  );

  test("keeps its name to itself while it is there", async () => {
    await pairWall("East");
    expect((await asAdmin("POST", "/api/v1/displays", { name: "East" })).code).toBe("name_taken");
    expect((await asAdmin("POST", "/api/v1/programs", { name: "East", scopes: ["read"] })).code).toBe(
      "name_taken",
    );
    expect((await asAdmin("POST", "/api/v1/displays", { name: "@admin" })).code).toBe("malformed");
  });
});

describe("at a wall that may acknowledge", () => {
  const PIN = "802914";
  const identify = (wall: Shown, username: string, pin: string) =>
    cast.ask(wall, "POST", "/api/v1/auth/bedside", { username, pin });
  const AT_WALL = "POST /api/v1/wall/acknowledge";
  const acknowledge = (wall: Shown, ticket: string) =>
    cast.ask(wall, "POST", "/api/v1/wall/acknowledge", { subject: "nobody", alarm: "none", ticket });

  beforeAll(async () => {
    const set = (pin: string, current_password = cast.password) =>
      cast.ask(cast.shown.icu_nurse, "POST", "/api/v1/auth/pin", { pin, current_password });
    const counting = await set("123456");
    expect([counting.code, counting.body.detail]).toEqual(["weak_pin", expect.stringContaining("counts")]);
    expect((await set("777777")).code).toBe("weak_pin");
    expect((await set(PIN, "wrong")).code).toBe("wrong_credentials");
    expect((await set(PIN)).status).toBe(200);
  });

  test("a nurse says by her PIN who she is, and what follows is hers, once, and at that wall", async () => {
    const { id, shown } = await pairWall("Bedside", { may_acknowledge: true });
    const people = await cast.ask(shown, "GET", "/api/v1/auth/bedside");
    expect(people.body).toEqual({ people: [{ username: "icu_nurse", display_name: "The icu_nurse" }] });
    const { status, body } = await identify(shown, "icu_nurse", PIN);
    expect([status, body.display_name]).toEqual([200, "The icu_nurse"]);
    expect(cast.office.displays.recognise(shown.cookie ?? "")?.id).toBe(id);
    expect((await acknowledge(cast.shown.display, body.ticket)).code).toBe("bad_ticket");
    // The ticket was good, but there is no such alarm.
    expect((await acknowledge(shown, body.ticket)).code).toBe("unknown_alarm");
    expect((await acknowledge(shown, body.ticket)).code).toBe("bad_ticket");
    expect(await cast.refusalsOf("Bedside")).toEqual([{ door: AT_WALL, code: "bad_ticket" }]);
  });

  test.each([
    ["disabled", { disabled: true }, "disabled", "disabled"],
    ["made a consultant", { role: "consultant" }, "bad_ticket", "forbidden"],
  ])("a nurse who is %s meanwhile does nothing any more", async (how, change, code, logged) => {
    const username = `nurse.${logged}`;
    await cast.office.people.add({ username, displayName: "Meanwhile", role: "icu_nurse" }, cast.password);
    await cast.office.pins.set(username, PIN);
    const { shown } = await pairWall(`Meanwhile ${how}`, { may_acknowledge: true });
    const { body } = await identify(shown, username, PIN);
    expect((await asAdmin("PATCH", `/api/v1/people/${username}`, change)).status).toBe(200);
    const refused = await acknowledge(shown, body.ticket);
    expect([refused.status, refused.code]).toEqual([403, code]);
    expect(await cast.refusalsOf(`@${username}`)).toEqual([{ door: AT_WALL, code: logged }]);
  });

  test("a ticket is worth nothing once its PIN is another one", async () => {
    const { shown } = await pairWall("Repinned", { may_acknowledge: true });
    const { body } = await identify(shown, "icu_nurse", PIN);
    await cast.ask(cast.shown.icu_nurse, "POST", "/api/v1/auth/pin", {
      pin: PIN,
      current_password: cast.password,
    });
    expect((await acknowledge(shown, body.ticket)).code).toBe("bad_ticket");
  });

  test("a wrong PIN is refused and logged, and after five the wall waits for that person", async () => {
    const { shown } = await pairWall("Guessing", { may_acknowledge: true });
    const codes: (string | null)[] = [];
    for (let guess = 0; guess < 6; guess++) codes.push((await identify(shown, "icu_nurse", "111222")).code);
    expect(codes).toEqual([...Array(5).fill("wrong_credentials"), "too_many_attempts"]);
    await cast.office.security.settle();
    const events = await cast.office.security.before(cast.office.security.head + 1, 100);
    expect(events.map(({ actor, event }) => [actor, event.type])).toContainEqual([
      "Guessing",
      "signInFailed",
    ]);
  });

  test("whoever has no PIN, or may not acknowledge, is nobody there", async () => {
    const { shown } = await pairWall("Strict", { may_acknowledge: true });
    expect((await identify(shown, "research_nurse", PIN)).code).toBe("wrong_credentials");
    await cast.ask(cast.shown.consultant, "POST", "/api/v1/auth/pin", {
      pin: PIN,
      current_password: cast.password,
    });
    expect((await identify(shown, "consultant", PIN)).code).toBe("wrong_credentials");
  });

  test("any other wall knows nobody", async () => {
    const { id, shown } = await pairWall("Plain");
    const refused = await identify(shown, "icu_nurse", PIN);
    expect([refused.code, refused.body.detail]).toEqual([
      "forbidden",
      expect.stringMatching(/it takes a wall at which/),
    ]);
    await asAdmin("PATCH", `/api/v1/displays/${id}`, { may_acknowledge: true });
    expect((await identify(shown, "icu_nurse", PIN)).status).toBe(200);
  });
});
