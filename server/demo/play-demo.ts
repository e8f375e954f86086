import type { Instant } from "#lib/units/instant.ts";
import type { Config } from "../config.ts";
import type { EventLog } from "../log/event-log.ts";
import { systemClock } from "../runtime/clock.ts";
import type { Logger } from "../runtime/logger.ts";
import { runDemo } from "../simulator/run-demo.ts";
import type { DemoState } from "./demo-state.ts";

const STAGES = "demo_stages";

/**
 * Plays the simulated ward against this server's own front door: history with the clock stepped along, then
 * on from the later of the true time and the last event.
 */
export async function playDemo(
  demo: DemoState,
  log: EventLog,
  config: Config,
  port: number,
  logger: Logger,
  signal: AbortSignal,
): Promise<void> {
  const { clock, worldStart, resumeFrom } = demo;
  const trueTime = systemClock.now();
  try {
    await runDemo({
      url: `http://127.0.0.1:${port}`,
      token: demo.feedToken,
      seed: config.demoSeed,
      timeZone: config.timeZone,
      clock,
      worldStart,
      resumeFrom,
      liveFrom: Math.max(trueTime, resumeFrom ?? trueTime) as Instant,
      advanceTo: (instant) => clock.advanceTo(instant),
      onLive: () => {
        clock.advanceTo(systemClock.now());
        clock.run(config.demoSpeed);
      },
      memory: {
        load: () => log.setting(STAGES),
        save: async (text) => {
          const saved = await log.saveSetting(STAGES, text);
          if (!saved.ok) throw new Error(saved.detail);
        },
      },
      signal,
      log: {
        info: (facts, text) => logger.info(facts, text),
        warn: (facts, text) => logger.warn(facts, text),
      },
    });
  } catch (error) {
    if (signal.aborted) return;
    // The ward on the screens would stand still without a word: end, for whoever started it to see.
    logger.fatal({ error: error instanceof Error ? error.stack : error }, "the simulated ward broke off");
    process.exit(70);
  }
}
