import { AE_COLUMNS, aeRows } from "./ae-table.ts";
import { BIOMARKERS_COLUMNS, biomarkerReadings, biomarkersRows } from "./biomarkers-table.ts";
import { DAILY_LONG_COLUMNS, dailyLongRows } from "./daily-long.ts";
import { DAILY_WIDE_COLUMNS, dailyWideRows } from "./daily-wide.ts";
import { READINGS_LONG_COLUMNS, readingsLongRows } from "./readings-long.ts";
import type { SubjectTable } from "./subject-table.ts";
import { SUBJECTS_COLUMNS, subjectsRows } from "./subjects-table.ts";
import { TTE_COLUMNS, tteRows } from "./tte-table.ts";
import { VAC_COLUMNS, vacRows } from "./vac-table.ts";

/** The tables of domain.md section 6 whose rows are about one subject each, in the order of an archive. */
export const SUBJECT_TABLES: readonly SubjectTable[] = [
  { name: "subjects", columns: SUBJECTS_COLUMNS, rows: subjectsRows },
  {
    name: "readings_long",
    columns: READINGS_LONG_COLUMNS,
    rows: function* (subject) {
      yield* readingsLongRows(subject.record.subject, subject.record.readings, subject.write);
      yield* biomarkerReadings(subject);
    },
  },
  {
    name: "daily_long",
    columns: DAILY_LONG_COLUMNS,
    rows: ({ days, write }) => dailyLongRows({ ...days, write }),
  },
  {
    name: "daily_wide",
    columns: DAILY_WIDE_COLUMNS,
    rows: ({ days, write }) => dailyWideRows({ ...days, write }),
  },
  { name: "biomarkers", columns: BIOMARKERS_COLUMNS, rows: biomarkersRows },
  { name: "tte", columns: TTE_COLUMNS, rows: tteRows },
  { name: "ae", columns: AE_COLUMNS, rows: aeRows },
  { name: "vac", columns: VAC_COLUMNS, rows: vacRows },
];
