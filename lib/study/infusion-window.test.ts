import { expect, test } from "vitest";
import { PROTOCOL } from "../protocol/protocol.ts";
import { latestInfusionWindow } from "./infusion-window.ts";
import { at } from "./sample-subject.fixture.ts";

const windowOf = (...starts: readonly string[]) =>
  latestInfusionWindow(
    starts.map((start) => ({ startedAt: at(start), endedAt: null })),
    PROTOCOL.infusionWindow,
  );

test("the window lasts 24 hours from the first bag's start, its early part six", () => {
  expect(windowOf("2026-03-02 14:00")).toEqual({
    startedAt: at("2026-03-02 14:00"),
    earlyEndsAt: at("2026-03-02 20:00"),
    endsAt: at("2026-03-03 14:00"),
  });
});

test("a further bag changes nothing while the window is open", () => {
  expect(windowOf("2026-03-02 14:00", "2026-03-02 14:40", "2026-03-03 14:00")?.startedAt).toBe(
    at("2026-03-02 14:00"),
  );
});

test("a later infusion has a window of its own", () => {
  expect(windowOf("2026-03-02 14:00", "2026-03-03 14:01")?.startedAt).toBe(at("2026-03-03 14:01"));
});

test("without an infusion there is no window", () => {
  expect(windowOf()).toBeNull();
});
