import type { SubjectRecord as EnteredRecord } from "../log/subject-record.ts";
import { predictedBodyWeight } from "../mechanics/predicted-body-weight.ts";
import { bloodGasesBetween } from "../study/blood-gas.ts";
import { judgeEligibility } from "../study/eligibility.ts";
import { studyDayAt } from "../study/study-day.ts";
import { type StudyInput, studyInputOf } from "../study/study-input.ts";
import { type Suggestion, suggestEligibility } from "../study/suggest-eligibility.ts";
import { type Instant, toIso, toIsoOrNull } from "../units/instant.ts";
import type { SuggestedItemId } from "../ventilation/eligibility-item.ts";
import { readingsBetween } from "../ventilation/reading.ts";
import { toDetailsView, toFactView, toVersions } from "./fact-view.ts";
import { recordGaps } from "./record-gaps.ts";
import type { FilmView, GasView, SubjectRecordView, SuggestionView } from "./record-view.ts";
import type { SubjectRecord, ViewContext } from "./view-input.ts";

/** Local days of blood gases and films that are shown before T0, or up to now while there is none. */
const DAYS_BEFORE = { infusion: 2, now: 8 };

/** Everything that people entered about a subject, what data suggest, and what is still missing. */
export function projectRecord(
  { subject, bed, profile, readings }: SubjectRecord,
  entered: EnteredRecord,
  context: ViewContext,
): SubjectRecordView {
  const input = studyInputOf(profile, readings, context);
  const { calendar, infusionStart, now } = input;
  const timing = profile.oxygenationHours === null ? null : profile.oxygenationHours === 8 ? "early" : "late";
  const suggestions = Object.entries(suggestEligibility(profile, input, timing)).map(([id, one]) => [
    id,
    toSuggestion(one),
  ]);
  return {
    subject,
    bed,
    time_zone: calendar.timeZone,
    study_day: studyDayAt(calendar, infusionStart, now),
    infusion_started_at: toIsoOrNull(infusionStart),
    details: toVersions(entered.details, toDetailsView),
    facts: [...entered.facts].map(([record, versions]) => ({
      record,
      versions: toVersions(versions, toFactView),
    })),
    predicted_body_weight: predictedBodyWeight(profile.sex, profile.heightCm),
    eligibility: judgeEligibility(profile.checklist),
    suggestions: Object.fromEntries(suggestions) as Record<SuggestedItemId, SuggestionView>,
    vital_status: profile.vitalStatus,
    last_contact_at: toIsoOrNull(profile.lastContactAt),
    gases: gasesOf(input),
    films: filmsOf(input),
    gaps: recordGaps(input, bed),
  };
}

function toSuggestion({ state, value, at }: Suggestion): SuggestionView {
  return { state, value, at: toIsoOrNull(at) };
}

function gasesOf(input: StudyInput): readonly GasView[] {
  const { from, to } = shownDays(input);
  return bloodGasesBetween(input, from, to).map(({ pao2, fio2, pfRatio }) => ({
    study_day: studyDayAt(input.calendar, input.infusionStart, pao2.observedAt),
    at: toIso(pao2.observedAt),
    pao2: pao2.value,
    fio2: fio2?.value ?? null,
    pf_ratio: pfRatio.value,
    source: pao2.source,
    is_protocol: input.profile.protocolGases.includes(pao2.observedAt),
  }));
}

function filmsOf(input: StudyInput): readonly FilmView[] {
  const { from, to } = shownDays(input);
  return readingsBetween(input.readings, "cxr_quadrants", from, to)
    .filter(({ status }) => status === "valid")
    .map(({ observedAt, value, source }) => ({
      study_day: studyDayAt(input.calendar, input.infusionStart, observedAt),
      at: toIso(observedAt),
      quadrants: value,
      source,
    }));
}

function shownDays({ calendar, infusionStart, protocol, now }: StudyInput): {
  readonly from: Instant;
  readonly to: Instant;
} {
  const today = calendar.dayAt(now).index;
  const zero = infusionStart === null ? null : calendar.dayAt(infusionStart).index;
  const first = zero === null ? today - DAYS_BEFORE.now : zero - DAYS_BEFORE.infusion;
  const last = zero === null ? today : zero + protocol.studyDays.last;
  return { from: calendar.day(first).start, to: calendar.day(last).end };
}
