import { createSiteCalendar } from "#lib/study/site-calendar.ts";
import type { Clock } from "#lib/units/clock.ts";
import { HOUR, type Instant, MINUTE } from "#lib/units/instant.ts";
import { openFeedSocket } from "../feed-client/feed-socket.ts";
import { type DemoMemory, NO_MEMORY, rememberedStages } from "./demo-memory.ts";
import { playHistory } from "./play-history.ts";
import { playLive } from "./play-live.ts";
import type { Seed } from "./prng.ts";
import { type SimulatorLog, WardFeed } from "./ward-feed.ts";
import { WardTimeline } from "./ward-timeline.ts";
import { curtainOf, type World } from "./world.ts";

/** No longer than a device may be quiet: nobody falls silent between two steps of history. */
const STEP_MS = 5 * MINUTE;
/** Whatever was under way when the demo was stopped is sent again: the same readings are duplicates. */
const OVERLAP_MS = HOUR;
/** A shorter time of standing still is played in; a longer one stays the gap that it was. */
const LONGEST_GAP_PLAYED_MS = 2 * HOUR;

export interface DemoOptions {
  readonly url: string;
  /** With the scope `feed`. */
  readonly token: string;
  readonly seed: Seed;
  readonly timeZone: string;
  /** The server's clock. */
  readonly clock: Clock;
  /**
   * The first moment of the ward's history: `HISTORY_MS`, and an hour at most, before the very first
   * `liveFrom`; the same at every start.
   */
  readonly worldStart: Instant;
  /** The time of the log's last event; `null` for a new database. */
  readonly resumeFrom: Instant | null;
  /** Until when there is history to play: the true time at this start, or the last event's if that is later. */
  readonly liveFrom: Instant;
  /** Sets the server's clock while history is played. */
  readonly advanceTo: (instant: Instant) => Promise<void> | void;
  /** History is in; from here on the clock runs by itself. */
  readonly onLive?: () => Promise<void> | void;
  /** Needed to go on after a restart without contradicting what was sent before it. */
  readonly memory?: DemoMemory;
  readonly signal: AbortSignal;
  readonly log: SimulatorLog;
}

/**
 * The simulated ward, for as long as the demo runs: first the history that the log lacks, then real time.
 * Everything goes through the public contract; a server that restarts is waited for.
 */
export async function runDemo(options: DemoOptions): Promise<void> {
  const { signal, log, liveFrom, memory = NO_MEMORY } = options;
  const address = {
    url: options.url,
    token: options.token,
    patienceMs: Number.POSITIVE_INFINITY,
    signal,
    onWait: (reason: string, waitMs: number) => {
      if (waitMs >= 1_000) log.warn({ reason }, "The simulated ward waits for the server");
    },
  };
  const socket = openFeedSocket(address);
  try {
    const feed = new WardFeed(address, socket, log);
    const earlier = await rememberedStages(memory);
    const world: World = {
      seed: options.seed,
      start: options.worldStart,
      calendar: createSiteCalendar(options.timeZone),
      stages: earlier,
    };
    await catchUp(world, feed, options);
    await options.onLive?.();
    const stage = Math.max(liveFrom, options.clock.now());
    await memory.save(JSON.stringify([...earlier, stage]));
    log.info({ ...feed.count }, "The simulated ward is live");
    // The scene that begins now touches patients from now on: the same world, with one stage more.
    const timeline = new WardTimeline({ ...world, stages: [...earlier, stage] }, liveFrom);
    await playLive({
      clock: options.clock,
      take: (until) => timeline.take(until),
      nextAt: () => timeline.nextAt(),
      send: (due) => feed.send(due),
      signal,
    });
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    socket.close();
  }
}

async function catchUp(world: World, feed: WardFeed, options: DemoOptions): Promise<void> {
  const { resumeFrom, liveFrom, advanceTo, signal } = options;
  const play = (timeline: WardTimeline) => ({
    take: (until: number) => timeline.take(until),
    send: (due: Parameters<WardFeed["send"]>[0]) => feed.send(due),
    advanceTo,
    stepMs: STEP_MS,
    signal,
  });
  const curtain = Math.min(curtainOf(world), liveFrom);
  const begin = resumeFrom === null ? world.start - 1 : Math.max(world.start, resumeFrom - OVERLAP_MS) - 1;
  // The opening week is always played whole, however long ago its playing was cut short.
  if (begin < curtain) await playHistory(begin, curtain, play(new WardTimeline(world, begin)));
  const from = Math.max(begin, curtain);
  if (from >= liveFrom) return;
  const timeline = new WardTimeline(world, from);
  const lastKnown = Math.max(curtain, resumeFrom ?? curtain);
  if (liveFrom - lastKnown <= LONGEST_GAP_PLAYED_MS) await playHistory(from, liveFrom, play(timeline));
  else await skipGap(timeline, feed, options);
}

/** Nobody measured while the demo stood still, but patients came and went. */
async function skipGap(timeline: WardTimeline, feed: WardFeed, { liveFrom, advanceTo }: DemoOptions) {
  await advanceTo(liveFrom);
  const { commands } = timeline.take(liveFrom);
  await feed.send({ commands, readings: [] });
}
