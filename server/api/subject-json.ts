import type { ReadingJson, SubjectJson } from "#lib/contract/subjects.ts";
import type { SubjectState } from "#lib/log/subject-state.ts";
import { PROTOCOL } from "#lib/protocol/protocol.ts";
import { infusionWindows } from "#lib/study/infusion-window.ts";
import { toIso, toIsoOrNull } from "#lib/units/instant.ts";
import { type Reading, versionOf } from "#lib/ventilation/reading.ts";
import type { VentilationEpisode } from "#lib/ventilation/subject.ts";

/** A subject as programs see it. */
export function toSubjectJson(
  { subject, profile }: SubjectState,
  bed: string | null,
  version: number,
): SubjectJson {
  const ventilation = profile.ventilation.map(toSpell);
  const infusions = infusionWindows(profile, PROTOCOL.infusionWindow).flatMap(({ bags }) =>
    bags.map((one, index) => ({ ...toSpell(one), kind: index === 0 ? "infusion" : "bag" }) as const),
  );
  return {
    subject,
    bed,
    sex: profile.sex,
    height_cm: profile.heightCm,
    weight_kg: profile.weightKg,
    age_years: profile.ageYears,
    group: profile.group,
    admitted_at: toIsoOrNull(profile.admittedAt),
    enrolled_at: toIsoOrNull(profile.enrolledAt),
    insult_at: toIsoOrNull(profile.insultAt),
    diagnosed_at: toIsoOrNull(profile.diagnosedAt),
    consented_at: toIsoOrNull(profile.consentedAt),
    ventilation_started_at: ventilation.at(-1)?.started_at ?? null,
    ventilation_ended_at: ventilation.at(-1)?.ended_at ?? null,
    ventilation,
    infusion_planned_at: toIsoOrNull(profile.infusionPlannedAt),
    infusion_started_at: infusions[0]?.started_at ?? null,
    infusion_ended_at: infusions.at(-1)?.ended_at ?? null,
    infusions,
    version,
  };
}

function toSpell({ startedAt, endedAt }: VentilationEpisode) {
  return { started_at: toIso(startedAt), ended_at: toIsoOrNull(endedAt) };
}

/** A kept reading as programs see it, with its version; each version that says something else is a row of its own. */
export function toReadingJson(reading: Reading): ReadingJson {
  return {
    parameter: reading.parameter,
    value: reading.value,
    unit: reading.unit,
    observed_at: toIso(reading.observedAt),
    recorded_at: toIso(reading.recordedAt),
    source: reading.source,
    status: reading.status,
    version: versionOf(reading),
    superseded_by: reading.supersededBy ?? null,
    seq: reading.seq,
  };
}
