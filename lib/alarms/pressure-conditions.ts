import { predictedBodyWeight } from "../mechanics/predicted-body-weight.ts";
import { baselineCompliance } from "../study/baseline.ts";
import type { InfusionWindow } from "../study/infusion-window.ts";
import { measurePlateau, type PlateauMeasurement } from "../study/plateau-measurement.ts";
import { counts } from "../study/standing.ts";
import type { Instant } from "../units/instant.ts";
import { forComparison } from "../units/rounding.ts";
import type { Parameter } from "../ventilation/parameter.ts";
import type { Reading } from "../ventilation/reading.ts";
import { type Cause, cameInTime, causeOf, goesOn, wasKnownInTime } from "./cause.ts";
import { raisedOnce } from "./raised-once.ts";
import type { Sight } from "./sight.ts";

/** A plateau above its limit, until the next one that is not. */
export function plateauHigh(sight: Sight): readonly Cause[] {
  const { plateau } = sight.latest;
  const limit = sight.limits.plateauPressure;
  if (plateau === null || forComparison(plateau.plateau.value) <= limit) return [];
  const isExplained = isStretchExplained(sight, "plateau_pressure", (one) => {
    if (forComparison(one.value) <= limit) return "over";
    return wasKnownInTime(sight, one) ? "explained" : "open";
  });
  if (!isExplained) return [];
  const isConfirmed = areAll(sight, (one) => forComparison(one.value) > limit);
  const { value, observedAt } = plateau.plateau;
  const raises = isConfirmed && cameInTime(sight, plateau.plateau);
  return [causeOf("PPLAT-HI", observedAt, { value, limit }, { raises })];
}

/** A driving pressure above its limit, until a valid one well below it. */
export function drivingPressureHigh(sight: Sight): readonly Cause[] {
  const { plateau } = sight.latest;
  if (plateau === null) return [];
  const { value } = plateau.drivingPressure;
  if (isInAprv(plateau)) return [];
  const { drivingPressure: limit, drivingPressureClearsAt: clearsAt } = sight.limits;
  const isAbove = value !== null && forComparison(value) > limit;
  const isHeld = sight.open("DP-HI")?.causeEndedAt === null;
  if (!isAbove && !(isHeld && (value === null || forComparison(value) > clearsAt))) return [];
  const isExplained = isStretchExplained(sight, "plateau_pressure", (one) => {
    const { drivingPressure, pair } = measurePlateau(one, sight.input);
    if (drivingPressure.value === null) return "open";
    const driving = forComparison(drivingPressure.value);
    if (driving > limit) return wasKnownInTime(sight, one, pair?.peep ?? null) ? "explained" : "open";
    return driving <= clearsAt ? "over" : "open";
  });
  if (!isExplained) return [];
  if (value === null) return goesOn(sight, "DP-HI");
  // Held between the two limits it says the one that it has still to reach.
  const inForce = isAbove ? limit : clearsAt;
  const isConfirmed = areAll(sight, (one) => {
    const driving = measurePlateau(one, sight.input).drivingPressure.value;
    return driving !== null && forComparison(driving) > limit;
  });
  const raises = isAbove && isConfirmed && cameInTime(sight, plateau.plateau, plateau.pair?.peep ?? null);
  return [causeOf("DP-HI", plateau.plateau.observedAt, { value, limit: inForce }, { raises })];
}

/** In APRV there is neither driving pressure nor compliance, so what they alarmed about is over, as off the ventilator. */
function isInAprv({ drivingPressure }: PlateauMeasurement): boolean {
  return drivingPressure.value === null && drivingPressure.reason === "NOT_APPLICABLE";
}

/**
 * Whether the stretch of readings that goes on until now holds one that explains an alarm, looked for from the latest
 * back. A reading that was corrected, voided or disputed since explains nothing, and one that came late never sounds.
 */
function isStretchExplained(
  sight: Sight,
  parameter: Parameter,
  judge: (one: Reading) => "explained" | "open" | "over",
): boolean {
  for (const one of lastOf(sight, parameter)) {
    const said = judge(one);
    if (said !== "open") return said === "explained";
  }
  return false;
}

