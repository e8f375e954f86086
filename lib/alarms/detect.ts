import { departureAt } from "../study/departure.ts";
import { pfRatioLow } from "./blood-gas-condition.ts";
import type { Cause } from "./cause.ts";
import { type ConditionId, conditionRow, type LastsAsLongAs } from "./condition.ts";
import { dayItemsMissing } from "./day-items-condition.ts";
import { prescribedEventEntered } from "./entered-conditions.ts";
import { implausible } from "./implausible-condition.ts";
import { infusionLong, supportRisen, temperatureRisen, windowClosed } from "./infusion-conditions.ts";
import { drivingPressureNotPositive } from "./nonpositive-condition.ts";
import {
  complianceDrop,
  drivingPressureHigh,
  peepStep,
  plateauHigh,
  tidalVolumeHigh,
} from "./pressure-conditions.ts";
import { feedNever, feedSilent, peepOverdue, plateauOverdue } from "./schedule-conditions.ts";
import type { Sight } from "./sight.ts";
import { vacMet } from "./vac-condition.ts";
import { vasopressorThreshold } from "./vasopressor-condition.ts";

type Detector = (sight: Sight) => readonly Cause[];

/** What readings, and events that people entered, say by themselves, whenever they are looked at. */
const IN_FIGURES: readonly Detector[] = [
  supportRisen,
  vasopressorThreshold,
  temperatureRisen,
  prescribedEventEntered,
  plateauHigh,
  drivingPressureHigh,
  drivingPressureNotPositive,
  tidalVolumeHigh,
  complianceDrop,
  peepStep,
  pfRatioLow,
];

/** What time brings about. */
const IN_TIME: readonly Detector[] = [
  infusionLong,
  windowClosed,
  peepOverdue,
  plateauOverdue,
  feedSilent,
  feedNever,
  implausible,
  dayItemsMissing,
  vacMet,
];

const CONDITIONS_IN_FIGURES: ReadonlySet<ConditionId> = new Set([
  "IAE-H1",
  "IAE-H2",
  "IAE-V",
  "IAE-T",
  "IAE-A",
  "IAE-D",
  "PPLAT-HI",
  "DP-HI",
  "DP-NEG",
  "VT-HI",
  "CST-DROP",
  "PEEP-STEP",
  "PF-LOW",
] as const);

/** Every condition of a subject that holds now. */
export function causesOf(sight: Sight): readonly Cause[] {
  return [...causesInFigures(sight), ...lasting(IN_TIME, sight)];
}

/** Of these, the ones that readings decide by themselves. */
export function causesInFigures(sight: Sight): readonly Cause[] {
  return lasting(IN_FIGURES, sight);
}

/** What conditions find, as far as what they are about lasts: an old reading says nothing new of who is gone. */
export function lasting(detectors: readonly Detector[], sight: Sight): readonly Cause[] {
  const departed = departureAt(sight.profile, sight.input.now);
  const { state } = sight.latest.ventilation;
  const lasts: Readonly<Record<LastsAsLongAs, boolean>> = {
    // Of whom no episode is known nothing is excluded for that.
    ventilation: state === "on" || (state === "unknown" && departed === null),
    life: departed !== "DIED",
    stay: true,
  };
  return detectors
    .flatMap((detect) => detect(sight))
    .filter(({ condition }) => lasts[conditionRow(condition).lasts])
    .map((cause) => (isPastWatching(cause, sight) ? { ...cause, asksNoMore: true } : cause));
}

/** Whether it is of a window that has closed: the trial watches for it no more, and nobody is asked about it again. */
function isPastWatching({ condition, occasion }: Cause, { windows, input }: Sight): boolean {
  if (!conditionRow(condition).latched) return false;
  const window = windows.find(({ startedAt }) => startedAt === occasion);
  return window !== undefined && input.now > window.endsAt;
}

/** Whether readings decide a condition by themselves. */
export function isInFigures(condition: ConditionId): boolean {
  return CONDITIONS_IN_FIGURES.has(condition);
}
