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

/** What the ward's alarms sound like together; `null`: nobody is asked for. Latched ones go on asking. */
export function soundingOf(alarms: readonly AlarmView[]): Sounding | null {
  let highest: AlarmView["priority"] | null = null;
  let escalated = false;
  for (const alarm of alarms) {
    if (alarm.acknowledged_by !== undefined) continue;
    if (highest === null || RANK[alarm.priority] > RANK[highest]) highest = alarm.priority;
    if (alarm.escalated_at !== undefined) escalated = true;
  }
  return highest === null ? null : { priority: highest, escalated };
}

function pulsesAt(durationMs: number, starts: readonly number[]): readonly Pulse[] {
  return starts.map((startMs) => ({ startMs, durationMs }));
}
