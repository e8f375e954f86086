import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { AlarmEvent } from "../log/alarm-event.ts";
import { PROTOCOL } from "../protocol/protocol.ts";
import { at, reading } from "../study/sample-subject.fixture.ts";
import type { Instant } from "../units/instant.ts";
import { type AlarmBoard, audioPausedUntil, isUnanswered, NO_ALARMS } from "./alarm.ts";
import { AlarmStory } from "./alarm-story.fixture.ts";
import { causeOf } from "./cause.ts";
import { rankOf } from "./condition.ts";
import { decideAcknowledgement } from "./decide-acknowledgement.ts";
import { decideAlarms } from "./decide-alarms.ts";
import { decideAudioPause, decideAudioResumption } from "./decide-audio-pause.ts";
import { evolveAlarms } from "./evolve-alarms.ts";

const { longestMs, soundsBetweenMs } = PROTOCOL.alarms.audioPause;
const on = (time: string) => `2026-03-02 ${time}`;
const plateau = (value: number, time: string) => [
  reading("peep", 18, on(time)),
  reading("plateau_pressure", value, on(time)),
];
/** A medium alarm from 08:00. */
const high = () => new AlarmStory().given(...plateau(32.4, "08:00"));

describe("a pause of the sound", () => {
  test("is over after two minutes, to the millisecond", () => {
    const story = high().pause(on("08:01"));
    expect(story.heardAt(on("08:01"))).toEqual([]);
    expect(story.heardAt(on("08:02:59.999"))).toEqual([]);
    expect(story.heardAt(on("08:03"))).toEqual(["PPLAT-HI"]);
  });

  test("changes nothing that is seen", () => {
    const story = high();
    const seen = story.alarms;
    expect(story.pause(on("08:01")).alarms).toEqual(seen);
  });

  test("is not made longer by pressing once more", () => {
    const story = high().pause(on("08:01")).pause(on("08:02"));
    expect(story.events.filter(({ type }) => type === "alarmAudioPaused")).toHaveLength(1);
    expect(story.heardAt(on("08:03"))).toEqual(["PPLAT-HI"]);
  });

  test("ends when somebody ends it, and a slip of the finger is mended with what was left of it", () => {
    const story = high().pause(on("08:01")).resume(on("08:01:30"));
    expect(story.heardAt(on("08:01:30"))).toEqual(["PPLAT-HI"]);
    story.pause(on("08:01:32"));
    expect(story.heardAt(on("08:02:59"))).toEqual([]);
    expect(story.heardAt(on("08:03"))).toEqual(["PPLAT-HI"]);
  });

  test("can follow another once the alarm has been heard for ten seconds", () => {
    const story = high().pause(on("08:01")).pause(on("08:03:09"));
    expect(story.heardAt(on("08:03:09"))).toEqual(["PPLAT-HI"]);
    story.pause(on("08:03:10"));
    expect(story.heardAt(on("08:05:09"))).toEqual([]);
    expect(story.heardAt(on("08:05:10"))).toEqual(["PPLAT-HI"]);
  });

  test("does not hold for what is raised after it", () => {
    const story = high().pause(on("08:01"));
    story.given(reading("peep", 10, on("08:02")), reading("plateau_pressure", 32.4, on("08:02")));
    expect(story.heardAt(on("08:02"))).toContain("DP-HI");
    expect(story.heardAt(on("08:02"))).not.toContain("PPLAT-HI");
  });

  test("ends for what returns", () => {
    const story = high().pause(on("08:01"));
    story.given(...plateau(29, "08:01:20")).given(...plateau(31, "08:01:40"));
    expect(story.heardAt(on("08:01:40"))).toEqual(["PPLAT-HI"]);
  });

  test("ends for what nobody has answered for five minutes", () => {
    const infused = { infusions: [{ startedAt: at(on("10:00")), endedAt: at(on("10:40")) }] };
    const support = (peep: number, fio2: number, time: string) => [
      reading("peep", peep, on(time)),
      reading("fio2", fio2, on(time)),
    ];
    const story = new AlarmStory(infused)
      .given(...support(10, 0.5, "09:30"), ...support(16, 0.8, "11:00"))
      .pause(on("11:04"));
    expect(story.heardAt(on("11:04:30"))).not.toContain("IAE-H1");
    story.at(on("11:05"));
    expect(story.heardAt(on("11:05"))).toContain("IAE-H1");
  });

  test("is no concern of an alarm that somebody has seen", () => {
    const story = high().acknowledge("PPLAT-HI", on("08:01")).pause(on("08:02"));
    expect(story.events.filter(({ type }) => type === "alarmAudioPaused")).toHaveLength(0);
  });
});

