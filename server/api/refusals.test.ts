import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { toIso } from "#lib/units/instant.ts";
import { systemClock } from "../runtime/clock.ts";
import { Cast, type Shown } from "./cast.fixture.ts";

let cast: Cast;
beforeAll(async () => {
  cast = await Cast.start();
});
afterAll(() => cast.close());

const peep = (where: object, value = 10) => ({
  ...where,
  parameter: "peep",
  value,
  unit: "cm[H2O]",
  observed_at: toIso(systemClock.now()),
});

async function addProgram(name: string, scopes: readonly string[], beds: readonly string[] | null = null) {
  const { body } = await cast.ask(cast.shown.admin, "POST", "/api/v1/programs", { name, scopes, beds });
  return { id: body.program.id as string, shown: { token: body.token.secret } as Shown };
}

describe("who is refused", () => {
  test("a session that has run out opens nothing, and the log says so", async () => {
    const brief = await Cast.start({ idleMinutes: 0.05 });
    try {
      const nurse = await brief.signIn("icu_nurse");
      expect((await brief.ask(nurse, "GET", "/api/v1/wall")).status).toBe(200);
      await new Promise((resolve) => setTimeout(resolve, 3_100));
      const late = await brief.ask(nurse, "GET", "/api/v1/wall");
      expect([late.status, late.code]).toEqual([401, "unauthenticated"]);
      expect((await brief.knock(nurse, "/live", "wall:watch", { protocol_version: 1 })).code).toBe(
        "unauthenticated",
      );
      const codes = (await brief.refusalsOf("@icu_nurse")).map(({ code }) => code);
      expect(codes).toContain("session_ended");
    } finally {
      await brief.close();
    }
  });

  test("whoever is put out is told why at whatever door they come to, and the log says whose session it was", async () => {
    const own = await Cast.start();
    try {
      const ends: [string, () => Promise<unknown>, string, string][] = [
        [
          "icu_nurse",
          () => own.ask(own.shown.admin, "PATCH", "/api/v1/people/icu_nurse", { disabled: true }),
          "account_disabled",
          "disabled",
        ],
        [
          "consultant",
          () => own.ask(own.shown.admin, "POST", "/api/v1/people/consultant/sign-out", {}),
          "signed_out_by_admin",
          "session_ended",
        ],
        [
          "investigator",
          () => own.office.passwords.set("investigator", "a heron crossed slowly"),
          "password_changed",
          "session_ended",
        ],
      ];
      for (const [username, end, left, code] of ends) {
        const shown = await own.signIn(username);
        await end();
        expect((await own.ask(shown, "GET", "/api/v1/auth/me")).body).toMatchObject({ visitor: null, left });
        expect((await own.ask(shown, "GET", "/api/v1/wall")).status).toBe(401);
        expect(await own.refusalsOf(`@${username}`)).toEqual([{ door: "GET /api/v1/wall", code }]);
      }
    } finally {
      await own.close();
    }
  });

  test("an unknown namespace and too many attempts stand in the log, a flood as one line with its count", async () => {
    const own = await Cast.start();
    try {
      expect((await own.knock({}, "/nowhere", "any", {})).door).toBe("closed");
      for (let knock = 0; knock < 605; knock++) await own.ask({}, "GET", "/api/v1/wall");
      const { code } = await own.knock({}, "/live", "wall:watch", {});
      expect(code).toBe("too_many_attempts");
      own.office.refusals.flush();
      await own.office.security.settle();
      const events = await own.office.security.before(own.office.security.head + 1, 100);
      const refused = events.flatMap(({ event }) => (event.type === "accessRefused" ? [event] : []));
      expect(refused.map(({ door, count }) => [door, count]).toReversed()).toEqual([
        ["an unknown namespace", 1],
        ["GET /api/v1/wall", 1],
        ["any door", 1],
        ["GET /api/v1/wall", 599],
        ["any door", 5],
      ]);
    } finally {
      await own.close();
    }
  });

  test("a session that is too old ends, however busy it is", async () => {
    const old = await Cast.start({ longestSessionHours: 0 });
    try {
      const { status } = await old.ask(old.shown.icu_nurse, "GET", "/api/v1/wall");
      expect(status).toBe(401);
    } finally {
      await old.close();
    }
  });

  test("a revoked token opens nothing, by HTTP or socket, and is named in the log", async () => {
    const { id, shown } = await addProgram("old feed", ["feed", "read"]);
    expect((await cast.ask(shown, "GET", "/api/v1/wall")).status).toBe(200);
    expect((await cast.ask(cast.shown.admin, "DELETE", `/api/v1/programs/${id}`)).status).toBe(200);
    const refused = await cast.ask(shown, "GET", "/api/v1/wall");
    expect([refused.status, refused.code]).toEqual([401, "unauthenticated"]);
    expect(await cast.knock(shown, "/feed", "feed:heartbeat", { source: "x" })).toEqual({
      door: "closed",
      code: "unauthenticated",
    });
    expect((await cast.refusalsOf("old feed")).toReversed()).toEqual([
      { door: "GET /api/v1/wall", code: "token_revoked" },
      { door: "/feed", code: "token_revoked" },
    ]);
  });

  test("a feed's token does not make a person, nor a person's session a feed", async () => {
    const asPerson = await cast.ask(cast.shown.feed, "GET", "/api/v1/people");
    expect([asPerson.status, asPerson.code]).toEqual([403, "forbidden"]);
    const signingOut = await cast.ask(cast.shown.feed, "POST", "/api/v1/auth/sign-out", {});
    expect([signingOut.status, signingOut.code]).toEqual([403, "forbidden"]);
    const token = /session_token=([^.]+)/.exec(cast.shown.icu_nurse.cookie ?? "")?.[1] ?? "";
    const asToken = await cast.ask({ token }, "POST", "/api/v1/readings", { readings: [peep({ bed: "1" })] });
    expect([asToken.status, asToken.code]).toEqual([401, "unauthenticated"]);
    const atFeed = await cast.knock(cast.shown.icu_nurse, "/feed", "readings:submit", { readings: [] });
    expect(atFeed).toEqual({ door: "closed", code: "forbidden" });
    expect(await cast.refusalsOf("feed")).toContainEqual({ door: "GET /api/v1/people", code: "forbidden" });
    expect(await cast.refusalsOf("@icu_nurse")).toContainEqual({ door: "/feed", code: "forbidden" });
  });

  test("a token for bed 3 writes to bed 3 and not to bed 4, whether by bed or by subject", async () => {
    for (const bed of ["3", "4"]) {
      await cast.ask(cast.shown.feed, "POST", "/api/v1/subjects", { subject: `S-${bed}`, bed, sex: "male" });
    }
    const { shown } = await addProgram("bed 3", ["feed"], ["3"]);
    const readings = [
      peep({ bed: "3" }, 10),
      peep({ bed: "4" }, 11),
      peep({ subject: "S-3" }, 10),
      peep({ subject: "S-4" }, 12),
    ];
    const { status, body } = await cast.ask(shown, "POST", "/api/v1/readings", { readings });
    expect(status).toBe(200);
    const outcome = body.results.map((one: { status: string; code?: string }) => one.code ?? one.status);
    expect(outcome).toEqual([
      "accepted",
      "forbidden",
      expect.stringMatching(/accepted|duplicate/),
      "forbidden",
    ]);
    expect(await cast.refusalsOf("bed 3")).toContainEqual({ door: "readings", code: "forbidden" });

    const enrol = (bed: string | null) =>
      cast.ask(shown, "POST", "/api/v1/subjects", { subject: "S-new", bed, sex: "male" });
    expect([(await enrol("4")).status, (await enrol(null)).status]).toEqual([403, 403]);
    const change = (subject: string, fields: object) =>
      cast.ask(shown, "PATCH", `/api/v1/subjects/${subject}`, fields);
    expect((await change("S-4", { weight_kg: 60 })).code).toBe("forbidden");
    expect((await change("S-3", { bed: "5" })).code).toBe("forbidden");
    expect((await change("S-3", { weight_kg: 60 })).status).toBe(200);
    const infusion = { started_at: toIso(systemClock.now()) };
    expect((await cast.ask(shown, "POST", "/api/v1/subjects/S-4/infusions", infusion)).code).toBe(
      "forbidden",
    );
  });

  test("a token for bed 3 does not learn which other beds there are, nor when somebody lay there", async () => {
    const { shown } = await addProgram("curious", ["feed"], ["3"]);
    const readings = [peep({ bed: "4" }), peep({ bed: "no such bed" })];
    const { body } = await cast.ask(shown, "POST", "/api/v1/readings", { readings });
    expect(body.results).toMatchObject([{ code: "forbidden" }, { code: "forbidden" }]);
    expect(await cast.refusalsOf("curious")).toContainEqual({ door: "readings", code: "forbidden" });
  });

  test("a token for bed 3 does not keep the feed of bed 6 alive", async () => {
    await cast.ask(cast.shown.feed, "POST", "/api/v1/subjects", { subject: "S-6", bed: "6", sex: "male" });
    const sent = { ...peep({ bed: "6" }), source: "ventilator-6" };
    const taken = await cast.ask(cast.shown.feed, "POST", "/api/v1/readings", { readings: [sent] });
    expect(taken.body).toMatchObject({ accepted: 1 });
    const { shown } = await addProgram("other feed", ["feed"], ["3"]);
    const beat = (source: string) => cast.knock(shown, "/feed", "feed:heartbeat", { source });
    expect(await beat("ventilator-6")).toEqual({ door: "opened", code: "forbidden" });
    expect(await beat("ventilator-3")).toEqual({ door: "opened", code: null });
    expect(await cast.refusalsOf("other feed")).toContainEqual({ door: "feed:heartbeat", code: "forbidden" });
  });

  test("a program never speaks as a person", async () => {
    await cast.ask(cast.shown.feed, "POST", "/api/v1/subjects", { subject: "S-7", bed: "7", sex: "male" });
    for (const source of ["@icu_nurse", " @icu_nurse", "\uff20icu_nurse"]) {
      const readings = [{ ...peep({ bed: "7" }), source }];
      const { body } = await cast.ask(cast.shown.feed, "POST", "/api/v1/readings", { readings });
      expect(body.results).toMatchObject([{ status: "rejected", code: "forbidden" }]);
      const beat = await cast.knock(cast.shown.feed, "/feed", "feed:heartbeat", { source });
      expect(beat.code).toBe("forbidden");
    }
  });

  test("the default namespace lets nobody in", async () => {
    for (const shown of [{}, cast.shown.admin, cast.shown.feed]) {
      expect(await cast.knock(shown, "/", "anything", {})).toEqual({
        door: "closed",
        code: "unauthenticated",
      });
    }
    expect(await cast.refusalsOf("nobody")).toContainEqual({ door: "/", code: "nothing_shown" });
  });

  test("who is revoked while their request dawdles is refused once it is whole", async () => {
    const { id, shown } = await addProgram("slow feed", ["feed"]);
    const text = JSON.stringify({ readings: [peep({ bed: "1" })] });
    const pending = request(`${cast.url}/api/v1/readings`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${shown.token}`,
        "content-type": "application/json",
        "content-length": Buffer.byteLength(text),
      },
    });
    const answered = new Promise<number | undefined>((resolve, reject) => {
      pending.once("response", (response) => resolve(response.statusCode));
      pending.once("error", reject);
    });
    pending.write(text.slice(0, 5));
    // Its headers have arrived, and let it in, before whole requests that come after them are answered.
    await cast.ask(cast.shown.admin, "GET", "/api/v1/people");
    await cast.ask(cast.shown.admin, "DELETE", `/api/v1/programs/${id}`);
    pending.end(text.slice(5));
    expect(await answered).toBe(401);
  });

  test("a name that is not what it seems is not taken", async () => {
    for (const display_name of ["Li Na\u202e nimda", "\u200b", "   "]) {
      const person = { username: "odd", display_name, role: "admin" };
      const { status, code } = await cast.ask(cast.shown.admin, "POST", "/api/v1/people", person);
      expect([status, code]).toEqual([400, "malformed"]);
    }
  });

  test("only a token that does nothing but feed is limited to beds", async () => {
    const { status, code } = await cast.ask(cast.shown.admin, "POST", "/api/v1/programs", {
      name: "half a reader",
      scopes: ["feed", "read"],
      beds: ["3"],
    });
    expect([status, code]).toEqual([400, "malformed"]);
  });

  test("people send under their own name and under nobody else's", async () => {
    await cast.ask(cast.shown.feed, "POST", "/api/v1/subjects", { subject: "S-8", bed: "8", sex: "male" });
    const send = (reading: object) =>
      cast.ask(cast.shown.icu_nurse, "POST", "/api/v1/readings", { readings: [reading] });
    const posing = await send({ ...peep({ bed: "8" }, 9), source: "ventilator-8" });
    expect(posing.body.results[0]).toMatchObject({ status: "rejected", code: "forbidden" });
    expect((await send(peep({ bed: "8" }, 9))).body).toMatchObject({ accepted: 1 });
    const { body } = await cast.ask(cast.shown.read, "GET", "/api/v1/subjects/S-8/readings");
    expect(body.readings).toMatchObject([{ source: "@icu_nurse", value: 9 }]);
  });

  test("a page of another site gets nothing done with a visitor's cookie", async () => {
    const evil = { ...cast.shown.admin, origin: "https://evil.example" };
    const reading = await cast.ask(evil, "GET", "/api/v1/people");
    expect([reading.status, reading.code]).toEqual([403, "foreign_origin"]);
    const writing = await cast.ask(evil, "POST", "/api/v1/people", {
      username: "eve",
      display_name: "E",
      role: "admin",
    });
    expect([writing.status, writing.code]).toEqual([403, "foreign_origin"]);
    const watching = await cast.knock(
      { ...cast.shown.display, origin: "https://evil.example" },
      "/live",
      "wall:watch",
      {},
    );
    expect(watching).toEqual({ door: "closed", code: "foreign_origin" });
    // Nor does it sign anybody in: whose session that would be, the visitor could not know.
    const login = await cast.ask({ origin: "https://evil.example" }, "POST", "/api/v1/auth/sign-in", {
      username: "icu_nurse",
      password: cast.password,
    });
    expect([login.status, login.code]).toEqual([403, "foreign_origin"]);
    const doorsOf = async (actor: string) =>
      (await cast.refusalsOf(actor)).filter(({ code }) => code === "foreign_origin").map(({ door }) => door);
    expect(await doorsOf("@admin")).toEqual(["POST /api/v1/people", "GET /api/v1/people"]);
    expect(await doorsOf("nobody")).toEqual(["POST /api/v1/auth/sign-in"]);
    expect((await cast.ask({ ...cast.shown.admin, origin: cast.url }, "GET", "/api/v1/people")).status).toBe(
      200,
    );
  });

  test("a cookie beside a wrong token is worth nothing, and a changed one is nobody's", async () => {
    const { cookie = "" } = cast.shown.admin;
    expect((await cast.ask({ cookie, token: "nonsense" }, "GET", "/api/v1/people")).status).toBe(401);
    const changed = cookie.replace(/session_token=\w{4}/, "session_token=AAAA");
    expect((await cast.ask({ cookie: changed }, "GET", "/api/v1/people")).status).toBe(401);
    const unsigned = cookie.replace(/\.[^;]+/, "");
    expect((await cast.ask({ cookie: unsigned }, "GET", "/api/v1/people")).status).toBe(401);
  });

  test("a thousand refusals alike are two lines of the log", async () => {
    const before = cast.office.security.head;
    for (let round = 0; round < 50; round++) await cast.ask({ token: "flood" }, "GET", "/api/v1/review");
    cast.office.refusals.flush();
    await cast.office.security.settle();
    const events = await cast.office.security.before(cast.office.security.head + 1, 10_000);
    const lines = events.filter(
      ({ seq, event }) =>
        seq > before && event.type === "accessRefused" && event.door === "GET /api/v1/review",
    );
    const counts = lines.map(({ event }) => (event.type === "accessRefused" ? event.count : 0));
    expect(lines.length).toBeLessThanOrEqual(2);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(50);
  });
});
