import { describe, expect, test } from "vitest";
import { MINUTE } from "#lib/units/instant.ts";
import { Pairings } from "./pairings.ts";

const NORTH = { display: "north", by: "@admin" };

function start() {
  const time = { now: 0 };
  return { time, pairings: new Pairings(() => time.now) };
}

function begin(pairings: Pairings) {
  const begun = pairings.begin();
  if (!begun.ok) throw new Error(begun.detail);
  return begun.value;
}

describe("pairing a screen", () => {
  test("a code lasts ten minutes and not longer", () => {
    const { time, pairings } = start();
    const { code, secret } = begin(pairings);
    time.now = 10 * MINUTE - 1;
    expect(pairings.isShown(code)).toBe(true);
    time.now = 10 * MINUTE;
    expect(pairings.isShown(code)).toBe(false);
    expect(pairings.assign(code, NORTH)).toMatchObject({ code: "unknown_code" });
    expect(pairings.claim(secret)).toMatchObject({ code: "bad_link" });
  });

  test("the screen learns which wall it is, once", () => {
    const { pairings } = start();
    const { code, secret } = begin(pairings);
    expect(pairings.claim(secret)).toEqual({ ok: true, value: null });
    expect(pairings.assign(code, NORTH)).toMatchObject({ ok: true });
    expect(pairings.claim(secret)).toEqual({ ok: true, value: NORTH });
    expect(pairings.claim(secret)).toMatchObject({ code: "bad_link" });
  });

  test("nobody types the same code for two walls", () => {
    const { pairings } = start();
    const { code } = begin(pairings);
    pairings.assign(code, NORTH);
    expect(pairings.assign(code, { display: "south", by: "@admin" })).toMatchObject({ code: "unknown_code" });
  });

  test("codes differ, and a flood of screens is refused until old ones have run out", () => {
    const { time, pairings } = start();
    const codes = new Set(Array.from({ length: 500 }, () => begin(pairings).code));
    expect(codes.size).toBe(500);
    expect(pairings.begin()).toMatchObject({ code: "overloaded" });
    time.now = 10 * MINUTE;
    expect(pairings.begin()).toMatchObject({ ok: true });
  });
});
