import { missingItems } from "../study/day-items.ts";
import { departureAt } from "../study/departure.ts";
import { judgeEligibility } from "../study/eligibility.ts";
import { missingBiomarkers } from "../study/missing-biomarkers.ts";
import type { LocalDay } from "../study/site-calendar.ts";
import type { StudyInput } from "../study/study-input.ts";
import type { RecordGaps } from "./record-view.ts";

/** What of a subject's record is not there yet; days to come, and days after a death or discharge, lack nothing. */
export function recordGaps(input: StudyInput, bed: string | null): RecordGaps {
  const { profile, ventilation } = input;
  const due = dueDays(input);
  const without = (item: "blood_gas" | "chest_x_ray") =>
    due.filter(({ day }) => missingItems(input, day).includes(item)).map(({ studyDay }) => studyDay);
  return {
    details: DETAILS.filter(([, field]) => profile[field] === null).map(([name]) => name),
    checklist: judgeEligibility(profile.checklist).unknown,
    ventilation: !ventilation.known,
    blood_gas: without("blood_gas"),
    chest_x_ray: without("chest_x_ray"),
    biomarkers: due.flatMap(({ studyDay }) =>
      missingBiomarkers(input, studyDay).map((key) => ({ study_day: studyDay, ...key })),
    ),
    vital_status: bed === null && profile.vitalStatus === "unknown",
  };
}

const DETAILS = [
  ["age_years", "ageYears"],
  ["height_cm", "heightCm"],
  ["weight_kg", "weightKg"],
  ["admitted_at", "admittedAt"],
  ["insult_at", "insultAt"],
  ["diagnosed_at", "diagnosedAt"],
  ["consented_at", "consentedAt"],
  ["enrolled_at", "enrolledAt"],
] as const;

/** The days of the trial's schedule that have begun with the subject in the unit. */
function dueDays({
  calendar,
  infusionStart,
  protocol,
  profile,
  now,
}: StudyInput): readonly { readonly studyDay: number; readonly day: LocalDay }[] {
  if (infusionStart === null) return [];
  const zero = calendar.dayAt(infusionStart).index;
  return protocol.alarms.dayItems.days
    .map((studyDay) => ({ studyDay, day: calendar.day(zero + studyDay) }))
    .filter(({ day }) => day.start <= now && departureAt(profile, day.start) === null);
}
