import { baselineAt } from "../study/baseline.ts";
import { firstConcurrent } from "../study/concurrent.ts";
import { heardSources } from "../study/heard-sources.ts";
import type { InfusionWindow } from "../study/infusion-window.ts";
import { latestWithin } from "../study/pairing.ts";
import { counts } from "../study/standing.ts";
import type { Instant } from "../units/instant.ts";
import { forComparison, forDisplay } from "../units/rounding.ts";
import { PARAMETERS } from "../ventilation/parameter.ts";
import { indexAtOrAfter, type Reading } from "../ventilation/reading.ts";
import { type Cause, cameInTime, causeOf, goesOn } from "./cause.ts";
import { raisedOnce } from "./raised-once.ts";
import type { Sight } from "./sight.ts";

/**
 * FiO2 and PEEP both risen far above what they were before the infusion, in its first hours: H1. One of them, or both
 * later: H2. Two values too far apart in time are not concurrent: they make no H1, and end none.
 */
export function supportRisen(sight: Sight): readonly Cause[] {
  return raisedOnce(
    sight,
    sight.windows.flatMap((window) => supportRisenSince(sight, window)),
  );
}

function supportRisenSince(sight: Sight, window: InfusionWindow): readonly Cause[] {
  const rise = riseOf(sight, window);
  if (rise === null) return [];
  const { figures, bothSince, areTogether, since, raises, isOver } = rise;
  const parts = { occasion: window.startedAt, raises };
  if (isOver) return [...goesOn(sight, "IAE-H1", window), ...goesOn(sight, "IAE-H2", window)];
  const risen = (condition: "IAE-H1" | "IAE-H2", from: Instant) => [
    causeOf(condition, from, steadied(sight, window, condition, figures), parts),
  ];
  const isEarly = bothSince !== null && bothSince <= window.earlyEndsAt;
  if (isEarly && areTogether) return risen("IAE-H1", bothSince);
  const standing = isEarly ? goesOn(sight, "IAE-H1", window) : [];
  return standing.length > 0 ? standing : risen("IAE-H2", since);
}

/** How far each limb is risen; of one that was not measured since T0 nothing. */
type RiseFigures = { readonly [limb in "fio2" | "peep"]?: number };

/**
 * What is said of a rise that stands. A device's values tremble, and each would be another line in the log for ever:
 * what is worse is said as soon as it can be seen, what is better when it is so by a step. So no rise is ever greater
 * than what is said of it, and none is less by more than a step.
 */
function steadied(
  sight: Sight,
  window: InfusionWindow,
  condition: "IAE-H1" | "IAE-H2",
  fresh: RiseFigures,
): RiseFigures {
  const [standing] = goesOn(sight, condition, window);
  if (standing === undefined || standing.occasion !== window.startedAt) return fresh;
  const rules = sight.input.protocol.alarms.riseSaidLessFrom;
  const said = (limb: "fio2" | "peep") => {
    const { [limb]: now } = fresh;
    const { [limb]: before } = standing.figures;
    if (now === undefined) return {};
    if (before === undefined) return { [limb]: now };
    const more = forComparison(now - before);
    const isSeen =
      forDisplay(now, PARAMETERS[limb].decimals) !== forDisplay(before, PARAMETERS[limb].decimals);
    return { [limb]: (more > 0 && isSeen) || -more >= rules[limb] ? now : before };
  };
  return { ...said("fio2"), ...said("peep") };
}

interface Rise {
  /** Of what was measured since T0 on the ventilator. */
  readonly figures: RiseFigures;
  /** When both were first so by values of about one time, without a break since; `null`: they were not. */
  readonly bothSince: Instant | null;
  /** The latest values of both are of about one time. */
  readonly areTogether: boolean;
  /** When it was first so, without a break. */
  readonly since: Instant;
  readonly raises: boolean;
  /** Measured when the window had closed: what is known stays, nothing new is raised. */
  readonly isOver: boolean;
}

/** `null` where neither is risen, or it cannot be judged: not both values before T0, or off the ventilator. */
function riseOf(sight: Sight, window: InfusionWindow): Rise | null {
  const { input, latest } = sight;
  if (input.now < window.startedAt || latest.ventilation.state !== "on") return null;
  // Support is the ventilator's, and a rise that extubation broke off is another one after a reintubation.
  const { startedAt: spellStart } = latest.ventilation.spell;
  const from = Math.max(window.startedAt + 1, spellStart) as Instant;
  const baseline = baselineAt(input, window.startedAt);
  if (baseline.peep === null || baseline.fio2 === null) return null;
  const rules = input.protocol.alarms.rise;
  const peep = limbOf(sight, "peep", baseline.peep.value, rules.peep, from);
  const fio2 = limbOf(sight, "fio2", baseline.fio2.value, rules.fio2, from);
  const limbs = [peep, fio2].filter((limb) => limb !== null);
  const froms = limbs.flatMap(({ upSince }) => (upSince === null ? [] : [upSince]));
  if (froms.length === 0) return null;
  const since = Math.max(...froms) as Instant;
  const times = limbs.map(({ reading }) => reading.observedAt);
  const [firstAt, lastAt] = [Math.min(...times), Math.max(...times)];
  const readings = limbs.map(({ reading }) => reading);
  const isSustained = !isByDevice(sight, ...readings) || lastAt - since >= rules.sustainedMs;
  return {
    figures: {
      ...(fio2 === null ? {} : { fio2: fio2.rise }),
      ...(peep === null ? {} : { peep: peep.rise }),
    },
    bothSince: froms.length === 2 ? firstConcurrent(input, since) : null,
    areTogether: lastAt - firstAt <= rules.togetherWithinMs,
    since,
    raises: isSustained && cameInTime(sight, ...readings),
    isOver: lastAt > window.endsAt,
  };
}

