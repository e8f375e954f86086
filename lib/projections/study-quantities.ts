import type { Protocol } from "../protocol/protocol.ts";
import { describeSample } from "../study/descriptive.ts";
import {
  type CohortCell,
  type CohortSubject,
  STUDY_QUANTITIES,
  type StudyQuantity,
} from "./cohort-subject.ts";
import type { CoverageDay, CoverageLetter, QuantityDay, StudyLine } from "./study-view.ts";

/** The study days that the protocol reports. */
export function studyDaysOf({ studyDays: { first, last } }: Protocol): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** Something of each quantity. */
export function toEachQuantity<Part>(of: (quantity: StudyQuantity) => Part): Record<StudyQuantity, Part> {
  const entries = STUDY_QUANTITIES.map((quantity) => [quantity, of(quantity)]);
  return Object.fromEntries(entries) as Record<StudyQuantity, Part>;
}

/** Figures for drawing: a screen has no more places. */
const PLACES = 1e4;

/** A quantity by study day over the cohort. `studyDays` are those of the subjects' days, in order. */
export function quantityDays(
  subjects: readonly CohortSubject[],
  quantity: StudyQuantity,
  studyDays: readonly number[],
): readonly QuantityDay[] {
  return studyDays.map((study_day, index) => {
    const values: number[] = [];
    const changes: number[] = [];
    let excluded = 0;
    let running = 0;
    for (const { days, baseline } of subjects) {
      const cell = days[index]?.[quantity];
      if (cell === undefined || cell.value === null) continue;
      if (cell.completeness === "RUNNING") running += 1;
      else if (!cell.counts) excluded += 1;
      else {
        values.push(cell.value);
        const before = baseline[quantity];
        if (before !== null) changes.push(cell.value - before);
      }
    }
    return {
      study_day,
      value: describeSample(values),
      change: describeSample(changes),
      excluded,
      running,
    };
  });
}

/** How many days of each completeness there are. */
export function coverageDays(
  subjects: readonly CohortSubject[],
  quantity: StudyQuantity,
  studyDays: readonly number[],
): readonly CoverageDay[] {
  return studyDays.map((study_day, index) => {
    const counts = { complete: 0, partial: 0, insufficient: 0, short: 0, running: 0 };
    for (const { days } of subjects) {
      const completeness = days[index]?.[quantity].completeness ?? null;
      if (completeness !== null) counts[KEYS[completeness]] += 1;
    }
    return { study_day, ...counts };
  });
}

const KEYS = {
  COMPLETE: "complete",
  PARTIAL: "partial",
  INSUFFICIENT: "insufficient",
  SHORT: "short",
  RUNNING: "running",
} as const;

/** A subject's course of a quantity, as small as a line on a screen needs it. */
export function studyLine(subject: CohortSubject, quantity: StudyQuantity): StudyLine {
  const cells = subject.days.map((day) => day?.[quantity] ?? null);
  return {
    subject: subject.subject,
    values: cells.map((cell) => (cell?.counts === true ? forDrawing(cell.value) : null)),
    baseline: forDrawing(subject.baseline[quantity]),
    coverage: cells.map(letterOf).join(""),
    exit: subject.exit,
  };
}

function forDrawing(value: number | null): number | null {
  return value === null ? null : Math.round(value * PLACES) / PLACES;
}

function letterOf(cell: CohortCell | null): CoverageLetter {
  if (cell === null) return " ";
  if (cell.completeness !== null) return LETTERS[cell.completeness];
  if (cell.value === null) return "-";
  // A blood gas or a score has no schedule of its own: it is there, or too little of it is.
  return cell.counts ? "C" : "I";
}

const LETTERS = { COMPLETE: "C", PARTIAL: "P", INSUFFICIENT: "I", SHORT: "S", RUNNING: "R" } as const;
