import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isReplayedCondition } from "#lib/alarms/alarm-replay.ts";
import type { ThoughtLimits } from "#lib/alarms/thought-limits.ts";
import { WARD_STREAM } from "#lib/log/envelope.ts";
import type { SubjectEnrolled, VentwallEvent } from "#lib/log/event.ts";
import { createSiteCalendar } from "#lib/study/site-calendar.ts";
import { type Instant, MINUTE } from "#lib/units/instant.ts";
import { type Parameter, parameterRow } from "#lib/ventilation/parameter.ts";
import { Heartbeats } from "../ingest/heartbeats.ts";
import { FoldedLog } from "../log/folded-log.ts";
import { MemoryEventLog } from "../log/memory-event-log.ts";
import { Recorder } from "../log/recorder.ts";
import { createLogger } from "../runtime/logger.ts";
import { acknowledge } from "./acknowledge.ts";
import { AlarmArchive } from "./alarm-archive.ts";
import { AlarmWatch } from "./alarm-watch.ts";
import { replayWard } from "./what-if.ts";

const START = Date.parse("2026-03-02T00:00:00+08:00") as Instant;
const SUBJECT = "S-011";
const calendar = createSiteCalendar("Asia/Shanghai");
const silent = createLogger("silent");

const ENROLLED: SubjectEnrolled = {
  type: "subjectEnrolled",
  sex: "male",
  heightCm: 170,
  weightKg: null,
  group: "UCMSC",
  admittedAt: null,
  enrolledAt: null,
  bed: "1",
  ventilationStartedAt: START,
  ventilationEndedAt: null,
  infusionPlannedAt: null,
  infusionStartedAt: null,
};

/** A ward of one bed on a clock that is moved by hand, a minute at a time as time goes by. */
class OneBed {
  readonly log = new MemoryEventLog("production");
  readonly clock = { at: START, now: () => this.clock.at as Instant, rate: 0 };
  readonly #recorder: Recorder;
  readonly #watch: AlarmWatch;
  readonly #folded: FoldedLog;

  private constructor(log: MemoryEventLog, folded: FoldedLog) {
    this.log = log;
    this.#folded = folded;
    this.#recorder = new Recorder(log, folded, this.clock, silent);
    this.#watch = new AlarmWatch(
      this.#recorder,
      folded,
      calendar,
      new Heartbeats([], START),
      this.clock,
      silent,
    );
  }

  static async open(): Promise<OneBed> {
    const log = new MemoryEventLog("production");
    const bed = new OneBed(log, await FoldedLog.load(log));
    await bed.record([SUBJECT, ENROLLED], [WARD_STREAM, { type: "bedOpened", bed: "1" }]);
    await bed.come();
    return bed;
  }

  close(): void {
    this.#watch.close();
  }

  async wait(minutes: number): Promise<void> {
    for (let minute = 0; minute < minutes; minute += 1) {
      this.clock.at = (this.clock.at + MINUTE) as Instant;
      this.#watch.lookAtAll();
      await this.record();
    }
  }

  come(): Promise<void> {
    const { at } = this.clock;
    return this.record([
      WARD_STREAM,
      { type: "bedAssigned", bed: "1", subject: SUBJECT, from: at as Instant },
    ]);
  }

  leave(): Promise<void> {
    const { at } = this.clock;
    return this.record([WARD_STREAM, { type: "bedFreed", bed: "1", subject: SUBJECT, at: at as Instant }]);
  }

  get isIn(): boolean {
    return this.#folded.ward.bedBySubject.has(SUBJECT);
  }

  /** Readings observed so many minutes ago, and all of them durable now. */
  measure(values: Partial<Record<Parameter, number>>, minutesAgo = 0): Promise<void> {
    return this.record(...this.readings(values, minutesAgo));
  }

  readings(
    values: Partial<Record<Parameter, number>>,
    minutesAgo: number,
  ): readonly [string, VentwallEvent][] {
    return Object.entries(values).map(([parameter, value]) => [
      SUBJECT,
      {
        type: "readingRecorded",
        parameter: parameter as Parameter,
        value,
        unit: parameterRow(parameter as Parameter).unit,
        observedAt: (this.clock.at - minutesAgo * MINUTE) as Instant,
        source: "ventilator",
      },
    ]);
  }

  async acknowledgeAll(): Promise<void> {
    for (const { alarm } of this.#folded.board(SUBJECT).alarms) {
      await acknowledge(this.#recorder, { actor: "@li.na", subject: SUBJECT, alarm, wall: null });
    }
  }

  async record(...events: readonly (readonly [string, VentwallEvent])[]): Promise<void> {
    const recorded = await this.#recorder.propose({
      actor: "test",
      weight: 1,
      alone: false,
      subjects: () => [SUBJECT],
      senderIds: () => [],
      decide: (draft) => {
        for (const [stream, event] of events) draft.record(stream, event);
      },
    });
    if (!recorded.ok) throw new Error(recorded.detail);
  }

  /** What the log has of the conditions that can be replayed. */
  async logged(from: Instant = START) {
    const { records } = await new AlarmArchive(this.log).history();
    return [...records.values()]
      .filter(({ condition, raisedAt }) => isReplayedCondition(condition) && raisedAt >= from)
      .map(({ condition, raisedAt, figures }) => ({ condition, raisedAt, figures }));
  }

  async replay(thought: Partial<ThoughtLimits> = {}, from: Instant = START) {
    const to = (this.clock.at + 1) as Instant;
    for await (const one of replayWard(
      this.log,
      calendar,
      { from, to },
      {
        limits: {},
        confirmOnNext: false,
        ...thought,
      },
    ))
      return one;
    return null;
  }
}

