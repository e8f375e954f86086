import { assertNever } from "../units/assert-never.ts";
import { type Reading, readingsBetween, versionOf } from "../ventilation/reading.ts";
import { isRated } from "./blood-gas.ts";
import type { Completeness, SlotMean } from "./completeness.ts";
import type { DailyFigureKey } from "./daily-figure.ts";
import { dailyLungInjury, dayXRay } from "./daily-lung-injury.ts";
import { missingItems } from "./day-items.ts";
import type { DaySummary, SegmentSummary } from "./day-summary.ts";
import type { LungInjuryScore } from "./lung-injury-score.ts";
import type { PlateauMeasurement } from "./plateau-measurement.ts";
import { counts } from "./standing.ts";
import type { StudyInput } from "./study-input.ts";

/**
 * A daily figure with how much it stands on. P/F has no slots, so nothing is expected of it (`null`); of a lung injury
 * score its four parts are, on the days on which the trial wants it and there is one.
 */
export interface FigureValue {
  /** Unrounded, in the figure's own unit; `null`, never zero, when nothing counts. */
  readonly value: number | null;
  readonly n: number;
  readonly expected: number | null;
  /** `null`: the day is over, nothing was expected and nothing came. */
  readonly completeness: Completeness | null;
}

/** One figure of a segment. A P/F is complete when there is one, and missed where the trial wants one. */
export function figureValue(
  summary: SegmentSummary,
  figure: DailyFigureKey,
  studyDay: number | null,
  input: StudyInput,
): FigureValue {
  const { segment, peep, plateaus, pfRatio } = summary;
  switch (figure) {
    case "peep":
      return ofMean(peep);
    case "plateau_pressure":
      return ofMean(plateaus.plateauPressure);
    case "driving_pressure":
      return ofMean(plateaus.drivingPressure);
    case "static_compliance":
      return ofMean(plateaus.staticCompliance);
    case "pf_ratio": {
      const { value, n } = pfRatio;
      return { value, n, expected: null, completeness: pfCompleteness() };
    }
    case "lis": {
      const score = dailyLungInjury(input, summary);
      const { value, n, points } = score;
      const expected = isWanted() && n > 0 ? Object.keys(points).length : null;
      return { value, n, expected, completeness: lisCompleteness(score) };
    }
    default:
      return assertNever(figure);
  }

  function pfCompleteness(): Completeness | null {
    if (input.now < segment.day.end) return "RUNNING";
    if (pfRatio.value !== null) return "COMPLETE";
    return isWanted() && missingItems(input, segment.day).includes("blood_gas") ? "INSUFFICIENT" : null;
  }

  /** A score of too few parts is compared with no other (A30); where the trial wants none, it is nobody's to review. */
  function lisCompleteness({ n, comparable }: LungInjuryScore): Completeness | null {
    if (input.now < segment.day.end) return "RUNNING";
    if (comparable) return "COMPLETE";
    return isWanted() && n > 0 ? "INSUFFICIENT" : null;
  }

  /** The day is one of those on which the trial wants a blood gas and an X-ray. */
  function isWanted(): boolean {
    return studyDay !== null && input.protocol.alarms.dayItems.days.some((day) => day === studyDay);
  }
}

/**
 * Everything that a day's figure says and stands on, as a text that is the same for the same data: study day;
 * value, n and expected of each segment; and the readings that count in it, each with its number, version, value and time.
 * What a verification and a signature are bound to is its hash.
 */
export function figureText(summary: DaySummary, figure: DailyFigureKey, input: StudyInput): string {
  const lines = [`${figure} ${summary.day.date} day ${summary.studyDay}`];
  for (const part of summary.segments) {
    const { value, n, expected } = figureValue(part, figure, summary.studyDay, input);
    lines.push(`${part.segment.name} ${value} ${n}/${expected}`);
    for (const reading of contributing(part, figure, input)) lines.push(readingLine(reading));
  }
  return lines.join("\n");
}

/** The readings that count in a figure of a segment, in the order in which they are used. */
function contributing(
  summary: SegmentSummary,
  figure: DailyFigureKey,
  input: StudyInput,
): readonly Reading[] {
  const { segment, plateaus, pfRatio } = summary;
  const { ventilation, readings } = input;
  switch (figure) {
    case "peep":
      return readingsBetween(readings, "peep", segment.readingsFrom, segment.readingsTo).filter((one) =>
        counts(one, ventilation),
      );
    case "plateau_pressure":
      return measured().map(({ plateau }) => plateau);
    case "driving_pressure":
      return measured().flatMap(({ plateau, pair }) => (pair === null ? [plateau] : [plateau, pair.peep]));
    case "static_compliance":
      return measured().flatMap(({ plateau, pair, tidalVolume }) =>
        [plateau, pair?.peep ?? null, tidalVolume].filter((one) => one !== null),
      );
    case "pf_ratio":
      return pfRatio.gases
        .filter(isRated)
        .flatMap(({ pao2, fio2 }) => (fio2 === null ? [pao2] : [pao2, fio2]));
    case "lis": {
      const parts = (["pf_ratio", "peep", "static_compliance"] as const).map((part) =>
        contributing(summary, part, input),
      );
      const xRay = dayXRay(input, segment);
      return [...parts.flat(), ...(xRay === null ? [] : [xRay])];
    }
    default:
      return assertNever(figure);
  }

  function measured(): readonly PlateauMeasurement[] {
    return plateaus.slots.map(({ representative }) => representative).filter((one) => one !== null);
  }
}

function readingLine(reading: Reading): string {
  const { seq, parameter, value, unit, observedAt } = reading;
  return `${seq}.${versionOf(reading)} ${parameter} ${value} ${unit} ${observedAt}`;
}

function ofMean({ mean, n, expected, completeness }: SlotMean): FigureValue {
  return { value: mean, n, expected, completeness };
}
