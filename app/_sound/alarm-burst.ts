import type { AlarmView } from "#lib/projections/bed-view.ts";

/** One pulse of a burst, in ms from the burst's start. */
export interface Pulse {
  readonly startMs: number;
  readonly durationMs: number;
}

/** How an alarm of a priority sounds: a burst of pulses, again after an interval. */
interface Burst {
  readonly pulses: readonly Pulse[];
  readonly everyMs: number;
}

/**
 * The pulses of each priority after IEC 60601-1-8: ten for what cannot wait, in two groups of five whose fourth
 * comes after a longer gap; three for what must not wait long; one for what somebody should know.
 */
const BURSTS: Readonly<Record<AlarmView["priority"], Burst>> = {
  high: { pulses: pulsesAt(150, [0, 250, 500, 1000, 1250, 1900, 2150, 2400, 2900, 3150]), everyMs: 10_000 },
  medium: { pulses: pulsesAt(200, [0, 400, 800]), everyMs: 25_000 },
  low: { pulses: pulsesAt(200, [0]), everyMs: 30_000 },
};

/** The fundamental and four harmonics, each softer: a tone without them is hard to place in a room. Hz. */
export const FUNDAMENTAL_HZ = 440;
export const HARMONICS = [1, 2, 3, 4, 5] as const;

/** What sounds now: the highest priority only; twice as often when nobody has answered for minutes. */
export interface Sounding {
  readonly priority: AlarmView["priority"];
  readonly escalated: boolean;
}

export function burstOf({ priority, escalated }: Sounding): Burst {
  const { pulses, everyMs } = BURSTS[priority];
  return { pulses, everyMs: escalated ? everyMs / 2 : everyMs };
}

const RANK = { low: 0, medium: 1, high: 2 } as const;

/**
 * What the ward's alarms sound like together; `null`: nobody is asked for, or whoever stands there wants quiet.
 * Latched ones go on asking. `now` by the server's clock, so that a pause ends even while the server is lost.
 */
export function soundingOf(alarms: readonly AlarmView[], now: number | null): Sounding | null {
  let highest: AlarmView["priority"] | null = null;
  let escalated = false;
  for (const alarm of alarms) {
    if (!isHeard(alarm, now)) continue;
    if (highest === null || RANK[alarm.priority] > RANK[highest]) highest = alarm.priority;
    if (alarm.escalated_at !== undefined) escalated = true;
  }
  return highest === null ? null : { priority: highest, escalated };
}

/** Whether an alarm is to be heard: nobody has seen it, and its sound is not paused. */
export function isHeard(alarm: AlarmView, now: number | null): boolean {
  if (alarm.acknowledged_by !== undefined) return false;
  const until = alarm.audio_paused_until;
  return until === undefined || (now !== null && now >= Date.parse(until));
}

const BETWEEN_TEST_BURSTS_MS = 1_200;

/** A burst of each priority in turn, for whoever wants to know how they sound here. */
export const SOUND_TEST = inTurn(["high", "medium", "low"]);

/** One burst of the test: when it begins and what it is, ms from the test's start. */
interface TestBurst {
  readonly priority: AlarmView["priority"];
  readonly startMs: number;
  readonly endMs: number;
}

function inTurn(priorities: readonly AlarmView["priority"][]): readonly TestBurst[] {
  let startMs = 0;
  return priorities.map((priority) => {
    const last = BURSTS[priority].pulses.at(-1);
    const burst = {
      priority,
      startMs,
      endMs: startMs + (last === undefined ? 0 : last.startMs + last.durationMs),
    };
    startMs = burst.endMs + BETWEEN_TEST_BURSTS_MS;
    return burst;
  });
}

function pulsesAt(durationMs: number, starts: readonly number[]): readonly Pulse[] {
  return starts.map((startMs) => ({ startMs, durationMs }));
}
