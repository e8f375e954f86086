import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Instant } from "../units/instant.ts";
import { EMPTY_KEYRING, evolveKeyring, isNameTaken, type Keyring } from "./keyring.ts";
import type { SecurityEvent } from "./security-event.ts";

const at = (recordedAt: number) => ({ recordedAt: recordedAt as Instant, actor: "@admin" });

function given(...events: readonly SecurityEvent[]): Keyring {
  return events.reduce(
    (keyring, event, index) => evolveKeyring(keyring, event, at(index + 1)),
    EMPTY_KEYRING,
  );
}

const FEED: SecurityEvent = {
  type: "programAdded",
  program: "p1",
  name: "bed 3",
  hash: "h1",
  scopes: ["feed"],
  beds: ["3"],
};
const WALL: SecurityEvent = {
  type: "displayAdded",
  display: "d1",
  name: "North",
  beds: "1-12",
  mayAcknowledge: false,
};

describe("the keyring", () => {
  test("holds a program with who added it and when, and after it is revoked knows since when", () => {
    const keyring = given(FEED, { type: "programRevoked", program: "p1" });
    expect(keyring.programs.get("p1")).toMatchObject({
      name: "bed 3",
      beds: ["3"],
      addedAt: 1,
      addedBy: "@admin",
      revokedAt: 2,
    });
  });

  test("a wall has one cookie: the last that was paired", () => {
    const keyring = given(
      WALL,
      { type: "displayPaired", display: "d1", hash: "a" },
      { type: "displayPaired", display: "d1", hash: "b" },
    );
    expect(keyring.displays.get("d1")).toMatchObject({ hash: "b", pairedAt: 3, revokedAt: null });
  });

  test("a changed wall keeps its cookie", () => {
    const settings = { name: "North", beds: null, mayAcknowledge: true };
    const keyring = given(
      WALL,
      { type: "displayPaired", display: "d1", hash: "a" },
      { type: "displayChanged", display: "d1", settings },
    );
    expect(keyring.displays.get("d1")).toMatchObject({ ...settings, hash: "a" });
  });

  test("a name is free again once its key is revoked", () => {
    expect(isNameTaken(given(FEED), "bed 3")).toBe(true);
    expect(isNameTaken(given(FEED, { type: "programRevoked", program: "p1" }), "bed 3")).toBe(false);
    expect(isNameTaken(given(WALL, { type: "displayRevoked", display: "d1" }), "North")).toBe(false);
  });

  test("what is revoked stays revoked, whatever else happens", () => {
    const event = fc.oneof(
      fc.constantFrom<SecurityEvent>(
        WALL,
        { type: "displayPaired", display: "d1", hash: "z" },
        { type: "displayRevoked", display: "d1" },
        { type: "programRevoked", program: "p2" },
        { type: "signedOut", everywhere: true },
        { type: "personDisabled", person: "li.na" },
      ),
    );
    fc.assert(
      fc.property(fc.array(event), (events) => {
        const keyring = given(FEED, { type: "programRevoked", program: "p1" }, ...events);
        expect(keyring.programs.get("p1")?.revokedAt).toBe(2);
      }),
    );
  });
});