/** Whether as many of the last plateaus are such as it takes to raise an alarm. */
function areAll(sight: Sight, isSuch: (plateau: Reading) => boolean): boolean {
  const { plateauMeasurements: needed } = sight.input.protocol.alarms;
  if (needed === 1) return true;
  const last = [...lastOf(sight, "plateau_pressure").take(needed)];
  return last.length === needed && last.every(isSuch);
}

/** Tidal volumes too large for the lung, one after the other, until one that is not. */
export function tidalVolumeHigh(sight: Sight): readonly Cause[] {
  const weight = predictedBodyWeight(sight.profile.sex, sight.profile.heightCm);
  if (weight === null) return [];
  const { tidalVolumePerKg: limit } = sight.limits;
  const { tidalVolumeMeasurements: needed } = sight.input.protocol.alarms;
  const isHigh = ({ value }: Reading) => forComparison(value / weight) > limit;
  const last = [...lastOf(sight, "tidal_volume").take(needed)];
  const [latest] = last;
  if (latest === undefined || last.length < needed || !last.every(isHigh)) return [];
  const isExplained = isStretchExplained(sight, "tidal_volume", (one) => {
    if (!isHigh(one)) return "over";
    return wasKnownInTime(sight, one) ? "explained" : "open";
  });
  if (!isExplained) return [];
  const figures = { value: latest.value / weight, limit };
  return [causeOf("VT-HI", latest.observedAt, figures, { raises: cameInTime(sight, latest) })];
}

/** A PEEP far from the one before: changed, or mistyped. Said for an hour; the next one is asked about again. */
export function peepStep(sight: Sight): readonly Cause[] {
  const step = latestStep(sight);
  if (step === null) return [];
  const { from, to } = step;
  if (!wasKnownInTime(sight, to)) return [];
  const figures = { from: from.value, to: to.value, at: to.observedAt };
  const said = sight.open("PEEP-STEP")?.figures.at;
  const raises = cameInTime(sight, to);
  const asksAgain = raises && said !== undefined && to.observedAt > said;
  return [causeOf("PEEP-STEP", to.observedAt, figures, { raises, asksAgain })];
}

/** When the step that is said now will have been said for long enough; `null`: none is. */
export function peepStepEndsAt(sight: Sight): Instant | null {
  if (sight.open("PEEP-STEP") === null) return null;
  const step = latestStep(sight);
  const { peepStepLastsMs } = sight.input.protocol.alarms;
  return step === null ? null : ((step.to.observedAt + peepStepLastsMs) as Instant);
}

function latestStep(sight: Sight): { readonly from: Reading; readonly to: Reading } | null {
  const { peepStep: least } = sight.limits;
  const { peepStepWithinMs, peepStepLastsMs } = sight.input.protocol.alarms;
  let to: Reading | null = null;
  for (const from of lastOf(sight, "peep")) {
    if (to !== null) {
      if (sight.input.now - to.observedAt >= peepStepLastsMs) break;
      const isNear = to.observedAt - from.observedAt <= peepStepWithinMs;
      if (isNear && forComparison(Math.abs(to.value - from.value)) >= least) return { from, to };
    }
    to = from;
  }
  return null;
}

/** Compliance far below that before the infusion: at once, or confirmed by a second measurement. */
export function complianceDrop(sight: Sight): readonly Cause[] {
  return raisedOnce(
    sight,
    sight.windows.flatMap((window) => complianceDropSince(sight, window)),
  );
}

