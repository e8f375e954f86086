import type { SubjectDetails } from "../log/event.ts";
import type { Fact } from "../log/record-event.ts";
import type { Versions } from "../log/subject-record.ts";
import { assertNever } from "../units/assert-never.ts";
import { toIso, toIsoOrNull } from "../units/instant.ts";
import type { DetailsView, FactView, VersionView } from "./record-view.ts";

/** Versions as they cross the wire. */
export function toVersions<Value, View>(
  versions: Versions<Value>,
  toView: (value: Value) => View,
): readonly VersionView<View>[] {
  return versions.map(({ version, value, by, at, correction }) => ({
    version,
    value: value === null ? null : toView(value),
    by: by.replace(/^@/, ""),
    at: toIso(at),
    correction: correction && { reason_code: correction.reasonCode, text: correction.text },
  }));
}

export function toDetailsView(details: SubjectDetails): DetailsView {
  return {
    sex: details.sex,
    age_years: details.ageYears ?? null,
    height_cm: details.heightCm,
    weight_kg: details.weightKg,
    group: details.group,
    admitted_at: toIsoOrNull(details.admittedAt),
    enrolled_at: toIsoOrNull(details.enrolledAt),
    insult_at: toIsoOrNull(details.insultAt ?? null),
    diagnosed_at: toIsoOrNull(details.diagnosedAt ?? null),
    consented_at: toIsoOrNull(details.consentedAt ?? null),
  };
}

export function toFactView(fact: Fact): FactView {
  switch (fact.kind) {
    case "ventilation":
      return { kind: fact.kind, ...toSpell(fact) };
    case "mode":
      return { kind: fact.kind, mode: fact.mode, ...toSpell(fact) };
    case "plateau_effort":
      return { kind: fact.kind, reading: fact.reading, confirmed_valid: fact.confirmedValid };
    case "criterion":
    case "oxygenation_hours":
      return fact;
    case "deviation":
    case "death":
    case "withdrawal":
    case "follow_up":
      return { ...fact, at: toIso(fact.at) };
    case "protocol_gas":
      return { kind: fact.kind, at: toIso(fact.at) };
    case "discharge": {
      const { kind, at, to, offVentilator } = fact;
      return { kind, at: toIso(at), to, off_ventilator: offVentilator };
    }
    case "biomarker": {
      const { kind, analyte, matrix, studyDay, sampledAt, result, notDone } = fact;
      return {
        kind,
        analyte,
        matrix,
        study_day: studyDay,
        sampled_at: toIsoOrNull(sampledAt),
        value: result?.value ?? null,
        qualifier: result?.qualifier ?? null,
        not_done: notDone,
      };
    }
    default:
      return assertNever(fact);
  }
}

function toSpell({ startedAt, endedAt }: Extract<Fact, { kind: "ventilation" | "mode" }>) {
  return { started_at: toIso(startedAt), ended_at: toIsoOrNull(endedAt) };
}
