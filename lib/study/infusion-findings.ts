import type { Instant } from "../units/instant.ts";
import { forComparison } from "../units/rounding.ts";
import type { Parameter } from "../ventilation/parameter.ts";
import { indexAtOrAfter, type Reading } from "../ventilation/reading.ts";
import type { SubjectProfile } from "../ventilation/subject.ts";
import { baselineAt } from "./baseline.ts";
import { type InfusionWindow, isInTime } from "./infusion-window.ts";
import { latestWithin } from "./pairing.ts";
import { counts } from "./standing.ts";
import type { StudyInput } from "./study-input.ts";
import { spellIndexAt } from "./ventilation.ts";

/** What the readings of a window say may be an infusion-associated event: its first instant, with its figures. */
export interface InfusionFinding {
  readonly event: "H1" | "H2" | "V1" | "V2" | "T1" | "D2";
  readonly onset: Instant;
  readonly figures: Readonly<Record<string, number>>;
  /** The vasopressor that is meant; absent: none is. */
  readonly drug?: (typeof VASOPRESSORS)[number];
  /** Of the dose and its threshold. */
  readonly unit?: "ug/min" | "ug/kg/min";
}

/** The readings of a window, and what they are judged by. */
export interface FindingInput {
  readonly input: StudyInput;
  readonly profile: SubjectProfile;
  readonly window: InfusionWindow;
  /** Sources that send heartbeats. */
  readonly devices: ReadonlySet<string>;
}

const VASOPRESSORS = ["norepinephrine", "phenylephrine", "dopamine", "epinephrine"] as const;

/**
 * The first of each kind in a window, over all its readings and in order of their own time, whenever they arrived:
 * what comes late opens what it would have opened in time (domain.md section 3).
 */
export function infusionFindings(given: FindingInput): readonly InfusionFinding[] {
  return [...findRises(given), ...findVasopressors(given), ...findFever(given), ...findDeath(given)];
}

/** H1: FiO2 and PEEP both far above what they were, in the first hours. H2: one of them, or both later. */
function findRises({ input, window, devices }: FindingInput): readonly InfusionFinding[] {
  const baseline = baselineAt(input, window.startedAt);
  if (baseline.peep === null || baseline.fio2 === null) return [];
  const { rise } = input.protocol.alarms;
  const peepBase = baseline.peep.value;
  const fio2Base = baseline.fio2.value;
  let peep: Reading | null = null;
  let fio2: Reading | null = null;
  let peepFrom: Reading | null = null;
  let fio2From: Reading | null = null;
  let bothFrom: Instant | null = null;
  let both: InfusionFinding | null = null;
  let one: InfusionFinding | null = null;
  let spell = -1;
  // Support is the ventilator's: oxygen by mask is none.
  const readings = inOrder(input, ["peep", "fio2"], window).filter((reading) =>
    counts(reading, input.ventilation),
  );
  for (const [index, reading] of readings.entries()) {
    const present = spellIndexAt(input.ventilation, reading.observedAt);
    // What extubation broke off is another rise after a reintubation.
    if (present !== spell) {
      [spell, peep, fio2, peepFrom, fio2From, bothFrom] = [present, null, null, null, null, null];
    }
    if (reading.parameter === "peep") {
      const isUp = forComparison(reading.value - peepBase) >= rise.peep;
      peepFrom = isUp ? (peepFrom ?? reading) : null;
      peep = reading;
    } else {
      const isUp = forComparison(reading.value - fio2Base) >= rise.fio2;
      fio2From = isUp ? (fio2From ?? reading) : null;
      fio2 = reading;
    }
    // What is of one moment is judged as one.
    if (readings[index + 1]?.observedAt === reading.observedAt) continue;
    if (peepFrom === null && fio2From === null) continue;
    const known = [peep, fio2].filter((each) => each !== null);
    const times = known.map(({ observedAt }) => observedAt);
    const areTogether = Math.max(...times) - Math.min(...times) <= rise.togetherWithinMs;
    const onset = Math.max(peepFrom?.observedAt ?? 0, fio2From?.observedAt ?? 0) as Instant;
    if (peepFrom === null || fio2From === null) bothFrom = null;
    else if (areTogether) bothFrom ??= reading.observedAt;
    const lastAt = Math.max(...times);
    const isByDevice = known.some((each) => isFromDevice(input, each, devices));
    if (isByDevice && lastAt - onset < rise.sustainedMs) continue;
    const figures = {
      ...(fio2 === null ? {} : { fio2: fio2.value - fio2Base }),
      ...(peep === null ? {} : { peep: peep.value - peepBase }),
    };
    if (bothFrom !== null && bothFrom <= window.earlyEndsAt && areTogether) {
      both = { event: "H1", onset: bothFrom, figures };
      // Support that comes down one limb after the other was H1 already.
      break;
    }
    one ??= { event: "H2", onset, figures };
  }
  return [both, one].filter((finding) => finding !== null);
}

