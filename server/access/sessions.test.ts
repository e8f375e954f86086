import Database from "better-sqlite3";
import { describe, expect, test, vi } from "vitest";
import { HOUR, MINUTE } from "#lib/units/instant.ts";
import { createLogger } from "../runtime/logger.ts";
import { Departures } from "./departures.ts";
import { openMemoryOffice } from "./memory-office.ts";
import { Passwords } from "./passwords.ts";
import { People } from "./people.ts";
import { createPeopleAuth, prepareTables } from "./people-auth.ts";
import { Sessions } from "./sessions.ts";

const PASSWORD = "walrus lantern gravel 7";

async function start() {
  const database = new Database(":memory:");
  const settings = {
    secret: "s".repeat(64),
    publicUrl: "http://localhost",
    idleSeconds: 1_800,
    hospital: null,
  };
  const auth = createPeopleAuth(database, settings, createLogger("silent"));
  await prepareTables(auth);
  const departures = new Departures();
  const people = new People(database, auth, false);
  const sessions = new Sessions(database, auth, people, departures, 12 * HOUR);
  const add = (username: string) => people.add({ username, displayName: username, role: "icu_nurse" });
  await add("has.password");
  await new Passwords(database, auth, people, departures).set("has.password", PASSWORD);
  await add("has.none");
  await add("is.disabled");
  await people.change("is.disabled", { disabled: true });
  return { auth, sessions };
}

describe("signing in", () => {
  test("costs as much work for a wrong password, an unknown name, and a name without a password", async () => {
    const { auth, sessions } = await start();
    const { password } = await auth.$context;
    const work = [vi.spyOn(password, "hash"), vi.spyOn(password, "verify")];
    for (const name of ["has.password", "has.none", "is.disabled", "is.unknown", "Has.None"]) {
      for (const spy of work) spy.mockClear();
      const refused = await sessions.signIn(name, "not the password", null);
      expect([name, refused]).toEqual([name, expect.objectContaining({ code: "wrong_credentials" })]);
      expect([name, work.reduce((sum, spy) => sum + spy.mock.calls.length, 0)]).toEqual([name, 1]);
    }
    expect(await sessions.signIn("has.password", PASSWORD, null)).toMatchObject({ ok: true });
  });
});

describe("a session that was begun under other settings", () => {
  async function restarted(before: number, after: number, idleFor: number) {
    const peopleDatabase = new Database(":memory:");
    const first = await openMemoryOffice([], { idleMinutes: before }, { peopleDatabase });
    await first.people.add({ username: "li.na", displayName: "Li Na", role: "icu_nurse" }, PASSWORD);
    const signedIn = await first.sessions.signIn("li.na", PASSWORD, null);
    if (!signedIn.ok) throw new Error(signedIn.detail);
    const { token, updatedAt } = peopleDatabase
      .prepare<[], { token: string; updatedAt: string }>("SELECT token, updatedAt FROM session")
      .get() ?? { token: "", updatedAt: "" };
    const then = new Date(new Date(updatedAt).getTime() - idleFor * MINUTE).toISOString();
    peopleDatabase.prepare("UPDATE session SET updatedAt = ? WHERE token = ?").run(then, token);
    const second = await openMemoryOffice([], { idleMinutes: after }, { peopleDatabase });
    const ends = peopleDatabase.prepare<[], string>("SELECT expiresAt FROM session").pluck().get() ?? "";
    // Both have the same database, which closes with the first: the second must not look into it any more.
    second.sessions.close();
    await first.close();
    return (new Date(ends).getTime() - new Date(then).getTime()) / MINUTE;
  }

  test("ends by the shorter idle time of now", async () => {
    expect(await restarted(720, 30, 10)).toBe(30);
    expect(await restarted(720, 30, 45)).toBe(30);
  });

  test("is not lengthened by a longer one until somebody does something", async () => {
    expect(await restarted(30, 720, 10)).toBeCloseTo(40, 1);
  });
});
