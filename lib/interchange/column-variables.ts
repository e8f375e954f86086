import { DAILY_FIGURES } from "../study/daily-figure.ts";
import { PRESCRIBED_EVENTS } from "../ventilation/infusion-event-code.ts";
import { GROUPS, SEXES } from "../ventilation/subject.ts";
import { COMPLETENESS_FORMULA, FIGURE_VARIABLES, PARAMETER_VARIABLES } from "./figure-variables.ts";
import { SIMULATED } from "./simulated.ts";
import type { Variable } from "./variable.ts";

const LOG = "the event log";
const NOT_KNOWN = "not known";
const COMPLETENESS = ["COMPLETE", "PARTIAL", "INSUFFICIENT", "SHORT", "RUNNING"] as const;

const count = (label: string, missing?: string): Variable => ({
  label,
  type: "integer",
  allowed: [0, Number.POSITIVE_INFINITY],
  source: "domain.md section 2",
  ...(missing === undefined ? {} : { missing }),
});
const time = (label: string, source: string, missing?: string): Variable => ({
  label,
  type: "datetime",
  source,
  ...(missing === undefined ? {} : { missing }),
});

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
  n: count("Values that count: filled slots, or rated blood gases"),
  expected: count("Slots that the schedule asks for", "the figure has no schedule of slots"),
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
  signed_at: time("When the figure was signed", LOG, "not signed, or reopened since"),
  simulated: {
    label: "Whether the row stands on simulated readings",
    type: "code",
    allowed: [SIMULATED],
    missing: "it does not",
    source: "the readings' source",
  },
  bed: { label: "Bed", type: "text", missing: "not on the ward", source: LOG },
  t0: time("Start of the infusion", "infusion record", "no infusion is known"),
};

const withParam = (words: readonly string[], label: string): Variable => ({
  label,
  type: "code",
  allowed: words,
  source: "see the rows of these names",
});

