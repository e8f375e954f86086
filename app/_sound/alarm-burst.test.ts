import { describe, expect, it } from "vitest";
import type { AlarmView } from "#lib/projections/bed-view.ts";
import { burstOf, SOUND_TEST, soundingOf } from "./alarm-burst.ts";

const NOW = Date.parse("2026-03-01T10:00:00Z");

function alarm(priority: AlarmView["priority"], over: Partial<AlarmView> = {}): AlarmView {
  return {
    id: priority,
    condition: "PPLAT-HI",
    priority,
    kind: "physiological",
    text: "",
    figures: {},
    since: "",
    active_from: "",
    latched: false,
    ...over,
  };
}

describe("what the ward sounds like", () => {
  it("is silent without an alarm, and when somebody has seen every one", () => {
    expect(soundingOf([], NOW)).toBeNull();
    expect(soundingOf([alarm("high", { acknowledged_by: "li.na" })], NOW)).toBeNull();
  });

  it("is the highest priority that nobody has seen, a latched one included", () => {
    const alarms = [
      alarm("low"),
      alarm("high", { acknowledged_by: "li.na" }),
      alarm("medium", { latched: true }),
    ];
    expect(soundingOf(alarms, NOW)).toEqual({ priority: "medium", escalated: false });
  });

  it("leaves out what is paused, until its time is over by the server's clock", () => {
    const paused = alarm("high", { audio_paused_until: "2026-03-01T10:01:00Z" });
    expect(soundingOf([paused], NOW)).toBeNull();
    expect(soundingOf([paused], null)).toBeNull();
    expect(soundingOf([paused], NOW + 60_000)).toEqual({ priority: "high", escalated: false });
  });

  it("lets what is not paused break through", () => {
    const alarms = [alarm("high", { audio_paused_until: "2026-03-01T10:01:00Z" }), alarm("medium")];
    expect(soundingOf(alarms, NOW)).toEqual({ priority: "medium", escalated: false });
  });

  it("is tested by a burst of each priority, one after the other", () => {
    expect(SOUND_TEST.map(({ priority }) => priority)).toEqual(["high", "medium", "low"]);
    for (const [index, { startMs }] of SOUND_TEST.slice(1).entries())
      expect(startMs).toBeGreaterThan(SOUND_TEST[index]?.endMs ?? Number.POSITIVE_INFINITY);
  });

  it("comes twice as often when nobody has answered", () => {
    const sounding = soundingOf([alarm("high", { escalated_at: "2026-03-01T10:05:00Z" })], NOW);
    expect(sounding && burstOf(sounding).everyMs).toBe(5_000);
  });

  it.each([
    ["high", 10, 10_000],
    ["medium", 3, 25_000],
    ["low", 1, 30_000],
  ] as const)("of %s priority is %d pulses every %d ms", (priority, pulses, everyMs) => {
    const burst = burstOf({ priority, escalated: false });
    expect([burst.pulses.length, burst.everyMs]).toEqual([pulses, everyMs]);
  });

  it("never has two pulses at once, and is over before the next burst", () => {
    for (const priority of ["high", "medium", "low"] as const) {
      const { pulses, everyMs } = burstOf({ priority, escalated: true });
      const ends = pulses.map(({ startMs, durationMs }) => startMs + durationMs);
      for (const [index, { startMs }] of pulses.slice(1).entries())
        expect(startMs).toBeGreaterThan(ends[index] ?? 0);
      expect(ends.at(-1)).toBeLessThan(everyMs);
    }
  });
});
