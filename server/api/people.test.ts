import { io, type Socket } from "socket.io-client";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Cast, type Shown } from "./cast.fixture.ts";

let cast: Cast;
beforeAll(async () => {
  cast = await Cast.start();
});
afterAll(() => cast.close());

const NEW_PASSWORD = "a heron crossed slowly";

async function addPerson(username: string, role: string) {
  const { body, status } = await cast.ask(cast.shown.admin, "POST", "/api/v1/people", {
    username,
    display_name: `The person ${username}`,
    role,
  });
  expect(status).toBe(201);
  const secret: string = body.link.secret;
  expect(body.link.path).toBe(`/set-up#${secret}`);
  return secret;
}

const setUp = (token: string, password: string, more: object = {}) =>
  cast.ask({}, "POST", "/api/v1/auth/set-up", { token, password, ...more });
const signIn = (username: string, password: string) =>
  cast.ask({}, "POST", "/api/v1/auth/sign-in", { username, password });

async function log() {
  await cast.office.security.settle();
  return (await cast.office.security.before(cast.office.security.head + 1, 10_000)).map(
    ({ actor, event }) => ({
      actor,
      ...event,
    }),
  );
}

/** A wall or a page that watches the ward. */
function watch({ cookie = "" }: Shown): Promise<Socket> {
  const socket = io(`${cast.url}/live`, {
    transports: ["websocket"],
    reconnection: false,
    forceNew: true,
    extraHeaders: { cookie },
  });
  return new Promise((resolve, reject) => {
    socket.once("connect", () => resolve(socket));
    socket.once("connect_error", reject);
  });
}