const sorted = <T extends { raisedAt: number; condition: string }>(alarms: readonly T[]) =>
  alarms.toSorted((a, b) => a.raisedAt - b.raisedAt || (a.condition < b.condition ? -1 : 1));

test("under the limits in force, a replay raises exactly what was raised, from whatever time on", async () => {
  const step = fc.record({
    minutes: fc.integer({ min: 1, max: 70 }),
    do: fc.constantFrom("plateau", "plateau", "peep", "gas", "batch", "late", "acknowledge", "leave", "come"),
    plateau: fc.integer({ min: 20, max: 36 }),
    peep: fc.integer({ min: 5, max: 18 }),
    volume: fc.integer({ min: 400, max: 600 }),
    pao2: fc.integer({ min: 50, max: 120 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), fc.nat(13), async (steps, cut) => {
      const bed = await OneBed.open();
      let from = START;
      for (const [index, { minutes, do: what, plateau, peep, volume, pao2 }] of steps.entries()) {
        await bed.wait(minutes);
        if (index === Math.min(cut, steps.length - 1)) from = (bed.clock.at - 1) as Instant;
        const measured = { peep, tidal_volume: volume, plateau_pressure: plateau };
        if (what === "plateau") await bed.measure(measured);
        if (what === "peep") await bed.measure({ peep });
        if (what === "gas") await bed.measure({ fio2: 0.8, pao2 });
        if (what === "late") await bed.measure(measured, 150);
        if (what === "batch") {
          await bed.record(
            ...bed.readings(measured, 3),
            ...bed.readings({ ...measured, plateau_pressure: 20 }, 1),
          );
        }
        if (what === "acknowledge") await bed.acknowledgeAll();
        if (what === "leave" && bed.isIn) await bed.leave();
        if (what === "come" && !bed.isIn) await bed.come();
      }
      bed.close();
      for (const start of [START, from]) {
        const asNow = ((await bed.replay({}, start))?.asNow ?? []).map(({ priority: _, ...one }) => one);
        expect(sorted(asNow)).toEqual(sorted(await bed.logged(start)));
      }
    }),
    { numRuns: 30 },
  );
}, 60_000);

describe("other limits", () => {
  test("given a higher limit of driving pressure, what lay between the two is not raised, and the rest is", async () => {
    const bed = await OneBed.open();
    for (const plateau of [25.4, 20, 26.8]) {
      await bed.wait(60);
      await bed.measure({ peep: 10, plateau_pressure: plateau });
    }
    bed.close();
    const replay = await bed.replay({ limits: { drivingPressure: 16 } });
    expect(replay?.asNow.map(({ figures }) => figures.value)).toEqual(
      [15.4, 16.8].map((one) => expect.closeTo(one)),
    );
    expect(replay?.whatIf.map(({ figures }) => figures.value)).toEqual([expect.closeTo(16.8)]);
    expect(replay?.later.map(({ now, instead }) => [now.figures.value, instead])).toEqual([
      [expect.closeTo(15.4), null],
    ]);
  });

  test("given that the next plateau must say the same, it comes with that, and says how much later", async () => {
    const bed = await OneBed.open();
    for (const plateau of [31, 32.4, 28, 30.6, 29]) {
      await bed.wait(60);
      await bed.measure({ peep: 18, plateau_pressure: plateau });
    }
    bed.close();
    const replay = await bed.replay({ confirmOnNext: true });
    expect(replay?.asNow.map(({ figures }) => figures.value)).toEqual([31, 30.6]);
    expect(replay?.whatIf.map(({ figures }) => figures.value)).toEqual([32.4]);
    expect(
      replay?.later.map(({ now, instead }) => [
        now.figures.value,
        instead && instead.raisedAt - now.raisedAt,
      ]),
    ).toEqual([
      [31, 60 * MINUTE],
      [30.6, null],
    ]);
  });

  test("given a lower limit, what would be new is told apart from what is there now", async () => {
    const bed = await OneBed.open();
    for (const plateau of [29, 25, 31]) {
      await bed.wait(60);
      await bed.measure({ peep: 18, plateau_pressure: plateau });
    }
    bed.close();
    const replay = await bed.replay({ limits: { plateauPressure: 28 } });
    expect(replay?.added.map(({ figures }) => figures)).toEqual([{ value: 29, limit: 28 }]);
    expect(replay?.later).toEqual([]);
  });

  test("given a stricter limit, what is said sooner is neither lost nor new", async () => {
    const bed = await OneBed.open();
    for (const plateau of [28, 31, 26]) {
      await bed.wait(60);
      await bed.measure({ peep: 18, plateau_pressure: plateau });
    }
    bed.close();
    const replay = await bed.replay({ limits: { plateauPressure: 27 } });
    expect(replay?.whatIf.map(({ figures }) => figures.value)).toEqual([28]);
    expect(replay?.later).toEqual([]);
    expect(replay?.added).toEqual([]);
  });
});
