import { describe, expect, test } from "vitest";
import { MemoryEventLog } from "../log/memory-event-log.ts";
import { AccessControl } from "./access-control.ts";
import { isFromThisMachine } from "./loopback.ts";
import { PageSession } from "./page-session.ts";
import type { Credentials } from "./principal.ts";

const nobody: Credentials = {
  token: null,
  cookie: null,
  remoteAddress: "127.0.0.1",
  forwarded: false,
  host: "localhost:3000",
  origin: null,
};

async function start() {
  const session = await PageSession.load(new MemoryEventLog("production"));
  const access = new AccessControl(session);
  access.addToken("a-token-that-feeds", "feed", ["feed"]);
  access.addToken("a-token-that-reads", "reader", ["read"]);
  const cookie = session.issue(null)?.split(";")[0] ?? "";
  const outcome = (door: "open" | "feed" | "read", shown: Partial<Credentials>) => {
    const admitted = access.admit(door, { ...nobody, ...shown });
    return admitted.ok ? (admitted.value?.name ?? "nobody") : admitted.code;
  };
  return { outcome, cookie };
}

describe("who may pass", () => {
  test.each([
    ["open", {}, "nobody"],
    ["feed", {}, "unauthenticated"],
    ["feed", { token: "a-token-that-feeds" }, "feed"],
    ["read", { token: "a-token-that-feeds" }, "forbidden"],
    ["read", { token: "a-token-that-reads" }, "reader"],
    ["feed", { token: "a-token-that-reads" }, "forbidden"],
    ["read", { token: "a-token-nobody-gave" }, "unauthenticated"],
  ] as const)("at a door for %s, showing %j: %s", async (door, shown, expected) => {
    expect((await start()).outcome(door, shown)).toBe(expected);
  });

  test("a page of this machine reads by its cookie and writes nothing", async () => {
    const { outcome, cookie } = await start();
    expect(outcome("read", { cookie })).toBe("page");
    expect(outcome("feed", { cookie })).toBe("forbidden");
  });

  test("a cookie is worth nothing from elsewhere, changed, from another database, or beside a wrong token", async () => {
    const { outcome, cookie } = await start();
    const { cookie: foreign } = await start();
    expect(outcome("read", { cookie, remoteAddress: "10.0.0.8" })).toBe("unauthenticated");
    expect(outcome("read", { cookie, forwarded: true })).toBe("unauthenticated");
    expect(outcome("read", { cookie: `${cookie.slice(0, -3)}AAA` })).toBe("unauthenticated");
    expect(outcome("read", { cookie: foreign })).toBe("unauthenticated");
    expect(outcome("read", { cookie, token: "a-token-nobody-gave" })).toBe("unauthenticated");
  });
});

describe("who sits at this machine", () => {
  test.each([
    [{}, true],
    [{ remoteAddress: "::1", host: "[::1]:3000" }, true],
    [{ remoteAddress: "::ffff:127.0.0.1", host: "127.0.0.1" }, true],
    [{ origin: "http://localhost:3000" }, true],
    [{ remoteAddress: "192.168.1.20" }, false],
    [{ forwarded: true }, false],
    [{ host: "ward.example" }, false],
    [{ host: "localhost.evil.example" }, false],
    [{ origin: "http://evil.example" }, false],
    [{ host: null }, false],
  ] as const)("%j: %s", (visitor, expected) => {
    expect(isFromThisMachine({ ...nobody, ...visitor })).toBe(expected);
  });
});