/** V1: a dose that crosses its threshold upward after T0. V2: a third vasopressor at once. */
function findVasopressors({ input, profile, window }: FindingInput): readonly InfusionFinding[] {
  const { vasopressor, vasopressorsAtOnce } = input.protocol.alarms;
  const early = { startedAt: window.startedAt, endsAt: window.earlyEndsAt };
  const running = new Set<Parameter>();
  const atThreshold = new Set<Parameter>();
  for (const drug of VASOPRESSORS) {
    const before = latestWithin(input.readings.get(drug), window.startedAt, Number.POSITIVE_INFINITY);
    if (before === null || before.value <= 0) continue;
    running.add(drug);
    if ((doseOf(before, vasopressor[drug].perKg, profile) ?? 0) >= vasopressor[drug].from)
      atThreshold.add(drug);
  }
  const ranThree = running.size >= vasopressorsAtOnce;
  let crossed: InfusionFinding | null = null;
  let third: InfusionFinding | null = null;
  for (const reading of inOrder(input, VASOPRESSORS, early)) {
    const drug = VASOPRESSORS.find((each) => each === reading.parameter);
    if (drug === undefined) continue;
    const { from, perKg } = vasopressor[drug];
    if (reading.value > 0) running.add(drug);
    else running.delete(drug);
    const dose = doseOf(reading, perKg, profile);
    if (dose !== null && dose >= from && !atThreshold.has(drug)) {
      crossed ??= {
        event: "V1",
        onset: reading.observedAt,
        figures: { dose, from },
        drug,
        unit: perKg ? "ug/kg/min" : "ug/min",
      };
    }
    // Lowered below it since, it can be crossed upward again.
    if (dose !== null && dose < from) atThreshold.delete(drug);
    if (!ranThree && running.size >= vasopressorsAtOnce) {
      third ??= { event: "V2", onset: reading.observedAt, figures: { drugs: running.size }, drug };
    }
  }
  return [crossed, third].filter((finding) => finding !== null);
}

/** D2: the disposition says that the subject died within its hours, both ends included. */
function findDeath({ input, profile, window }: FindingInput): readonly InfusionFinding[] {
  const { death } = profile;
  if (death === null || death.at < window.startedAt) return [];
  if (!isInTime(window, "D2", death.at, input.protocol.prescribedEvents)) return [];
  return [{ event: "D2", onset: death.at, figures: {} }];
}

/** Like T1: fever that was not there before the infusion. */
function findFever({ input, window }: FindingInput): readonly InfusionFinding[] {
  const { from, rise, baselineMs } = input.protocol.alarms.temperature;
  const before = latestWithin(input.readings.get("temperature"), window.startedAt, baselineMs);
  if (before === null) return [];
  const early = { startedAt: window.startedAt, endsAt: window.earlyEndsAt };
  for (const { value, observedAt } of inOrder(input, ["temperature"], early)) {
    const risen = value - before.value;
    if (forComparison(value) < from || forComparison(risen) < rise) continue;
    return [{ event: "T1", onset: observedAt, figures: { value, rise: risen } }];
  }
  return [];
}

/** In ug/min, or ug/kg/min by the subject's weight; `null`: it cannot be converted without one. */
function doseOf(
  { value, unit }: Reading,
  perKg: boolean,
  { weightKg }: Pick<SubjectProfile, "weightKg">,
): number | null {
  const isPerKg = unit === "ug/kg/min";
  if (isPerKg === perKg) return forComparison(value);
  if (weightKg === null) return null;
  return forComparison(isPerKg ? value * weightKg : value / weightKg);
}

/** The valid readings of some parameters after T0 up to an end, in order of time; at one time in the order named. */
function inOrder(
  { readings }: StudyInput,
  parameters: readonly Parameter[],
  { startedAt, endsAt }: Pick<InfusionWindow, "startedAt" | "endsAt">,
): readonly Reading[] {
  const found: Reading[] = [];
  for (const parameter of parameters) {
    const list = readings.get(parameter) ?? [];
    for (let index = indexAtOrAfter(list, (startedAt + 1) as Instant); index < list.length; index += 1) {
      const reading = list[index];
      if (reading === undefined || reading.observedAt > endsAt) break;
      if (reading.status === "valid") found.push(reading);
    }
  }
  return parameters.length === 1 ? found : found.toSorted((a, b) => a.observedAt - b.observedAt);
}

/**
 * Whether a reading's source sent on its own then: by heartbeats, or by its pace in the hour up to that reading.
 * As it was then, and not as it is now: what is found must not depend on when one looks.
 */
function isFromDevice(
  { readings, protocol }: StudyInput,
  reading: Reading,
  devices: ReadonlySet<string>,
): boolean {
  if (devices.has(reading.source)) return true;
  const { deviceReadings, deviceWithinMs } = protocol.feed;
  const list = readings.get(reading.parameter) ?? [];
  let count = 0;
  for (let index = indexAtOrAfter(list, (reading.observedAt + 1) as Instant) - 1; index >= 0; index -= 1) {
    const other = list[index];
    if (other === undefined || reading.observedAt - other.observedAt > deviceWithinMs) return false;
    if (other.source === reading.source) count += 1;
    if (count >= deviceReadings) return true;
  }
  return false;
}