describe("a person", () => {
  test("is added by an admin, sets their own password by the link, once, and is signed in", async () => {
    const secret = await addPerson("li.na", "icu_nurse");
    const look = await cast.ask({}, "POST", "/api/v1/auth/set-up/look", { token: secret });
    expect(look.body).toEqual({ kind: "password", username: "li.na" });
    expect((await setUp(secret, "short")).code).toBe("weak_password");
    expect((await setUp(secret, "password1234")).code).toBe("weak_password");
    const done = await setUp(secret, NEW_PASSWORD);
    expect(done.body).toMatchObject({ path: "/wall", visitor: { name: "li.na", role: "icu_nurse" } });
    expect((await cast.ask({ cookie: done.cookies }, "GET", "/api/v1/wall")).status).toBe(200);
    expect((await setUp(secret, NEW_PASSWORD)).status).toBe(410);
    expect((await signIn("Li.Na", NEW_PASSWORD)).status).toBe(200);
  });

  test("has one link at a time: a new one makes the one before worthless", async () => {
    const first = await addPerson("twice", "icu_nurse");
    const { body } = await cast.ask(cast.shown.admin, "POST", "/api/v1/people/twice/set-up-link", {});
    expect((await setUp(first, NEW_PASSWORD)).code).toBe("bad_link");
    expect((await setUp(body.link.secret, NEW_PASSWORD)).status).toBe(200);
  });

  test("is nobody by a wrong password or an unknown name, and both are answered alike", async () => {
    const wrong = await signIn("icu_nurse", "not the password");
    // Typed into the field above its own: a password that the log would keep for ever.
    const unknown = await signIn("zebra-kettle-plume-92", "not the password");
    expect([wrong.status, wrong.body]).toEqual([401, unknown.body]);
    const failed = (name: string) =>
      expect.objectContaining({ type: "signInFailed", actor: "nobody", name, code: "wrong_credentials" });
    expect(await log()).toContainEqual(failed("icu_nurse"));
    expect(await log()).toContainEqual(failed("(unknown name)"));
    expect(JSON.stringify(await log())).not.toContain("zebra");
  });

  test("who guesses is made to wait, by name, and somebody else is not", async () => {
    await addPerson("guessed", "icu_nurse");
    const codes: (string | null)[] = [];
    for (let guess = 0; guess < 7; guess++) codes.push((await signIn("guessed", `guess ${guess}`)).code);
    expect(codes).toEqual([...Array(5).fill("wrong_credentials"), "too_many_attempts", "too_many_attempts"]);
    expect((await signIn("research_nurse", cast.password)).status).toBe(200);
  });

  test("whose name others have guessed at is let in again by an administrator's link", async () => {
    await setUp(await addPerson("locked", "icu_nurse"), NEW_PASSWORD);
    for (let guess = 0; guess < 6; guess++) await signIn("locked", `guess ${guess}`);
    expect((await signIn("locked", NEW_PASSWORD)).code).toBe("too_many_attempts");
    const { body } = await cast.ask(cast.shown.admin, "POST", "/api/v1/people/locked/set-up-link", {});
    expect((await setUp(body.link.secret, NEW_PASSWORD)).status).toBe(200);
    expect((await signIn("locked", NEW_PASSWORD)).status).toBe(200);
  });

  test("many guesses at once are counted one by one", async () => {
    await addPerson("rushed", "icu_nurse");
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, guess) => signIn("rushed", `guess ${guess}`)),
    );
    expect(answers.filter(({ code }) => code === "wrong_credentials")).toHaveLength(5);
  });

  test("many right sign-ins at once, as of a shift that begins, all succeed", async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => signIn("investigator", cast.password)));
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
  });

  test("who is disabled is out within a second, watching or not, and cannot come back", async () => {
    const secret = await addPerson("leaving", "icu_nurse");
    const { cookies } = await setUp(secret, NEW_PASSWORD);
    const socket = await watch({ cookie: cookies });
    const said: string[] = [];
    socket.on("session:ended", ({ detail, reason }: { detail: string; reason: string }) =>
      said.push(detail, reason),
    );
    const gone = new Promise((resolve) => socket.once("disconnect", resolve));
    const { status } = await cast.ask(cast.shown.admin, "PATCH", "/api/v1/people/leaving", {
      disabled: true,
    });
    expect(status).toBe(200);
    await gone;
    expect(said).toEqual(["This user has been disabled.", "account_disabled"]);
    expect((await cast.ask({ cookie: cookies }, "GET", "/api/v1/wall")).status).toBe(401);
    expect((await signIn("leaving", NEW_PASSWORD)).code).toBe("disabled");
    await cast.ask(cast.shown.admin, "PATCH", "/api/v1/people/leaving", { disabled: false });
    expect((await signIn("leaving", NEW_PASSWORD)).status).toBe(200);
    expect(
      (await log()).filter(({ type }) => type === "personDisabled" || type === "personEnabled"),
    ).toMatchObject([
      { actor: "@admin", type: "personEnabled", person: "leaving" },
      { actor: "@admin", type: "personDisabled", person: "leaving" },
    ]);
  });

  test("whose role changes may do what the new one may, from the next request on", async () => {
    const secret = await addPerson("promoted", "icu_nurse");
    const shown = { cookie: (await setUp(secret, NEW_PASSWORD)).cookies };
    expect((await cast.ask(shown, "GET", "/api/v1/review")).code).toBe("forbidden");
    await cast.ask(cast.shown.admin, "PATCH", "/api/v1/people/promoted", { role: "research_nurse" });
    expect((await cast.ask(shown, "GET", "/api/v1/review")).status).toBe(200);
  });

  test("signs out everywhere, and every open page and socket of theirs ends", async () => {
    const [desk, phone] = [await cast.signIn("consultant"), await cast.signIn("consultant")];
    const socket = await watch(phone);
    const gone = new Promise((resolve) => socket.once("disconnect", resolve));
    await cast.ask(desk, "POST", "/api/v1/auth/sign-out-everywhere", {});
    await gone;
    expect((await cast.ask(desk, "GET", "/api/v1/wall")).status).toBe(401);
    expect((await cast.ask(phone, "GET", "/api/v1/wall")).status).toBe(401);
  });

  test("changes their password with the present one, and their other sessions end", async () => {
    const secret = await addPerson("changer", "investigator");
    const shown = { cookie: (await setUp(secret, NEW_PASSWORD)).cookies };
    const other = await cast.signIn("changer", NEW_PASSWORD);
    const change = (current_password: string, new_password: string) =>
      cast.ask(shown, "POST", "/api/v1/auth/password", { current_password, new_password });
    expect((await change("wrong", "seven green umbrellas")).code).toBe("wrong_credentials");
    expect((await change(NEW_PASSWORD, "short")).code).toBe("weak_password");
    const changed = await change(NEW_PASSWORD, "seven green umbrellas");
    expect(changed.status).toBe(200);
    expect((await cast.ask({ cookie: changed.cookies }, "GET", "/api/v1/review")).status).toBe(200);
    expect((await cast.ask(other, "GET", "/api/v1/review")).status).toBe(401);
    expect((await signIn("changer", NEW_PASSWORD)).status).toBe(401);
  });

  test("is not taken away as the last admin, nor takes another's name", async () => {
    const last = await cast.ask(cast.shown.admin, "PATCH", "/api/v1/people/admin", { role: "icu_nurse" });
    expect([last.status, last.code]).toEqual([409, "last_admin"]);
    expect((await cast.ask(cast.shown.admin, "PATCH", "/api/v1/people/admin", { disabled: true })).code).toBe(
      "last_admin",
    );
    // One who cannot sign in yet is nobody to leave the ward's keys to.
    const link = await addPerson("second.admin", "admin");
    const asAdmin = (body: object) => cast.ask(cast.shown.admin, "PATCH", "/api/v1/people/admin", body);
    expect((await asAdmin({ disabled: true })).code).toBe("last_admin");
    await setUp(link, NEW_PASSWORD);
    const both = await Promise.all([
      asAdmin({ role: "admin", display_name: "The admin" }),
      cast.ask(cast.shown.admin, "PATCH", "/api/v1/people/second.admin", { disabled: true }),
    ]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect((await asAdmin({ disabled: true })).code).toBe("last_admin");
    const again = await cast.ask(cast.shown.admin, "POST", "/api/v1/people", {
      username: "admin",
      display_name: "Another",
      role: "admin",
    });
    expect(again.code).toBe("username_taken");
  });

  test("stays signed in while active: the session is counted anew", async () => {
    const shown = await cast.signIn("icu_nurse");
    const { body } = await cast.ask(shown, "POST", "/api/v1/auth/activity", {});
    expect(Date.parse(body.expires_at)).toBeGreaterThan(Date.now() + 29 * 60_000);
    const me = await cast.ask(shown, "GET", "/api/v1/auth/me");
    expect(me.body).toMatchObject({ visitor: { name: "icu_nurse", kind: "person" } });
  });
});

