import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PROTOCOL } from "../protocol/protocol.ts";
import type { Instant } from "../units/instant.ts";
import { type Group, INFUSION_KINDS, type InfusionKind } from "../ventilation/subject.ts";
import {
  infusionWindows,
  latestInfusionWindow,
  windowOfCandidate,
  windowOfOnset,
} from "./infusion-window.ts";
import { at } from "./sample-subject.fixture.ts";

const { infusionWindow: lengths } = PROTOCOL;

const bag = (started: string, ended: string | null = null, kind?: InfusionKind) => ({
  startedAt: at(`2026-03-${started}`),
  endedAt: ended === null ? null : at(`2026-03-${ended}`),
  ...(kind !== undefined && { kind }),
});
const infused = <T>(infusions: T, group: Group = "UCMSC") => ({ infusions, group });
const starts = (...bags: readonly ReturnType<typeof bag>[]) =>
  infusionWindows(infused(bags), lengths).map(({ startedAt }) => startedAt);

test("the window lasts 24 hours from the first bag's start, its early part six", () => {
  expect(latestInfusionWindow(infused([bag("02 14:00")]), lengths)).toMatchObject({
    startedAt: at("2026-03-02 14:00"),
    earlyEndsAt: at("2026-03-02 20:00"),
    endsAt: at("2026-03-03 14:00"),
  });
});

test("a matched control has none: its index date is no infusion, and nobody watches it for harm", () => {
  expect(infusionWindows(infused([bag("02 14:00")], "PSM_CONTROL"), lengths)).toEqual([]);
});

test("without an infusion there is no window", () => {
  expect(latestInfusionWindow(infused([]), lengths)).toBeNull();
});

describe("what starts after an infusion, of which nobody says what it is", () => {
  test.each([
    ["within two hours of the end of the last bag is another bag", "02 14:50", "02 16:50", 1],
    ["later than that is an infusion with a window of its own", "02 14:50", "02 16:51", 2],
    ["counts from the last bag's start while its end is not known", null, "02 16:00", 1],
    ["counts so from that start alone", null, "02 16:01", 2],
    ["before that end is another bag", "02 16:30", "02 16:20", 1],
    ["and days later is one of its own", "02 14:50", "05 09:00", 2],
  ])("%s", (_, ended, next, count) => {
    expect(starts(bag("02 14:00", ended), bag(next))).toHaveLength(count);
  });

  test("a third bag counts from the second", () => {
    expect(starts(bag("02 14:00"), bag("02 15:30"), bag("02 17:20"))).toEqual([at("2026-03-02 14:00")]);
  });
});

describe("what somebody says of a further start holds against the time between them", () => {
  test("a bag that hangs ten hours later shares the window of the first", () => {
    const [window, ...others] = infusionWindows(
      infused([bag("02 14:00", "02 14:50"), bag("03 00:00", null, "bag")]),
      lengths,
    );
    expect(others).toEqual([]);
    expect(window?.bags).toHaveLength(2);
  });

  test("an infusion of its own, an hour later, has its own window, and the first keeps its 24 hours", () => {
    const [first, second] = infusionWindows(
      infused([bag("02 14:00", "02 14:50"), bag("02 15:50", null, "infusion")]),
      lengths,
    );
    expect(first?.endsAt).toBe(at("2026-03-03 14:00"));
    expect([second?.startedAt, second?.endsAt]).toEqual([at("2026-03-02 15:50"), at("2026-03-03 15:50")]);
  });

  test("nothing is a bag of an infusion whose window has closed", () => {
    expect(starts(bag("02 14:00"), bag("03 14:00", null, "bag"))).toHaveLength(1);
    expect(starts(bag("02 14:00"), bag("03 14:01", null, "bag"))).toHaveLength(2);
  });
});

test("every bag is in one window, in order, and none begins before its window or after its end", () => {
  const someBags = fc
    .uniqueArray(
      fc.record({
        startedAt: fc.integer({ min: 0, max: 5_000 }).map((minute) => (minute * 60_000) as Instant),
        endedAt: fc.constant(null),
        kind: fc.constantFrom(undefined, ...INFUSION_KINDS),
      }),
      { selector: ({ startedAt }) => startedAt, maxLength: 12 },
    )
    .map((bags) =>
      bags
        .toSorted((a, b) => a.startedAt - b.startedAt)
        .map(({ kind, ...one }) => (kind === undefined ? one : { ...one, kind })),
    );
  fc.assert(
    fc.property(someBags, (bags) => {
      const windows = infusionWindows(infused(bags), lengths);
      expect(windows.flatMap((window) => window.bags)).toEqual(bags);
      for (const { startedAt, endsAt, bags: inside } of windows) {
        expect(inside[0]?.startedAt).toBe(startedAt);
        for (const one of inside) expect(one.startedAt <= endsAt).toBe(true);
      }
    }),
  );
});

describe("two windows that overlap", () => {
  const windows = infusionWindows(infused([bag("02 08:00", "02 08:40"), bag("02 12:00")]), lengths);
  const [first, second] = windows;
  const candidate = { t0: at("2026-03-02 08:00"), onset: at("2026-03-02 13:00") };

  test("an event belongs to the later infusion, once that has begun", () => {
    expect(windowOfOnset(windows, at("2026-03-02 11:59"))).toBe(first);
    expect(windowOfOnset(windows, at("2026-03-02 12:00"))).toBe(second);
    expect(windowOfOnset(windows, at("2026-03-02 07:59"))).toBeNull();
  });

  test("what the data say is judged by the baseline with which they were compared", () => {
    expect(windowOfCandidate(windows, { origin: "data", ...candidate })).toBe(first);
    expect(windowOfCandidate(windows, { origin: "person", ...candidate })).toBe(second);
    expect(windowOfCandidate(windows.slice(1), { origin: "data", ...candidate })).toBe(second);
  });
});
