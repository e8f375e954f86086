import type { VentilationEpisode } from "../ventilation/subject.ts";
import type { SubjectCourse, VitalStatus } from "../ventilation/subject-course.ts";
import { episodesOf, type SubjectRecord, standingOf } from "./subject-record.ts";

type Entered = Omit<SubjectCourse, "ageYears" | "insultAt" | "diagnosedAt" | "consentedAt">;

/** What the standing facts of a subject come to, apart from its details. */
export function courseOf(
  record: SubjectRecord,
): Entered & { readonly ventilation: readonly VentilationEpisode[] } {
  const death = standingOf(record, "death")[0] ?? null;
  const discharge = standingOf(record, "discharge")[0] ?? null;
  const withdrawal = standingOf(record, "withdrawal")[0] ?? null;
  const followUps = standingOf(record, "follow_up")
    .toSorted((a, b) => a.at - b.at)
    .map(({ at, status, how }) => ({ at, status, how }));
  return {
    ventilation: episodesOf(record).map(({ startedAt, endedAt }) => ({ startedAt, endedAt })),
    death: death && { at: death.at, cause: death.cause },
    vitalStatus: death === null ? (followUps.at(-1)?.status ?? "unknown") : ("dead" satisfies VitalStatus),
    lastContactAt: followUps.findLast(({ status }) => status === "alive")?.at ?? null,
    followUps,
    discharge: discharge && {
      at: discharge.at,
      to: discharge.to,
      offVentilator: discharge.offVentilator,
    },
    withdrawal: withdrawal && { at: withdrawal.at, because: withdrawal.because },
    biomarkers: standingOf(record, "biomarker").map(
      ({ analyte, matrix, studyDay, sampledAt, result, notDone }) => ({
        analyte,
        matrix,
        studyDay,
        sampledAt,
        result,
        notDone,
      }),
    ),
    checklist: Object.fromEntries(
      standingOf(record, "criterion").map(({ criterion, answer }) => [criterion, answer]),
    ),
    oxygenationHours: standingOf(record, "oxygenation_hours")[0]?.hours ?? null,
    protocolGases: standingOf(record, "protocol_gas")
      .map(({ at }) => at)
      .toSorted((a, b) => a - b),
    modes: standingOf(record, "mode")
      .map(({ mode, startedAt, endedAt }) => ({ mode, startedAt, endedAt }))
      .toSorted((a, b) => a.startedAt - b.startedAt),
    plateauEfforts: standingOf(record, "plateau_effort").map(({ reading, confirmedValid }) => ({
      reading,
      confirmedValid,
    })),
  };
}