describe("the log of who came in", () => {
  test("is read by an admin, the newest first, filtered, and in pages", async () => {
    const ask = (query: string) => cast.ask(cast.shown.admin, "GET", `/api/v1/security?${query}`);
    const { body } = await ask("limit=5");
    expect(body.lines).toHaveLength(5);
    const seqs = body.lines.map(({ seq }: { seq: number }) => seq);
    expect(seqs).toEqual(seqs.toSorted((a: number, b: number) => b - a));
    const next = await ask(`limit=5&before=${body.next}`);
    expect(next.body.lines[0].seq).toBe(body.next - 1);
    const added = await ask("type=personAdded&actor=%40admin");
    expect(added.body.lines.length).toBeGreaterThan(3);
    for (const line of added.body.lines) expect(line).toMatchObject({ type: "personAdded", actor: "@admin" });
    const about = await ask("actor=%40li.na");
    expect(about.body.lines.some(({ type }: { type: string }) => type === "personAdded")).toBe(true);
    expect((await ask("limit=0")).code).toBe("malformed");
  });

  test("holds no password, PIN, link, token or cookie", async () => {
    const { body } = await cast.ask(cast.shown.admin, "POST", "/api/v1/programs", {
      name: "secretive",
      scopes: ["feed"],
    });
    const link = await addPerson("secret.one", "icu_nurse");
    await setUp(link, "a quiet cobalt river");
    const text = JSON.stringify(await log());
    for (const secret of [body.token.secret, link, "a quiet cobalt river", NEW_PASSWORD, cast.password]) {
      expect(text).not.toContain(secret);
    }
    const page = await cast.ask(cast.shown.admin, "GET", "/api/v1/security?limit=500");
    expect(JSON.stringify(page.body)).not.toContain('"hash"');
  });
});
