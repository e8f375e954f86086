import { describe, expect, test } from "vitest";
import { MINUTE } from "#lib/units/instant.ts";
import { Pairings } from "./pairings.ts";

const NORTH = { display: "north", by: "@admin" };

function start() {
  const time = { now: 0 };
  return { time, pairings: new Pairings(() => time.now) };
}

function begin(pairings: Pairings, network = "10.0.0.1") {
  const begun = pairings.begin(network);
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

  test("codes differ", () => {
    const { pairings } = start();
    const codes = new Set(Array.from({ length: 500 }, () => begin(pairings).code));
    expect(codes.size).toBe(500);
  });

  test("a flood from many networks drives out its own, neither a wall that waits nor one that comes", () => {
    const { pairings } = start();
    const waiting = begin(pairings, "10.0.0.7");
    const flood = Array.from({ length: 2_000 }, (_, index) => begin(pairings, `203.0.113.${index % 13}`));
    const coming = begin(pairings, "10.0.0.8");
    expect([waiting, coming].map(({ code }) => pairings.isShown(code))).toEqual([true, true]);
    expect(flood.filter(({ code }) => pairings.isShown(code))).toHaveLength(498);
  });

  test("the walls of a ward behind one address all wait side by side", () => {
    const { pairings } = start();
    const walls = Array.from({ length: 40 }, () => begin(pairings, "192.0.2.1"));
    for (let each = 0; each < 1_000; each++) begin(pairings, `203.0.113.${each % 11}`);
    expect(walls.every(({ code }) => pairings.isShown(code))).toBe(true);
  });

  test("a wall whose code was typed is never driven out, and when all are, no other is taken", () => {
    const { time, pairings } = start();
    const typed = Array.from({ length: 500 }, () => begin(pairings));
    for (const { code } of typed) pairings.assign(code, NORTH);
    expect(pairings.begin("10.0.0.9")).toMatchObject({ code: "overloaded" });
    expect(pairings.claim(typed[0]?.secret ?? "")).toEqual({ ok: true, value: NORTH });
    expect(pairings.begin("10.0.0.9")).toMatchObject({ ok: true });
    time.now = 10 * MINUTE;
    expect(pairings.claim(typed[1]?.secret ?? "")).toMatchObject({ code: "bad_link" });
  });

  test("a screen that could not become its wall yet does so when it asks again", () => {
    const { pairings } = start();
    const { code, secret } = begin(pairings);
    pairings.assign(code, NORTH);
    pairings.claim(secret);
    pairings.unclaim(secret, NORTH);
    expect(pairings.claim(secret)).toEqual({ ok: true, value: NORTH });
  });
});
