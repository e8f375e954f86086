import type { AlarmFigures } from "../log/alarm-event.ts";
import type { InfusionWindow } from "../study/infusion-window.ts";
import { latestWithin } from "../study/pairing.ts";
import type { Instant } from "../units/instant.ts";
import { forComparison } from "../units/rounding.ts";
import type { Reading } from "../ventilation/reading.ts";
import type { Alarm } from "./alarm.ts";
import { type Cause, cameInTime, causeOf } from "./cause.ts";
import { PARAMETER_NUMBERS, UNIT_NUMBERS } from "./figure-numbers.ts";
import { raisedOnce } from "./raised-once.ts";
import type { Sight } from "./sight.ts";

const DRUGS = ["norepinephrine", "phenylephrine", "dopamine", "epinephrine"] as const;

type Drug = (typeof DRUGS)[number];

/** One of what IAE-V is about: a drug over its threshold, or a third drug. Each is an event of its own. */
interface Reached {
  /** Its bit in the figure `reached`, which is kept for ever. */
  readonly bit: number;
  /** When it was first so, without a break. */
  readonly since: Instant;
  /** What says so now. */
  readonly reading: Reading;
  readonly figures: AlarmFigures;
}

const THIRD_BIT = 1;

/**
 * Vasopressors at a high dose, or a third one, that were not so before the infusion. All are one alarm, which says
 * the newest; whoever acknowledged one drug has not seen the next.
 */
export function vasopressorThreshold(sight: Sight): readonly Cause[] {
  return raisedOnce(
    sight,
    sight.windows.flatMap((window) => thresholdReachedSince(sight, window)),
  );
}

function thresholdReachedSince(sight: Sight, window: InfusionWindow): readonly Cause[] {
  if (sight.input.now < window.startedAt) return [];
  const all = [...crossed(sight, window), ...third(sight, window)];
  const standing = sight.open("IAE-V", window.startedAt);
  const goesOn = standing !== null && standing.causeEndedAt === null;
  // What was measured after the hours in which it counts keeps going what stands, and raises nothing.
  const early = all.filter(({ since }) => since <= window.earlyEndsAt);
  const isMeasured = ({ reading }: Reached) => reading.observedAt <= window.earlyEndsAt;
  if (!goesOn && !early.some(isMeasured)) return [];
  const saidBits = goesOn ? bitsOf(standing.figures) : 0;
  const fresh = early.filter((one) => (one.bit & saidBits) === 0 && isMeasured(one));
  const inTime = fresh.filter(({ reading }) => cameInTime(sight, reading));
  const same = goesOn ? early.filter(({ bit }) => bit === spokenBit(standing.figures)) : [];
  const told = newest(inTime) ?? newest(same) ?? newest(early);
  if (told === null) {
    // Only what came later is left.
    const { since, figures, occasion } = standing ?? {};
    if (all.length === 0 || since === undefined || figures === undefined) return [];
    return [causeOf("IAE-V", since, figures, { occasion: occasion ?? 0, raises: false })];
  }
  // What is known only late sounds with the next dose that comes in time.
  const known = early.filter((one) => (one.bit & saidBits) !== 0 || cameInTime(sight, one.reading));
  const reached = known.reduce((bits, { bit }) => bits | bit, 0);
  return [
    causeOf(
      "IAE-V",
      told.since,
      { ...told.figures, reached },
      {
        occasion: window.startedAt,
        raises: isMeasured(told) && cameInTime(sight, told.reading),
        asksAgain: goesOn && inTime.length > 0,
      },
    ),
  ];
}

/** What was so at an earlier moment, beside all that its alarm has said since: that is no news a second time. */
export function besidesSaid(cause: Cause, { figures }: Pick<Alarm, "figures">): Cause {
  const { reached } = cause.figures;
  return reached === undefined
    ? cause
    : { ...cause, figures: { ...cause.figures, reached: reached | bitsOf(figures) } };
}

/** The drugs over their thresholds that crossed them upward after T0. */
function crossed(sight: Sight, window: InfusionWindow): readonly Reached[] {
  const { vasopressor } = sight.input.protocol.alarms;
  return DRUGS.flatMap((drug) => {
    const { from, perKg } = vasopressor[drug];
    const run = runOf(sight, drug, (reading) => (doseOf(sight, reading, perKg) ?? 0) >= from);
    const dose = run === null ? null : doseOf(sight, run.last, perKg);
    if (run === null || dose === null || run.first.observedAt <= window.startedAt) return [];
    const unit = UNIT_NUMBERS[perKg ? "ug/kg/min" : "ug/min"];
    const figures = { dose, from, drug: PARAMETER_NUMBERS[drug], unit };
    return [{ bit: bitOf(drug), since: run.first.observedAt, reading: run.last, figures }];
  });
}

/** So many drugs at once as did not run at T0. */
function third(sight: Sight, window: InfusionWindow): readonly Reached[] {
  const { vasopressorsAtOnce } = sight.input.protocol.alarms;
  const ranBefore = DRUGS.filter((drug) => {
    const list = sight.input.readings.get(drug);
    const before = latestWithin(list, window.startedAt, Number.POSITIVE_INFINITY);
    return before !== null && before.value > 0;
  });
  if (ranBefore.length >= vasopressorsAtOnce) return [];
  const runs = DRUGS.flatMap((drug) => runOf(sight, drug, ({ value }) => value > 0) ?? []);
  if (runs.length < vasopressorsAtOnce) return [];
  const [added] = runs.toSorted((a, b) => b.first.observedAt - a.first.observedAt);
  if (added === undefined || added.first.observedAt <= window.startedAt) return [];
  const figures = { drugs: runs.length, drug: PARAMETER_NUMBERS[added.last.parameter] };
  return [{ bit: THIRD_BIT, since: added.first.observedAt, reading: added.last, figures }];
}

/** The last readings of a drug that are such without a break; `null`: the last one is not. */
function runOf(
  { input }: Sight,
  drug: Drug,
  isSuch: (reading: Reading) => boolean,
): { readonly first: Reading; readonly last: Reading } | null {
  const list = input.readings.get(drug) ?? [];
  let first: Reading | null = null;
  let last: Reading | null = null;
  for (let index = list.length - 1; index >= 0; index -= 1) {
    const reading = list[index];
    if (reading === undefined || reading.status !== "valid" || reading.observedAt > input.now) continue;
    if (!isSuch(reading)) break;
    first = reading;
    last ??= reading;
  }
  return first === null || last === null ? null : { first, last };
}

/** In ug/min, or ug/kg/min by the subject's weight; `null`: it cannot be converted without one. */
function doseOf({ profile }: Sight, { value, unit }: Reading, perKg: boolean): number | null {
  const isPerKg = unit === "ug/kg/min";
  if (isPerKg === perKg) return forComparison(value);
  if (profile.weightKg === null) return null;
  return forComparison(isPerKg ? value * profile.weightKg : value / profile.weightKg);
}

function newest(list: readonly Reached[]): Reached | null {
  return list.reduce<Reached | null>((found, one) => (found && found.since >= one.since ? found : one), null);
}

function bitOf(drug: Drug): number {
  return 1 << PARAMETER_NUMBERS[drug];
}

/** What an alarm knows of; one of before that was kept only speaks of one. */
function bitsOf(figures: AlarmFigures): number {
  return figures.reached ?? spokenBit(figures);
}

function spokenBit({ drug, drugs }: AlarmFigures): number {
  if (drugs !== undefined) return THIRD_BIT;
  return drug === undefined ? 0 : 1 << drug;
}
