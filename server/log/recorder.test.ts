import { describe, expect, test } from "vitest";
import { WARD_STREAM } from "#lib/log/envelope.ts";
import type { ReadingRecorded, SubjectEnrolled } from "#lib/log/event.ts";
import type { Instant } from "#lib/units/instant.ts";
import { fail } from "#lib/units/result.ts";
import { createLogger } from "../runtime/logger.ts";
import type { Draft } from "./draft.ts";
import type { AppendFailure, EventLog } from "./event-log.ts";
import { FoldedLog } from "./folded-log.ts";
import { MemoryEventLog } from "./memory-event-log.ts";
import type { Proposal } from "./proposal.ts";
import { Recorder } from "./recorder.ts";

const silent = createLogger("silent");
const clock = { now: () => 1_780_000_000_000 as Instant, rate: 1 };

const ENROLLED: SubjectEnrolled = {
  type: "subjectEnrolled",
  sex: "male",
  heightCm: null,
  weightKg: null,
  group: "UCMSC",
  admittedAt: null,
  enrolledAt: null,
  bed: null,
  ventilationStartedAt: null,
  ventilationEndedAt: null,
  infusionPlannedAt: null,
  infusionStartedAt: null,
};

const peep = (hour: number): ReadingRecorded => ({
  type: "readingRecorded",
  parameter: "peep",
  value: 10,
  unit: "cm[H2O]",
  observedAt: (clock.now() - hour * 3_600_000) as Instant,
  source: "ventilator",
});

function proposal<T>(decide: (draft: Draft) => T, more: Partial<Proposal<T>> = {}): Proposal<T> {
  return {
    actor: "test",
    weight: 1,
    alone: false,
    subjects: () => ["S-001"],
    senderIds: () => [],
    decide,
    ...more,
  };
}

/** A log whose disk can be made to refuse, as a full one does, and which counts its commits. */
function troublesome(log: EventLog) {
  const state: { refuse: AppendFailure | null; commits: number } = { refuse: null, commits: 0 };
  const handler: ProxyHandler<EventLog> = {
    get(target, property) {
      if (property === "append") {
        return async (events: Parameters<EventLog["append"]>[0]) => {
          state.commits++;
          return state.refuse === null ? target.append(events) : fail(state.refuse, "The disk is full.");
        };
      }
      const value = Reflect.get(target, property, target) as unknown;
      return typeof value === "function" ? value.bind(target) : value;
    },
  };
  return { log: new Proxy(log, handler), state };
}

async function start() {
  const { log, state } = troublesome(new MemoryEventLog("production"));
  const folded = await FoldedLog.load(log);
  const recorder = new Recorder(log, folded, clock, silent);
  await recorder.propose(proposal((draft) => draft.record("S-001", ENROLLED), { alone: true }));
  state.commits = 0;
  const keptReadings = async () => (await folded.books.load("S-001")).get("peep")?.length ?? 0;
  return { log, folded, recorder, state, keptReadings };
}

describe("a group commit", () => {
  test("makes everything that waits durable together, each in its place", async () => {
    const { recorder, state, log } = await start();
    const results = await Promise.all(
      [1, 2, 3, 4, 5].map((hour) => recorder.propose(proposal((draft) => draft.record("S-001", peep(hour))))),
    );
    expect(results.map((result) => result.ok && result.value)).toEqual([2, 3, 4, 5, 6]);
    expect(state.commits).toBe(1);
    expect(log.head).toBe(6);
  });

  test("lets a later proposal see what an earlier one of the same group recorded", async () => {
    const { recorder } = await start();
    const [, second] = await Promise.all([
      recorder.propose(proposal((draft) => draft.record("S-001", peep(1)))),
      recorder.propose(proposal((draft) => draft.book("S-001").get("peep")?.length)),
    ]);
    expect(second).toMatchObject({ ok: true, value: 1 });
  });

  test("keeps a change of the ward apart, so that what follows is decided against it", async () => {
    const { recorder, state } = await start();
    await Promise.all([
      recorder.propose(proposal((draft) => draft.record("S-001", peep(1)))),
      recorder.propose(
        proposal((draft) => draft.record(WARD_STREAM, { type: "bedOpened", bed: "3" }), { alone: true }),
      ),
      recorder.propose(proposal((draft) => draft.record("S-001", peep(2)))),
    ]);
    expect(state.commits).toBe(3);
  });
});

describe("when the disk refuses", () => {
  test("everyone in the group is told, and nothing of it was ever true", async () => {
    const { recorder, state, folded, keptReadings, log } = await start();
    await recorder.propose(proposal((draft) => draft.record("S-001", peep(1))));
    state.refuse = "log_full";
    const refused = await Promise.all([
      recorder.propose(proposal((draft) => draft.record("S-001", peep(2)))),
      recorder.propose(proposal((draft) => draft.record("S-002", ENROLLED), { subjects: () => [] })),
      recorder.propose(
        proposal((draft) => draft.record(WARD_STREAM, { type: "bedOpened", bed: "3" }), { alone: true }),
      ),
    ]);
    expect(refused.map((result) => (result.ok ? "ok" : result.code))).toEqual([
      "log_full",
      "log_full",
      "log_full",
    ]);
    expect(await keptReadings()).toBe(1);
    expect(folded.subject("S-002")).toBeNull();
    expect(folded.ward.beds).toEqual([]);
    expect(folded.version("S-001")).toBe(2);
    expect(log.head).toBe(2);
  });

  test("it goes on by itself once there is room, with no hole in the numbers", async () => {
    const { recorder, state, keptReadings } = await start();
    state.refuse = "log_full";
    await recorder.propose(proposal((draft) => draft.record("S-001", peep(1))));
    state.refuse = null;
    const recovered = await recorder.propose(proposal((draft) => draft.record("S-001", peep(1))));
    expect(recovered).toMatchObject({ ok: true, value: 2 });
    expect(await keptReadings()).toBe(1);
  });
});

test("a fault in one decision is answered, leaves nothing behind, and stops nobody after it", async () => {
  const { recorder, keptReadings } = await start();
  const broken = await recorder.propose(
    proposal((draft) => {
      draft.record("S-001", peep(1));
      throw new Error("a programmer's fault");
    }),
  );
  expect(broken).toMatchObject({ ok: false, code: "log_unavailable" });
  expect(await keptReadings()).toBe(0);
  expect(await recorder.propose(proposal((draft) => draft.record("S-001", peep(1))))).toMatchObject({
    ok: true,
  });
});

test("a flood beyond the queue's room is refused at once, and what waits is still recorded", async () => {
  const { recorder } = await start();
  const waiting = recorder.propose(proposal((draft) => draft.record("S-001", peep(1)), { weight: 200_000 }));
  expect(await recorder.propose(proposal(() => null))).toMatchObject({ ok: false, code: "overloaded" });
  expect(await waiting).toMatchObject({ ok: true });
});

test("after closing, what waited is recorded and nothing more is taken", async () => {
  const { recorder, log } = await start();
  const waiting = recorder.propose(proposal((draft) => draft.record("S-001", peep(1))));
  await recorder.close();
  expect(await waiting).toMatchObject({ ok: true });
  expect(await recorder.propose(proposal(() => null))).toMatchObject({ ok: false, code: "shutting_down" });
  expect(log.head).toBe(2);
});