function complianceDropSince(sight: Sight, window: InfusionWindow): readonly Cause[] {
  const { input } = sight;
  const { plateau } = sight.latest;
  if (plateau === null) return [];
  const base = baselineCompliance(input, window.startedAt);
  if (base === null || plateau.plateau.observedAt <= window.startedAt) return [];
  const { value } = plateau.staticCompliance;
  if (isInAprv(plateau)) return [];
  const isHeld = sight.open("CST-DROP", window.startedAt)?.causeEndedAt === null;
  // Once its window has closed and another infusion was given, that one's baseline is what is compared with.
  if (!isHeld && input.now > window.endsAt && window !== sight.windows.at(-1)) return [];
  if (isHeld && !isDropExplained(sight, window, base)) return [];
  if (value === null) return isHeld ? goesOn(sight, "CST-DROP", window) : [];
  const { confirmedAt, atOnceAt, clearsAt, leastFall } = input.protocol.alarms.complianceDrop;
  const figures = { value, base, percent: (1 - value / base) * 100 };
  const raises = cameInTime(sight, plateau.plateau, plateau.pair?.peep ?? null, plateau.tidalVolume);
  const cause = causeOf("CST-DROP", plateau.plateau.observedAt, figures, {
    raises,
    occasion: window.startedAt,
  });
  if (isHeld) return forComparison(value / base) >= clearsAt ? [] : [cause];
  const isLow = (one: number | null) =>
    one !== null && forComparison(one / base) <= confirmedAt && forComparison(base - one) >= leastFall;
  const before = measurementBefore(sight, plateau);
  const isConfirmed = before !== null && before > window.startedAt && isLow(complianceAt(sight, before));
  const isFarBelow = forComparison(value / base) <= atOnceAt && forComparison(base - value) >= leastFall;
  return isFarBelow || (isLow(value) && isConfirmed) ? [cause] : [];
}

/** Whether a measurement since the compliance was last good again is low enough, alone or with the one before it. */
function isDropExplained(sight: Sight, { startedAt }: InfusionWindow, base: number): boolean {
  const { confirmedAt, atOnceAt, clearsAt, leastFall } = sight.input.protocol.alarms.complianceDrop;
  let isLowAfter = false;
  return isStretchExplained(sight, "plateau_pressure", (one) => {
    if (one.observedAt <= startedAt) return "over";
    const { staticCompliance, pair, tidalVolume } = measurePlateau(one, sight.input);
    const share = staticCompliance.value === null ? null : forComparison(staticCompliance.value / base);
    if (share !== null && share >= clearsAt) return "over";
    const fall = staticCompliance.value === null ? 0 : forComparison(base - staticCompliance.value);
    const isLow = share !== null && share <= confirmedAt && fall >= leastFall;
    const isEnough = isLow && (isLowAfter || share <= atOnceAt);
    isLowAfter = isLow;
    return isEnough && wasKnownInTime(sight, one, pair?.peep ?? null, tidalVolume) ? "explained" : "open";
  });
}

function measurementBefore(sight: Sight, { plateau }: PlateauMeasurement): Instant | null {
  const earlier = lastOf(sight, "plateau_pressure").find(({ observedAt }) => observedAt < plateau.observedAt);
  return earlier?.observedAt ?? null;
}

function complianceAt(sight: Sight, at: Instant): number | null {
  const plateau = lastOf(sight, "plateau_pressure").find(({ observedAt }) => observedAt === at);
  return plateau === undefined ? null : measurePlateau(plateau, sight.input).staticCompliance.value;
}

/**
 * The last readings that count of this spell of ventilation, or of what of it lies between two times of APRV, the latest
 * first; of several at one time the first.
 */
export function* lastOf(sight: Sight, parameter: Parameter): Generator<Reading, undefined> {
  const { ventilation, conventional } = sight.latest;
  if (ventilation.state !== "on") return;
  const { startedAt } = conventional ?? ventilation.spell;
  const list = sight.input.readings.get(parameter) ?? [];
  let held: Reading | null = null;
  for (let index = list.length - 1; index >= 0; index -= 1) {
    const reading = list[index];
    if (reading === undefined || reading.observedAt < startedAt) break;
    if (!counts(reading, sight.input.ventilation)) continue;
    if (held !== null && held.observedAt !== reading.observedAt) yield held;
    held = reading;
  }
  if (held !== null) yield held;
}
