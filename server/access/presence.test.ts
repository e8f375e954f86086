import { EventEmitter } from "node:events";
import { afterEach, describe, expect, test } from "vitest";
import { rightsOfRole } from "#lib/access/grants.ts";
import type { Instant } from "#lib/units/instant.ts";
import { ENDINGS } from "./endings.ts";
import { Presence } from "./presence.ts";
import type { Principal } from "./principal.ts";

let presence: Presence;
afterEach(() => presence.close());

class FakeSocket {
  readonly #events = new EventEmitter();
  readonly said: unknown[] = [];
  isOpen = true;

  once(event: string, listener: () => void): void {
    this.#events.once(event, listener);
  }

  emit(event: string, message: object): boolean {
    this.said.push([event, message]);
    return true;
  }

  disconnect(): void {
    this.isOpen = false;
    this.#events.emit("disconnect");
  }
}

function person(id: string, sessionId: string, expiresAt: number): Principal {
  return {
    actor: `@${id}`,
    displayName: id,
    kind: "person",
    id,
    role: "icu_nurse",
    rights: rightsOfRole("icu_nurse"),
    beds: null,
    session: { id: sessionId, startedAt: 0 as Instant, expiresAt: expiresAt as Instant },
  };
}

function connect(principal: Principal): FakeSocket {
  const socket = new FakeSocket();
  presence.add(socket as never, principal);
  return socket;
}

describe("who is connected", () => {
  test("whose session runs out while they watch is told and ended; others go on", () => {
    let now = 0;
    const expired: string[] = [];
    presence = new Presence(
      ({ actor }) => expired.push(actor),
      () => now,
    );
    const [desk, tab, other] = [
      connect(person("li.na", "s1", 100)),
      connect(person("li.na", "s1", 100)),
      connect(person("wang", "s2", 500)),
    ];
    now = 99;
    presence.look();
    expect([desk.isOpen, tab.isOpen]).toEqual([true, true]);
    now = 100;
    presence.look();
    expect([desk.isOpen, tab.isOpen, other.isOpen]).toEqual([false, false, true]);
    expect(desk.said).toEqual([
      [
        "session:ended",
        { code: "unauthenticated", reason: "session_ended", detail: "Your session has ended." },
      ],
    ]);
    // One session ended, however many sockets it had.
    expect(expired).toEqual(["@li.na"]);
  });

  test("a session that is used in one tab lasts in all of them", () => {
    let now = 0;
    presence = new Presence(
      () => {},
      () => now,
    );
    const socket = connect(person("li.na", "s1", 100));
    presence.renew({ id: "s1", startedAt: 0 as Instant, expiresAt: 300 as Instant });
    now = 200;
    presence.look();
    expect(socket.isOpen).toBe(true);
    now = 300;
    presence.look();
    expect(socket.isOpen).toBe(false);
  });

  test("a wall has no session and is never ended by time", () => {
    presence = new Presence(
      () => {},
      () => Number.MAX_SAFE_INTEGER,
    );
    const wall = connect({ ...person("Wall", "", 0), kind: "display", session: null });
    presence.look();
    expect(wall.isOpen).toBe(true);
  });

  test("whoever is meant is ended, and whoever has left is forgotten", () => {
    presence = new Presence(
      () => {},
      () => 0,
    );
    const [gone, meant, other] = [
      connect(person("a", "1", 9)),
      connect(person("a", "2", 9)),
      connect(person("b", "3", 9)),
    ];
    gone.disconnect();
    presence.end(({ id }) => id === "a", ENDINGS.disabled);
    expect(gone.said).toEqual([]);
    expect([meant.isOpen, other.isOpen]).toEqual([false, true]);
    expect(presence.has(({ id }) => id === "a")).toBe(false);
    expect(presence.has(({ id }) => id === "b")).toBe(true);
  });
});
