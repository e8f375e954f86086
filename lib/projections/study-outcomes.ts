import type { Protocol } from "../protocol/protocol.ts";
import { describeSample } from "../study/descriptive.ts";
import { mortalityAt, riskTable, survivalCurve } from "../study/survival.ts";
import { crudeMortality } from "../study/time-to-event.ts";
import type { ZeroReason } from "../study/ventilator-free-days.ts";
import { ANALYTE_UNITS, ANALYTES, type Biomarker, MATRICES } from "../ventilation/biomarker.ts";
import type { CohortSubject } from "./cohort-subject.ts";
import type { StudyBiomarker, StudyFreeDays, StudyMortality, StudySurvival } from "./study-view.ts";

/** Survival of the cohort up to the last of the protocol's mortality days. */
export function studySurvival(
  subjects: readonly CohortSubject[],
  { mortalityDays, riskTableDays, confidence }: Protocol["outcomes"],
): StudySurvival {
  const byDay = mortalityDays.map((_, index) => subjects.flatMap(({ survival }) => survival[index] ?? []));
  const longest = byDay.at(-1) ?? [];
  const curve = survivalCurve(longest, confidence);
  return {
    n: curve.n,
    events: curve.events,
    horizon: mortalityDays.at(-1) ?? 0,
    steps: curve.steps,
    median: curve.median,
    risk: riskTable(longest, riskTableDays).map(({ time, atRisk, events }) => ({
      time,
      at_risk: atRisk,
      events,
    })),
    mortality: mortalityDays.map((day, index): StudyMortality => {
      const modelled = mortalityAt(curve, day);
      return {
        day,
        share: modelled?.share ?? null,
        lower: modelled?.lower ?? null,
        upper: modelled?.upper ?? null,
        ...crudeMortality(byDay[index] ?? []),
      };
    }),
    from_infusion: longest.filter(({ origin }) => origin === "INFUSION").length,
    without_time: subjects.length - longest.length,
  };
}

/** Ventilator-free days of the cohort: provisional ones apart, and every zero by its reason. */
export function studyFreeDays(subjects: readonly CohortSubject[]): StudyFreeDays {
  const all = subjects.map(({ freeDays }) => freeDays);
  const final = all.filter(({ value, provisional }) => value !== null && !provisional);
  const reasons: Record<ZeroReason, number> = {
    DIED: 0,
    ALWAYS_VENTILATED: 0,
    RUN_TOO_SHORT: 0,
    LOST_VENTILATED: 0,
    LOST_AFTER_WEANING: 0,
  };
  for (const { zeroReason } of final) if (zeroReason !== null) reasons[zeroReason] += 1;
  const flagged = (flag: "CENSORED" | "RUN_TRUNCATED") =>
    final.filter(({ flags }) => flags.includes(flag)).length;
  return {
    value: describeSample(final.flatMap(({ value }) => value ?? [])),
    zeros: final.filter(({ value }) => value === 0).length,
    zero_reasons: reasons,
    censored: flagged("CENSORED"),
    truncated: flagged("RUN_TRUNCATED"),
    provisional: all.filter(({ provisional }) => provisional).length,
    missing: all.filter(({ missing }) => missing !== null).length,
  };
}

/** The biomarkers of which there is anything, by the days on which there is. */
export function studyBiomarkers(subjects: readonly CohortSubject[]): readonly StudyBiomarker[] {
  const all = subjects.flatMap(({ biomarkers }) => biomarkers);
  return ANALYTES.flatMap((analyte) =>
    MATRICES.flatMap((matrix) => {
      const of = all.filter((one) => one.analyte === analyte && one.matrix === matrix);
      if (of.length === 0) return [];
      const days = [...Map.groupBy(of, ({ studyDay }) => studyDay)].toSorted(([a], [b]) => a - b);
      return [
        { analyte, matrix, unit: ANALYTE_UNITS[analyte], days: days.map(([day, list]) => dayOf(day, list)) },
      ];
    }),
  );
}

function dayOf(study_day: number, list: readonly Biomarker[]): StudyBiomarker["days"][number] {
  const results = list.flatMap(({ result }) => result ?? []);
  return {
    study_day,
    value: describeSample(results.map(({ value }) => value)),
    below: results.filter(({ qualifier }) => qualifier === "<").length,
    above: results.filter(({ qualifier }) => qualifier === ">").length,
    not_done: list.length - results.length,
  };
}
