import { describe, expect, it } from "vitest";
import type { AlarmView } from "#lib/projections/bed-view.ts";
import { askingPages, pageAt, pagesOf } from "./page-turn.ts";

const beds = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index + 1);

describe("a ward of more beds than a screen holds", () => {
  it("stays on one page up to 24", () => {
    expect([0, 1, 12, 24].map((count) => pagesOf(beds(count)).map((page) => page.length))).toEqual([
      [0],
      [1],
      [12],
      [24],
    ]);
  });

  it("is split evenly, in order, with every bed once", () => {
    expect(pagesOf(beds(30)).map((page) => page.length)).toEqual([15, 15]);
    expect(pagesOf(beds(25)).map((page) => page.length)).toEqual([13, 12]);
    expect(pagesOf(beds(61)).flat()).toEqual(beds(61));
  });

  it("turns its pages one after another and begins again", () => {
    expect([0, 19_999, 20_000, 40_000, 60_000].map((elapsed) => pageAt(elapsed, 3))).toEqual([0, 0, 1, 2, 0]);
    expect(pageAt(123_456, 1)).toBe(0);
  });

  it("stays on the one page whose alarm nobody has seen, and turns between several such", () => {
    expect([0, 20_000, 40_000].map((elapsed) => pageAt(elapsed, 3, [1]))).toEqual([1, 1, 1]);
    expect([0, 20_000, 40_000].map((elapsed) => pageAt(elapsed, 3, [0, 2]))).toEqual([0, 2, 0]);
  });

  it("asks for the pages with alarms that nobody has seen, the most urgent ones first", () => {
    const pages = [["1", "2"], ["3"], ["4"]];
    const alarm = (priority: AlarmView["priority"], acknowledged_by?: string) =>
      ({ priority, ...(acknowledged_by === undefined ? {} : { acknowledged_by }) }) as AlarmView;
    const by = (alarms: Readonly<Record<string, readonly AlarmView[]>>) => (bed: string) => alarms[bed] ?? [];
    expect(askingPages(pages, by({}))).toEqual([]);
    expect(
      askingPages(pages, by({ "2": [alarm("low")], "3": [alarm("medium")], "4": [alarm("medium")] })),
    ).toEqual([1, 0, 2, 0]);
    expect(askingPages(pages, by({ "3": [alarm("high", "li.na")], "4": [alarm("low")] }))).toEqual([2]);
  });

  it("shows the most urgent page every other time, and the others that ask between", () => {
    const pages = [["1"], ["2"], ["3"]];
    const asks = (priority: AlarmView["priority"]) => [{ priority } as AlarmView];
    const alarms: Readonly<Record<string, readonly AlarmView[]>> = {
      "1": asks("high"),
      "2": asks("low"),
      "3": asks("medium"),
    };
    expect(askingPages(pages, (bed) => alarms[bed] ?? [])).toEqual([0, 1, 0, 2]);
  });

  it("leaves a page whose alarm is paused while another one sounds, and shows it when none does", () => {
    const pages = [["1"], ["2"]];
    const paused = { priority: "high", audio_paused_until: "2026-03-02T08:00:00Z" } as AlarmView;
    const sounding = { priority: "low" } as AlarmView;
    const of = (second: readonly AlarmView[]) => (bed: string) => (bed === "1" ? [paused] : second);
    expect(askingPages(pages, of([sounding]))).toEqual([1]);
    expect(askingPages(pages, of([]))).toEqual([0]);
  });
});
