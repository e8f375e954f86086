import Database from "better-sqlite3";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { BrittleLog } from "../access/brittle-log.fixture.ts";
import { Cast } from "./cast.fixture.ts";

const log = new BrittleLog();
const database = new Database(":memory:");
let cast: Cast;
beforeAll(async () => {
  cast = await Cast.start({}, {}, { securityLog: log, peopleDatabase: database });
});
beforeEach(async () => {
  log.isFull = false;
  log.takes = Number.POSITIVE_INFINITY;
  database.pragma("query_only = 0");
  await cast.office.ready();
});
afterAll(() => cast.close());

const asAdmin = (method: string, path: string, body?: object) =>
  cast.ask(cast.shown.admin, method, path, body);
const signIn = (username = "consultant") =>
  cast.ask({}, "POST", "/api/v1/auth/sign-in", { username, password: cast.password });
const isDisabled = (username: string) => cast.office.people.find(username)?.disabled;
const sessions = () => database.prepare("SELECT count(*) FROM session").pluck().get();
const LINK = { token: "x".repeat(32) };

describe("while the security log cannot be written", () => {
  test.each<[string, string, object?]>([
    ["POST", "/api/v1/people", { username: "late", display_name: "Late", role: "icu_nurse" }],
    ["PATCH", "/api/v1/people/consultant", { role: "icu_nurse" }],
    ["POST", "/api/v1/people/consultant/set-up-link", {}],
    ["POST", "/api/v1/programs", { name: "late", scopes: ["feed"] }],
    ["POST", "/api/v1/displays", { name: "late" }],
    ["POST", "/api/v1/auth/sign-in", { username: "admin", password: "wrong" }],
    ["POST", "/api/v1/auth/set-up", { ...LINK, password: "seven green umbrellas" }],
    ["POST", "/api/v1/auth/display-link", LINK],
    ["POST", "/api/v1/auth/pin", { current_password: "wrong", pin: "802914" }],
    ["POST", "/api/v1/auth/password", { current_password: "x", new_password: "y" }],
  ])("%s %s is refused by the log's own code, in a sentence", async (method, path, body) => {
    log.isFull = true;
    const { status, code, body: answer } = await asAdmin(method, path, body);
    expect([status, code]).toEqual([503, "log_full"]);
    expect(answer.detail).toMatch(/disk.*full/);
  });

  test("nothing is half done: nobody is added, changed, or signed in", async () => {
    const before = [cast.office.people.list(), sessions(), log.head];
    log.isFull = true;
    await asAdmin("PATCH", "/api/v1/people/consultant", { display_name: "Somebody else" });
    expect((await signIn()).code).toBe("log_full");
    expect([cast.office.people.list(), sessions(), log.head]).toEqual(before);
  });

  test("a disk that is full between the deed and its record undoes the deed", async () => {
    const before = sessions();
    log.takes = 0;
    expect((await asAdmin("PATCH", "/api/v1/people/consultant", { role: "admin" })).code).toBe("log_full");
    expect(cast.office.people.find("consultant")?.role).toBe("consultant");
    const late = { username: "late", display_name: "Late", role: "icu_nurse" };
    expect((await asAdmin("POST", "/api/v1/people", late)).code).toBe("log_full");
    expect(cast.office.people.find("late")).toBeNull();
    expect((await signIn()).code).toBe("log_full");
    expect(sessions()).toBe(before);
  });

  test("a wall whose code was typed is let in once there is room", async () => {
    const { body } = await cast.ask({}, "POST", "/api/v1/auth/pairing", {});
    const claim = () => cast.ask({}, "POST", "/api/v1/auth/pairing/claim", { secret: body.secret });
    await asAdmin("POST", "/api/v1/displays", { name: "Patient", code: body.code });
    log.isFull = true;
    expect((await claim()).code).toBe("log_full");
    log.isFull = false;
    expect((await claim()).body).toMatchObject({ state: "paired" });
  });

  test("refusals are kept, and stand in the log once there is room", async () => {
    log.isFull = true;
    for (let knock = 0; knock < 3; knock++) await cast.ask({}, "GET", "/api/v1/people");
    cast.office.refusals.flush();
    await cast.office.security.settle();
    log.isFull = false;
    const { body } = await asAdmin("GET", "/api/v1/security?type=accessRefused&limit=1");
    expect(body.lines).toEqual([]);
    await asAdmin("POST", "/api/v1/people/consultant/set-up-link", {});
    const lines = (await asAdmin("GET", "/api/v1/security?limit=3")).body.lines;
    expect(lines.map(({ type }: { type: string }) => type)).toEqual([
      "setUpLinkMade",
      "accessRefused",
      "recordingResumed",
    ]);
    expect(lines[1].facts).toMatchObject({ count: 3, happenedAt: lines[2].facts.since });
  });

  test("a screen that opened a wall's link opens it again once there is room", async () => {
    const { body } = await asAdmin("POST", "/api/v1/displays", { name: "Linked" });
    const open = () => cast.ask({}, "POST", "/api/v1/auth/display-link", { token: body.link.secret });
    log.takes = 0;
    expect((await open()).code).toBe("log_full");
    log.takes = Number.POSITIVE_INFINITY;
    const both = await Promise.all([open(), open()]);
    expect(both.map(({ status }) => status)).toEqual([200, 410]);
  });

  test("whoever set a password and could not be signed in is told that the link is used", async () => {
    const { body } = await asAdmin("POST", "/api/v1/people/consultant/set-up-link", {});
    log.takes = 0;
    const set = { token: body.link.secret, password: cast.password };
    const { code, body: answer } = await cast.ask({}, "POST", "/api/v1/auth/set-up", set);
    expect([code, answer.detail]).toEqual(["log_full", expect.stringContaining("the link is used")]);
    log.takes = Number.POSITIVE_INFINITY;
    expect((await signIn()).status).toBe(200);
  });

  test("whoever must be shut out is out at once, is said to be so, and it is recorded once it can be", async () => {
    const shown = await cast.signIn("investigator");
    const program = await asAdmin("POST", "/api/v1/programs", { name: "leaky", scopes: ["read"] });
    const feed = { token: program.body.token.secret };
    const wall = (await asAdmin("GET", "/api/v1/displays")).body.displays[0].id;
    log.isFull = true;
    const out = [
      await asAdmin("PATCH", "/api/v1/people/investigator", { disabled: true }),
      await asAdmin("DELETE", `/api/v1/programs/${program.body.program.id}`),
      await asAdmin("DELETE", `/api/v1/displays/${wall}`),
      await asAdmin("POST", "/api/v1/people/research_nurse/sign-out", {}),
    ];
    expect(out.map(({ status, code }) => [status, code])).toEqual(Array(4).fill([503, "done_unrecorded"]));
    for (const one of [shown, feed, cast.shown.display, cast.shown.research_nurse]) {
      expect((await cast.ask(one, "GET", "/api/v1/wall")).status).toBe(401);
    }
    log.isFull = false;
    await cast.office.ready();
    const events = (await cast.office.security.before(log.head + 1, 20)).map(({ event }) => event.type);
    const taken = ["personDisabled", "programRevoked", "displayRevoked", "sessionsEnded"];
    expect(events).toEqual(expect.arrayContaining(taken));
  });
});

