import { randomBytes } from "node:crypto";
import { HOUR, type Instant } from "#lib/units/instant.ts";
import type { EventLog } from "../log/event-log.ts";
import { keptSetting } from "../log/kept-setting.ts";
import { SteppedClock, systemClock } from "../runtime/clock.ts";

/** What a demo's database remembers of its demo, so that a restart goes on with the same one. */
export interface DemoState {
  /** Stands still at the last event, or at the world's start, until history is played. */
  readonly clock: SteppedClock;
  /** When the simulated ward's history begins. */
  readonly worldStart: Instant;
  /** The last event's time; `null` in a new database. */
  readonly resumeFrom: Instant | null;
  readonly feedToken: string;
  readonly readToken: string;
}

/** Takes up the demo of a database, or begins one whose history starts `historyMs` before now. */
export async function openDemo(log: EventLog, historyMs: number): Promise<DemoState> {
  const now = systemClock.now();
  // On the hour, so that the same seed played on another day differs by its dates alone.
  const start = await keptSetting(log, "demo_world_start", () => String(now - (now % HOUR) - historyMs));
  const worldStart = Number(start) as Instant;
  const last = log.head === 0 ? null : await log.readEvent(log.head);
  const resumeFrom = last?.recordedAt ?? null;
  return {
    clock: new SteppedClock(resumeFrom ?? worldStart),
    worldStart,
    resumeFrom,
    feedToken: await keptSetting(log, "demo_feed_token", randomToken),
    readToken: await keptSetting(log, "demo_read_token", randomToken),
  };
}

function randomToken(): string {
  return randomBytes(18).toString("base64url");
}
