import type { Instant } from "../units/instant.ts";
import { firstInfusionStart, type SubjectProfile } from "../ventilation/subject.ts";
import { untilDeparture } from "./departure.ts";
import type { LifeCourse } from "./time-to-event.ts";
import type { VentilationCourse } from "./ventilator-free-days.ts";

/**
 * The day from which a subject's study days count: its first infusion, and for a matched control, who gets none,
 * its enrolment (domain.md A10); `null`: not known.
 */
export function indexTimeOf(profile: SubjectProfile): Instant | null {
  return firstInfusionStart(profile) ?? (profile.group === "PSM_CONTROL" ? profile.enrolledAt : null);
}

/**
 * What is known of a subject's life. `seenUntil` is now for somebody on the ward, else the last reading: who is
 * measured lives. An attempt to reach somebody that failed says nothing, nor does the day on which it was given up.
 */
export function lifeCourseOf(profile: SubjectProfile, seenUntil: Instant | null): LifeCourse {
  return {
    enrolledAt: profile.enrolledAt,
    infusionStart: firstInfusionStart(profile),
    death: profile.death?.at ?? null,
    lastKnownAlive: followedUntil(profile, seenUntil),
  };
}

/** What is known of a subject's ventilation. */
export function ventilationCourseOf(
  profile: SubjectProfile,
  { onWard, seenUntil }: { readonly onWard: boolean; readonly seenUntil: Instant | null },
): VentilationCourse {
  const { discharge, ventilation, death } = profile;
  // Who left without a ventilator left it, whether or not somebody wrote down when.
  const spells =
    discharge?.offVentilator === true ? untilDeparture(ventilation, { discharge, death: null }) : ventilation;
  const isFollowed = onWard && endOfFollowUp(profile) === null;
  return {
    infusionStart: indexTimeOf(profile),
    spells: ventilation.length === 0 ? null : spells,
    death: death?.at ?? null,
    knownUntil: isFollowed ? null : followedUntil(profile, seenUntil),
    leftFree: !onWard && discharge?.offVentilator === true,
  };
}

/** Who withdrew is followed no further, wherever they are. */
function endOfFollowUp({ withdrawal }: SubjectProfile): Instant | null {
  return withdrawal === null || withdrawal.because === "lost_to_follow_up" ? null : withdrawal.at;
}

function followedUntil(profile: SubjectProfile, seenUntil: Instant | null): Instant | null {
  const { lastContactAt, discharge, enrolledAt } = profile;
  const seen = [lastContactAt, discharge?.at, enrolledAt, firstInfusionStart(profile), seenUntil];
  const latest = seen.reduce<Instant | null>(
    (last, one) => (one !== null && one !== undefined && (last === null || one > last) ? one : last),
    null,
  );
  const end = endOfFollowUp(profile);
  return latest !== null && end !== null && end < latest ? end : latest;
}