/** Columns of one table, `table.column`, or of a table's own meaning. */
const OF_TABLES: Readonly<Record<string, Variable>> = {
  "readings_long.param": withParam(Object.keys(PARAMETER_VARIABLES), "What was measured"),
  "readings_long.matrix": {
    label: "What a biomarker was measured in",
    type: "code",
    allowed: ["plasma", "balf"],
    missing: "not a biomarker",
    source: "domain.md section 1",
  },
  "readings_long.value": {
    label: "The measured value, unrounded, in `unit`",
    type: "number",
    missing: "not measured; `status` says why",
    source: "as recorded",
  },
  "readings_long.unit": { label: "Unit of the value (UCUM)", type: "text", source: "contract.md" },
  "readings_long.qualifier": {
    label: "The true value lies below or above",
    type: "code",
    allowed: ["<", ">"],
    missing: "the value is exact",
    source: "domain.md section 1",
  },
  "readings_long.measured_at": time("When it was true at the bedside", "as recorded"),
  "readings_long.recorded_at": time("When it became durable", LOG),
  "readings_long.source": { label: "Feed, device or form that it came from", type: "text", source: LOG },
  "readings_long.status": {
    label: "Whether it counts",
    type: "code",
    allowed: ["valid", "conflict", "rejected", "voided", "superseded"],
    source: "contract.md",
  },
  "readings_long.version": { label: "Version of the reading, from 1", type: "integer", source: LOG },
  "readings_long.superseded_by": {
    label: "The version that took its place",
    type: "integer",
    missing: "it is the latest",
    source: LOG,
  },
  "daily_long.param": withParam(DAILY_FIGURES, "Which daily figure"),
  "daily_long.value": {
    label: "The figure, unrounded, in its own unit",
    type: "number",
    missing: "nothing counts, for `reason`",
    source: "see the rows of the figures",
  },
  "daily_long.sd": {
    label: "Standard deviation of the values behind the figure",
    type: "number",
    formula: "with n − 1",
    missing: "fewer than two values",
    source: "domain.md section 6",
  },
  "daily_long.min": {
    label: "Lowest of the values",
    type: "number",
    missing: "none",
    source: "domain.md section 6",
  },
  "daily_long.max": {
    label: "Highest of the values",
    type: "number",
    missing: "none",
    source: "domain.md section 6",
  },
  "daily_long.reason": {
    label: "Why there is no value",
    type: "code",
    allowed: [
      "NOT_RECORDED",
      "OFF_VENT",
      "UNPAIRED",
      "DP_NONPOSITIVE",
      "CSTAT_IMPLAUSIBLE",
      "NO_TIDAL_VOLUME",
      "NO_FIO2",
      "CONFLICT",
      "REJECTED",
    ],
    missing: "there is a value",
    source: "domain.md section 1",
  },
  "daily_wide.pf_ratio_n": count("Rated blood gases of the day"),
  "daily_wide.pf_ratio_min": {
    label: "Lowest PaO2/FiO2 of the day",
    type: "number",
    unit: "mm[Hg]",
    missing: "no blood gas has one",
    source: "domain.md A5",
  },
  "subjects.sex": { label: "Sex", type: "code", allowed: SEXES, source: "enrolment" },
  "subjects.height": {
    label: "Height",
    type: "number",
    unit: "cm",
    allowed: [120, 220],
    missing: NOT_KNOWN,
    source: "enrolment",
  },
  "subjects.weight": {
    label: "Actual body weight",
    type: "number",
    unit: "kg",
    allowed: [25, 250],
    missing: NOT_KNOWN,
    source: "enrolment",
  },
  "subjects.pbw": {
    label: "Predicted body weight",
    type: "number",
    unit: "kg",
    formula: "50 (male) or 45.5 (female) + 0.91 × (height − 152.4)",
    missing: "no height is known",
    source: "ARDS Network",
  },
  "subjects.admitted": time("Admission", "enrolment", NOT_KNOWN),
  "subjects.enrol": time("Enrolment", "enrolment", NOT_KNOWN),
  "subjects.dose": {
    label: "Cells given in all, in the window of the first infusion",
    type: "number",
    unit: "{cells}",
    missing: "saline, no infusion, or not recorded",
    source: "infusion record",
    seed: "10^6/kg",
  },
  "subjects.dose_volume_ml": {
    label: "Volume given in all, in the window of the first infusion",
    type: "number",
    unit: "mL",
    missing: "no infusion, or not recorded",
    source: "infusion record",
    seed: "100ml normal saline",
  },
  "subjects.mv_start": time(
    "Start of invasive ventilation, first episode",
    "ventilation episodes",
    NOT_KNOWN,
  ),
  "subjects.mv_end": time(
    "End of invasive ventilation, last episode",
    "ventilation episodes",
    "not known, or it lasts",
  ),
  "subjects.baseline_peep": {
    label: "PEEP before the infusion",
    type: "number",
    unit: "cm[H2O]",
    formula: "the last ≤ 2 h before t0",
    missing: "none, or no infusion",
    source: "domain.md section 2",
  },
  "subjects.baseline_fio2": {
    label: "FiO2 before the infusion",
    type: "number",
    unit: "1",
    formula: "the last ≤ 2 h before t0",
    missing: "none, or no infusion",
    source: "domain.md section 2",
  },
  "subjects.baseline_static_compliance": {
    label: "Static compliance before the infusion",
    type: "number",
    unit: "mL/cm[H2O]",
    formula: "mean of the last ≤ 4 measurements in 24 h before t0",
    missing: "none, or no infusion",
    source: "domain.md section 2",
  },
  "subjects.baseline_pf_ratio": {
    label: "PaO2/FiO2 before the infusion",
    type: "number",
    unit: "mm[Hg]",
    formula: "pf_ratio of segment PRE of day 0",
    missing: "none, or no infusion",
    source: "domain.md A5",
  },
  "ae.ae": { label: "Names the event for ever", type: "text", source: LOG },
  "ae.origin": {
    label: "Found in the data, or entered by a person",
    type: "code",
    allowed: ["data", "person"],
    source: LOG,
  },
  "ae.code": {
    label: "The prescribed event; H2 is reviewed and never counted by itself",
    type: "code",
    allowed: [...PRESCRIBED_EVENTS, "H2"],
    missing: "none of the prescribed ones",
    source: "domain.md section 3",
  },
  "ae.term": { label: "In the words of whoever entered it", type: "text", source: LOG },
  "ae.onset": time("Onset", LOG),
  "ae.hours_from_t0": {
    label: "Hours from the infusion's start to the onset",
    type: "number",
    unit: "h",
    formula: "onset − t0",
    source: "domain.md section 3",
  },
  "ae.state": {
    label: "What became of it",
    type: "code",
    allowed: ["CANDIDATE", "SUPERSEDED"],
    source: "domain.md section 3",
  },
  "ae.opened_by": { label: "Who or what wrote it down", type: "text", source: LOG },
  "ae.opened_at": time("When it was written down", LOG),
  "ae.note": { label: "Note", type: "text", missing: "none", source: LOG },
  "ae.corrections": count("How often it was corrected"),
  "ae.superseded_because": {
    label: "Why it stands no more",
    type: "code",
    allowed: ["t0_corrected", "was_h1", "withdrawn"],
    missing: "it stands",
    source: LOG,
  },
  "ae.superseded_reason": { label: "The reason in words", type: "text", missing: "none", source: LOG },
  "vac.ventilator_day": {
    label: "Day of the first worsening, counted from the first of its episode of ventilation, which is 1",
    type: "integer",
    source: "domain.md section 5",
  },
  "vac.param": withParam(["peep", "fio2"], "What worsened"),
  "vac.baseline": {
    label: "Daily minimum of the last stable day, in the parameter's unit",
    type: "number",
    source: "domain.md section 5",
  },
  "vac.value": {
    label: "Daily minimum of the first worsening day, in the parameter's unit",
    type: "number",
    source: "domain.md section 5",
  },
  "vac.in_time": {
    label: "It is one also without the readings that came late",
    type: "code",
    allowed: ["0", "1"],
    source: "domain.md section 5",
  },
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
  return (
    OF_TABLES[`${table}.${column}`] ??
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
