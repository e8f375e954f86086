import { DAILY_FIGURES, type DailyFigureKey } from "../../study/daily-figure.ts";
import { type SegmentSummary, wholeDaySummary } from "../../study/day-summary.ts";
import type { ExportedFigure } from "../exported-days.ts";
import { FIGURE_VARIABLES } from "../figure-variables.ts";
import type { RedcapDay, RedcapField, RedcapValue } from "./redcap-field.ts";

/** The lung injury score has one field of its own. */
type ScheduledFigure = Exclude<DailyFigureKey, "lis">;

/** Short enough for the parts of day 0: REDCap's names have 26 letters. */
const SHORT: Readonly<Record<ScheduledFigure, string>> = {
  peep: "peep",
  plateau_pressure: "pplat",
  driving_pressure: "driving_p",
  static_compliance: "cstat",
  pf_ratio: "pf_ratio",
};

const COMPLETENESS = {
  COMPLETE: "Complete",
  PARTIAL: "Partial",
  INSUFFICIENT: "Insufficient",
  SHORT: "Short",
  RUNNING: "Running",
} as const;

const SEGMENTS = { ALL: "", PRE: "_pre", POST: "_post" } as const;

function redcapValue({ value, reason }: ExportedFigure): RedcapValue {
  return value ?? { missing: reason ?? "NOT_RECORDED" };
}

/** The part of a day; PRE and POST are parts of day 0 alone. */
function partOf({ summary }: RedcapDay, name: keyof typeof SEGMENTS): SegmentSummary | null {
  if (name === "ALL") return wholeDaySummary(summary);
  return summary.segments.find(({ segment }) => segment.name === name) ?? null;
}

function fieldsOf(figure: ScheduledFigure): readonly RedcapField<RedcapDay>[] {
  const { label, unit = "" } = FIGURE_VARIABLES[figure];
  const of = (day: RedcapDay, part: keyof typeof SEGMENTS): ExportedFigure | null => {
    const summary = partOf(day, part);
    return summary === null ? null : day.subject.days.figuresOf(summary)[figure];
  };
  const values = Object.entries(SEGMENTS).map(
    ([part, suffix]): RedcapField<RedcapDay> => ({
      name: `${SHORT[figure]}${suffix}`,
      label: suffix === "" ? `${label}, ${unit}` : `${label}, ${unit}: ${part} of day 0`,
      validation: "number",
      value: (day) => {
        const found = of(day, part as keyof typeof SEGMENTS);
        return found === null ? { missing: "NOT_APPLICABLE" } : redcapValue(found);
      },
    }),
  );
  const counts = (["n", "expected"] as const).map(
    (count): RedcapField<RedcapDay> => ({
      name: `${SHORT[figure]}_${count}`,
      label: `${label}: ${count === "n" ? "values that count" : "values expected"}`,
      validation: "integer",
      min: 0,
      value: (day) => of(day, "ALL")?.[count] ?? { missing: "NOT_APPLICABLE" },
    }),
  );
  const completeness: RedcapField<RedcapDay> = {
    name: `${SHORT[figure]}_completeness`,
    label: `${label}: completeness`,
    choices: COMPLETENESS,
    value: (day) => of(day, "ALL")?.completeness ?? { missing: "NOT_APPLICABLE" },
  };
  return [...values, ...counts, completeness];
}

/** The instrument `study_day`: once for each of the trial's study days. */
export const DAY_FIELDS: readonly RedcapField<RedcapDay>[] = [
  {
    name: "day_date",
    label: "Date of the study day",
    validation: "date_ymd",
    value: ({ summary }) => summary.day.date,
  },
  ...DAILY_FIGURES.flatMap((figure) => (figure === "lis" ? [] : fieldsOf(figure))),
  {
    name: "lis",
    label: "Lung injury score",
    validation: "number",
    min: 0,
    max: 4,
    value: ({ subject, summary }) => redcapValue(subject.days.figuresOf(wholeDaySummary(summary)).lis),
  },
];
