import { ANALYTES, type Analyte, type Matrix } from "../ventilation/biomarker.ts";
import type { StudyInput } from "./study-input.ts";

/** Something that is measured in one fluid. */
export interface BiomarkerKey {
  readonly analyte: Analyte;
  readonly matrix: Matrix;
}

/** What the protocol wants of each of its days. */
export function expectedBiomarkers({ protocol }: Pick<StudyInput, "protocol">): readonly BiomarkerKey[] {
  return ANALYTES.flatMap((analyte) => protocol.biomarkers[analyte].map((matrix) => ({ analyte, matrix })));
}

/** What of a study day has neither a result nor a reason why there is none. */
export function missingBiomarkers(
  input: Pick<StudyInput, "protocol" | "profile">,
  studyDay: number,
): readonly BiomarkerKey[] {
  const { biomarkers } = input.profile;
  return expectedBiomarkers(input).filter(
    ({ analyte, matrix }) =>
      !biomarkers.some(
        (one) => one.studyDay === studyDay && one.analyte === analyte && one.matrix === matrix,
      ),
  );
}