describe("while the people cannot be written", () => {
  test.each<[string, string, object?]>([
    ["POST", "/api/v1/people", { username: "later", display_name: "Later", role: "icu_nurse" }],
    ["PATCH", "/api/v1/people/consultant", { role: "icu_nurse" }],
    ["POST", "/api/v1/people/consultant/set-up-link", {}],
  ])("%s %s says so, and the log does not claim that it was done", async (method, path, body) => {
    const before = log.head;
    database.pragma("query_only = 1");
    const { status, code, body: answer } = await asAdmin(method, path, body);
    expect([status, code]).toEqual([503, "log_read_only"]);
    expect(answer.detail).toMatch(/read-only/);
    expect(log.head).toBe(before);
    database.pragma("query_only = 0");
    expect((await asAdmin("GET", "/api/v1/people")).status).toBe(200);
  });

  test.each(["sign-out", "sign-out-everywhere"])(
    "somebody can %s of a shared PC all the same",
    async (door) => {
      const shown = await cast.signIn("icu_nurse");
      database.pragma("query_only = 1");
      const out = await cast.ask(shown, "POST", `/api/v1/auth/${door}`, {});
      expect([out.status, out.cookies]).toEqual([200, expect.stringContaining("session_token=")]);
      expect((await cast.ask(shown, "GET", "/api/v1/wall")).status).toBe(401);
      database.pragma("query_only = 0");
      expect((await cast.ask(shown, "GET", "/api/v1/wall")).status).toBe(401);
    },
  );

  test("somebody who is disabled is out at once, and stays out", async () => {
    const shown = await cast.signIn("consultant");
    database.pragma("query_only = 1");
    const { code, body } = await asAdmin("PATCH", "/api/v1/people/consultant", { disabled: true });
    expect([code, body.detail]).toEqual(["done_unrecorded", expect.stringMatching(/restart/)]);
    expect((await cast.ask(shown, "GET", "/api/v1/wall")).status).toBe(401);
    expect(isDisabled("consultant")).toBe(true);
    database.pragma("query_only = 0");
    expect((await cast.ask(shown, "GET", "/api/v1/wall")).status).toBe(401);
    expect((await asAdmin("PATCH", "/api/v1/people/consultant", { disabled: false })).status).toBe(200);
    expect((await signIn()).status).toBe(200);
  });

  test("a link that sets a password is not used up, and the old password stays", async () => {
    const { body } = await asAdmin("POST", "/api/v1/people/consultant/set-up-link", {});
    const set = { token: body.link.secret, password: "seven green umbrellas" };
    // A deed that fails at its last step.
    database.exec(
      "CREATE TRIGGER fails BEFORE DELETE ON session BEGIN SELECT RAISE(ROLLBACK, 'no transaction is active'); END",
    );
    const failed = await cast.ask({}, "POST", "/api/v1/auth/set-up", set);
    database.exec("DROP TRIGGER fails");
    expect([failed.status, failed.code]).toEqual([503, "log_unavailable"]);
    expect((await signIn()).status).toBe(200);
    expect(
      (await cast.ask({}, "POST", "/api/v1/auth/set-up", { ...set, password: cast.password })).status,
    ).toBe(200);
  });

  test("signing in says so, and not that the password is wrong", async () => {
    database.pragma("query_only = 1");
    expect((await signIn()).code).toBe("log_read_only");
    database.pragma("query_only = 0");
    expect((await signIn()).status).toBe(200);
  });

  test("a wall that is added all the same says that its link is missing", async () => {
    database.pragma("query_only = 1");
    const { code, body } = await asAdmin("POST", "/api/v1/displays", { name: "Linkless" });
    expect([code, body.detail]).toEqual(["log_read_only", expect.stringContaining("Linkless is added")]);
  });

  test("what cannot be undone is said to be done, and recorded later", async () => {
    log.takes = 0;
    const { people } = cast.office;
    const change = people.change.bind(people);
    people.change = async (...asked) => {
      await change(...asked);
      database.pragma("query_only = 1");
    };
    try {
      const { code, body } = await asAdmin("PATCH", "/api/v1/people/consultant", { role: "icu_nurse" });
      expect([code, body.detail]).toEqual(["done_unrecorded", expect.stringContaining("is done and holds")]);
    } finally {
      people.change = change;
    }
    expect(cast.office.people.find("consultant")?.role).toBe("icu_nurse");
    log.takes = Number.POSITIVE_INFINITY;
    database.pragma("query_only = 0");
    await cast.office.security.ready();
    const events = await cast.office.security.before(log.head + 1, 1);
    expect(events).toMatchObject([{ actor: "@admin", event: { type: "roleChanged" } }]);
  });
});
