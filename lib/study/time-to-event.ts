import type { Instant } from "../units/instant.ts";
import type { SiteCalendar } from "./site-calendar.ts";
import type { FollowUp } from "./survival.ts";

/** What is known of a subject's life. */
export interface LifeCourse {
  readonly enrolledAt: Instant | null;
  readonly infusionStart: Instant | null;
  readonly death: Instant | null;
  /** The last instant at which somebody knew the subject to be alive; `null`: not since the origin. */
  readonly lastKnownAlive: Instant | null;
}

/** Survival of one subject up to a horizon. */
export interface TimeToEvent extends FollowUp {
  /** Mortality counts from enrolment; from the infusion only where no enrolment is known, which is flagged (A9). */
  readonly origin: "ENROLMENT" | "INFUSION";
  readonly originAt: Instant;
  /** Whether it is known if the subject lived to the horizon: unknown is not alive. */
  readonly known: boolean;
}

/**
 * Days from the origin's date to the date of death, or to the last date on which the subject was known to live
 * (censored); nobody is followed beyond the horizon. `null`: no origin, or a death before it. Source: domain.md
 * section 4.
 */
export function timeToDeath(
  { enrolledAt, infusionStart, death, lastKnownAlive }: LifeCourse,
  calendar: SiteCalendar,
  horizonDays: number,
): TimeToEvent | null {
  const originAt = enrolledAt ?? infusionStart;
  if (originAt === null) return null;
  const origin = enrolledAt === null ? "INFUSION" : "ENROLMENT";
  if (death !== null) {
    const time = calendar.daysBetween(originAt, death);
    if (time < 0) return null;
    const isWithin = time <= horizonDays;
    return { time: Math.min(time, horizonDays), event: isWithin, origin, originAt, known: true };
  }
  const seen = lastKnownAlive === null ? 0 : Math.max(0, calendar.daysBetween(originAt, lastKnownAlive));
  return { time: Math.min(seen, horizonDays), event: false, origin, originAt, known: seen >= horizonDays };
}

/** Deaths by a day beside those of whom it is known, without any model. */
export interface CrudeMortality {
  readonly deaths: number;
  /** Died by then, or known to live then. */
  readonly known: number;
  /** Still followed and not so far yet, or lost before. */
  readonly unknown: number;
}

/** Counts the deaths up to the horizon that the subjects' times were made for. */
export function crudeMortality(subjects: readonly TimeToEvent[]): CrudeMortality {
  const known = subjects.filter((one) => one.known).length;
  return {
    deaths: subjects.filter(({ event }) => event).length,
    known,
    unknown: subjects.length - known,
  };
}