/** How far one of the two is above what it was before T0. */
interface Limb {
  readonly reading: Reading;
  readonly rise: number;
  /** Since when it is risen far enough, without a break; `null`: it is not. */
  readonly upSince: Instant | null;
}

/** `null`: not measured since T0, in this spell of ventilation. */
function limbOf(
  sight: Sight,
  parameter: "peep" | "fio2",
  base: number,
  least: number,
  from: Instant,
): Limb | null {
  const reading = sight.latest.readings.get(parameter);
  if (reading === undefined || reading.observedAt < from) return null;
  const isUp = (value: number) => forComparison(value - base) >= least;
  return {
    reading,
    rise: reading.value - base,
    upSince: isUp(reading.value) ? heldSince(sight, parameter, isUp, from) : null,
  };
}

/** The first of the latest readings for which something holds without a break. */
function heldSince(
  sight: Sight,
  parameter: "peep" | "fio2",
  holds: (value: number) => boolean,
  from: Instant,
): Instant | null {
  const list = sight.input.readings.get(parameter) ?? [];
  let since: Instant | null = null;
  for (let index = list.length - 1; index >= indexAtOrAfter(list, from); index -= 1) {
    const reading = list[index];
    if (reading === undefined || !counts(reading, sight.input.ventilation)) continue;
    if (!holds(reading.value)) break;
    since = reading.observedAt;
  }
  return since;
}

function isByDevice({ input, senders }: Sight, ...readings: readonly Reading[]): boolean {
  const devices = heardSources(input.readings, senders).filter(({ isDevice }) => isDevice);
  return readings.some(({ source }) => devices.some((device) => device.source === source));
}

/** Fever that was not there before the infusion. */
export function temperatureRisen(sight: Sight): readonly Cause[] {
  return raisedOnce(
    sight,
    sight.windows.flatMap((window) => temperatureRisenSince(sight, window)),
  );
}

function temperatureRisenSince(sight: Sight, window: InfusionWindow): readonly Cause[] {
  const { input, latest } = sight;
  const temperature = latest.readings.get("temperature");
  if (temperature === undefined || temperature.observedAt <= window.startedAt) return [];
  const { from, rise, baselineMs } = input.protocol.alarms.temperature;
  const before = latestWithin(input.readings.get("temperature"), window.startedAt, baselineMs);
  if (before === null) return [];
  const risen = temperature.value - before.value;
  if (forComparison(temperature.value) < from || forComparison(risen) < rise) return [];
  if (temperature.observedAt > window.earlyEndsAt) return goesOn(sight, "IAE-T", window);
  const parts = { occasion: window.startedAt, raises: cameInTime(sight, temperature) };
  return [causeOf("IAE-T", temperature.observedAt, { value: temperature.value, rise: risen }, parts)];
}

/** An infusion that runs longer than planned, from its first bag on. The start of another one ends the one before. */
export function infusionLong({ windows, input }: Sight): readonly Cause[] {
  const latest = windows.at(-1);
  const running = latest?.bags.at(-1)?.endedAt === null ? latest : undefined;
  const { lowAfterMs, mediumAfterMs } = input.protocol.alarms.infusion;
  if (running === undefined || input.now - running.startedAt <= lowAfterMs) return [];
  const priority = input.now - running.startedAt > mediumAfterMs ? "medium" : "low";
  const since = (running.startedAt + lowAfterMs) as Instant;
  const parts = { priority, occasion: running.startedAt } as const;
  return [causeOf("INF-LONG", since, { started: running.startedAt }, parts)];
}

/** The window has closed, and somebody has a form to complete. */
export function windowClosed({ windows, input: { now, protocol } }: Sight): readonly Cause[] {
  const { lateArrivalMs } = protocol.alarms;
  return windows
    .filter(({ endsAt }) => now > endsAt)
    .map(({ startedAt, endsAt }) => {
      // An infusion entered long after its window closed asks nobody at three in the morning.
      const raises = now - endsAt <= lateArrivalMs;
      return causeOf("IAE-END", endsAt, {}, { occasion: startedAt, raises });
    });
}