describe("whatever is pressed, and whenever", () => {
  const step = fc.record({
    do: fc.constantFrom("pause", "pause", "resume", "restart", "wait"),
    ms: fc.oneof(
      fc.integer({ min: 0, max: 150_000 }),
      fc.constantFrom(0, 1, soundsBetweenMs, longestMs, longestMs - 1, longestMs + soundsBetweenMs),
    ),
  });

  test("no sequence of pauses silences an alarm for longer than two minutes", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const ward = new Ward();
        ward.look("medium");
        const silent: { from: number; to: number }[] = [];
        for (const { do: what, ms } of steps) {
          ward.act(what);
          const [alarm] = ward.board.alarms;
          const until = alarm === undefined ? null : audioPausedUntil(alarm, ward.now);
          const end = (ward.now + ms) as Instant;
          const to = Math.min(until ?? ward.now, end);
          const last = silent.at(-1);
          // What is heard for less than a burst's time does not count as heard.
          const goesOn = last !== undefined && ward.now - last.to < soundsBetweenMs;
          if (to > ward.now && goesOn) last.to = to;
          else if (to > ward.now) silent.push({ from: ward.now, to });
          ward.now = end;
        }
        for (const { from, to } of silent) expect(to - from).toBeLessThanOrEqual(longestMs);
      }),
    );
  });

  test("an alarm that is new, returns or has risen in priority sounds", () => {
    const change = fc.constantFrom("low", "medium", "high", "gone", "acknowledge", "nothing");
    fc.assert(
      fc.property(fc.array(fc.tuple(step, change), { maxLength: 60 }), (steps) => {
        const ward = new Ward();
        for (const [{ do: what, ms }, next] of steps) {
          ward.act(what);
          const before = ward.board.alarms.at(-1);
          if (next === "acknowledge") ward.acknowledge();
          else if (next !== "nothing") ward.look(next === "gone" ? null : next);
          const after = ward.board.alarms.at(-1);
          const asksAnew =
            after !== undefined &&
            isUnanswered(after) &&
            (before === undefined ||
              before.alarm !== after.alarm ||
              !isUnanswered(before) ||
              rankOf(after.priority) > rankOf(before.priority));
          if (asksAnew) expect(audioPausedUntil(after, ward.now)).toBeNull();
          ward.now = (ward.now + ms) as Instant;
        }
      }),
    );
  });
});

/** One subject with one condition of any priority, and everything that became of it. */
class Ward {
  now = at(on("10:00"));
  board: AlarmBoard = NO_ALARMS;
  readonly #log: { readonly event: AlarmEvent; readonly recordedAt: Instant }[] = [];

  look(priority: "low" | "medium" | "high" | null): void {
    const causes = priority === null ? [] : [causeOf("PPLAT-HI", this.now, {}, { priority })];
    this.#take(decideAlarms("S-1", this.board, causes, this.now, PROTOCOL.alarms));
  }

  acknowledge(): void {
    for (const { alarm } of this.board.alarms) {
      const decided = decideAcknowledgement(this.board, alarm, null);
      if (decided.ok) this.#take(decided.value);
    }
  }

  act(what: "pause" | "resume" | "restart" | "wait"): void {
    if (what === "pause") this.#take(decideAudioPause(this.board, this.now, PROTOCOL.alarms));
    if (what === "resume") this.#take(decideAudioResumption(this.board, this.now));
    if (what !== "restart") return;
    this.board = this.#log.reduce(
      (folded, { event, recordedAt }) => evolveAlarms(folded, event, { recordedAt, actor: "x" }),
      NO_ALARMS,
    );
  }

  #take(events: readonly AlarmEvent[]): void {
    for (const event of events) {
      this.#log.push({ event, recordedAt: this.now });
      this.board = evolveAlarms(this.board, event, { recordedAt: this.now, actor: "@li.na" });
    }
  }
}
