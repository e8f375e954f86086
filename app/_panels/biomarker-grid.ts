import type { SubjectRecordView } from "#lib/projections/record-view.ts";
import { PROTOCOL } from "#lib/protocol/protocol.ts";
import type { Analyte, Matrix } from "#lib/ventilation/biomarker.ts";
import { BIOMARKER_ROWS } from "./biomarker-values.ts";
import { factsOfKind } from "./record-facts.ts";

type Place = readonly [analyte: Analyte, matrix: Matrix, studyDay: number];

/** The study days of the grid: the protocol's, and those on which something else is on record, in order. */
export function biomarkerDays(view: SubjectRecordView): readonly number[] {
  const days = new Set<number>(PROTOCOL.alarms.dayItems.days);
  for (const [, , day] of placesOf(view)) days.add(day);
  return [...days].sort((a, b) => a - b);
}

/** Its rows: the protocol's, and beneath them what was measured in another fluid. */
export function biomarkerRows(view: SubjectRecordView): readonly (readonly [Analyte, Matrix])[] {
  const rows = new Map<string, readonly [Analyte, Matrix]>();
  for (const row of BIOMARKER_ROWS) rows.set(row.join(" "), row);
  for (const [analyte, matrix] of placesOf(view)) {
    const name = `${analyte} ${matrix}`;
    if (!rows.has(name)) rows.set(name, [analyte, matrix]);
  }
  return [...rows.values()];
}

/** Where something was ever entered: what is void has its history too. */
function placesOf(view: SubjectRecordView): readonly Place[] {
  return factsOfKind(view, "biomarker").flatMap(({ versions }): readonly Place[] => {
    const value = versions.find((one) => one.value?.kind === "biomarker")?.value;
    return value?.kind === "biomarker" ? [[value.analyte, value.matrix, value.study_day]] : [];
  });
}
