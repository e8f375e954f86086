import type { VentwallEvent } from "#lib/log/event.ts";
import { at } from "#lib/study/sample-subject.fixture.ts";
import type { Instant } from "#lib/units/instant.ts";

/** When somebody of these tests is enrolled, ventilated and infused. */
export const START = at("2026-03-02 08:00");

/** Somebody's enrolment into a bed, or into none. */
export function enrolment(bed: string | null, ventilationEndedAt: Instant | null = null): VentwallEvent {
  return {
    type: "subjectEnrolled",
    sex: "male",
    heightCm: 170,
    weightKg: 66,
    group: "UCMSC",
    admittedAt: null,
    enrolledAt: START,
    bed,
    ventilationStartedAt: START,
    ventilationEndedAt,
    infusionPlannedAt: null,
    infusionStartedAt: START,
  };
}
