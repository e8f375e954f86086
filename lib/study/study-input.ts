import type { Protocol } from "../protocol/protocol.ts";
import type { Instant } from "../units/instant.ts";
import type { ReadingsByParameter } from "../ventilation/reading.ts";
import { firstInfusionStart, type SubjectProfile } from "../ventilation/subject.ts";
import type { SiteCalendar } from "./site-calendar.ts";
import { type Ventilation, ventilationOf } from "./ventilation.ts";

/** What every daily figure of one subject is a function of. */
export interface StudyInput {
  readonly readings: ReadingsByParameter;
  readonly ventilation: Ventilation;
  /** T0: the start of the first infusion; `null` before it is known. */
  readonly infusionStart: Instant | null;
  /** What people entered, for what no reading says. */
  readonly profile: SubjectProfile;
  readonly calendar: SiteCalendar;
  readonly protocol: Protocol;
  /** Slots count as expected up to here. */
  readonly now: Instant;
}

/** Gathers what a subject's days are computed from. */
export function studyInputOf(
  profile: SubjectProfile,
  readings: ReadingsByParameter,
  context: Pick<StudyInput, "calendar" | "protocol" | "now">,
): StudyInput {
  return {
    readings,
    ventilation: ventilationOf(profile, readings),
    infusionStart: firstInfusionStart(profile),
    profile,
    calendar: context.calendar,
    protocol: context.protocol,
    now: context.now,
  };
}
