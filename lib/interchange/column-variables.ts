import { GROUPS } from "../ventilation/subject.ts";
import { AUDIT_VARIABLES } from "./audit-variables.ts";
import { EVENT_VARIABLES } from "./event-variables.ts";
import { COMPLETENESS_FORMULA, FIGURE_VARIABLES } from "./figure-variables.ts";
import { MEASUREMENT_VARIABLES } from "./measurement-variables.ts";
import { SIMULATED } from "./simulated.ts";
import { SUBJECT_VARIABLES } from "./subject-variables.ts";
import { countOf, timeOf, type Variable } from "./variable.ts";

const LOG = "the event log";
const COMPLETENESS = ["COMPLETE", "PARTIAL", "INSUFFICIENT", "SHORT", "RUNNING"] as const;

/** Columns that mean the same in every table. */
const COMMON: Readonly<Record<string, Variable>> = {
  subject: { label: "Subject number; a pseudonym, no name", type: "text", source: "enrolment" },
  group: {
    label: "Arm of the trial",
    type: "code",
    allowed: GROUPS,
    source: "enrolment; domain.md A10",
  },
  study_day: {
    label: "Study day",
    type: "integer",
    formula: "local date − local date of the first infusion's start",
    missing: "no infusion is known",
    source: "domain.md section 2",
  },
  local_date: { label: "Calendar day in the site's time zone", type: "date", source: "domain.md section 2" },
  segment: {
    label: "The whole calendar day, or the part of day 0 before or after the infusion's start",
    type: "code",
    allowed: ["ALL", "PRE", "POST"],
    source: "domain.md section 2",
  },
  n: countOf("Values that count: filled slots, or rated blood gases"),
  expected: countOf("Slots that the schedule asks for", "the figure has no schedule of slots"),
  completeness: {
    label: "How much of the day's schedule was kept",
    type: "code",
    allowed: COMPLETENESS,
    formula: COMPLETENESS_FORMULA,
    missing: "nothing was expected and nothing came, or the figure has no schedule of slots",
    source: "domain.md section 2",
  },
  calc_version: { label: "Version of the protocol's rules", type: "text", source: "the protocol" },
  config_hash: { label: "SHA-256 of the protocol's rules", type: "text", source: "the protocol" },
  signed_by: {
    label: "Who signed the figure",
    type: "text",
    missing: "not signed, or reopened since",
    source: LOG,
  },
  signed_at: timeOf("When the figure was signed", LOG, "not signed, or reopened since"),
  simulated: {
    label: "Whether the row stands on simulated readings",
    type: "code",
    allowed: [SIMULATED],
    missing: "it does not",
    source: "the readings' source",
  },
  bed: { label: "Bed", type: "text", missing: "not on the ward", source: LOG },
  t0: timeOf("Start of the infusion", "infusion record", "no infusion is known"),
};

/** Of the dictionary itself. */
const OF_DICTIONARY: Readonly<Record<string, string>> = {
  variable: "Name of the column; of a word of `param`: `param=word`",
  label: "What it means",
  type: "What it holds: text, code, integer, number, datetime or date",
  unit: "Unit (UCUM)",
  allowed: "The words of a code, or the bounds of a number",
  formula: "How it is worked out",
  missing_codes: "What an empty cell may mean",
  source: "Where it comes from",
  seed_quote: "The registry's own words",
  table: "The table that has it",
};

/** What a column of a table means; `null`: nobody has said, which a test does not let pass. */
export function columnVariable(table: string, column: string): Variable | null {
  if (table === "data_dictionary") return ofDictionary(column);
  if (table === "audit") return AUDIT_VARIABLES[column] ?? null;
  return (
    MEASUREMENT_VARIABLES[`${table}.${column}`] ??
    SUBJECT_VARIABLES[`${table}.${column}`] ??
    EVENT_VARIABLES[`${table}.${column}`] ??
    COMMON[column] ??
    FIGURE_VARIABLES[column as keyof typeof FIGURE_VARIABLES] ??
    countOfFigure(column)
  );
}

/** `peep_n`, `peep_expected`, `peep_completeness` of the wide table. */
function countOfFigure(column: string): Variable | null {
  for (const [figure, { label }] of Object.entries(FIGURE_VARIABLES)) {
    for (const part of ["n", "expected", "completeness"]) {
      const common = COMMON[part];
      if (column === `${figure}_${part}` && common !== undefined) {
        return { ...common, label: `${label}: ${common.label.toLowerCase()}` };
      }
    }
  }
  return null;
}

function ofDictionary(column: string): Variable | null {
  const label = OF_DICTIONARY[column];
  return label === undefined
    ? null
    : { label, type: "text", missing: "nothing to say", source: "this dictionary" };
}
