import type { MissingReason } from "../projections/quantity-view.ts";
import { DAILY_FIGURES } from "../study/daily-figure.ts";
import { ANALYTES } from "../ventilation/biomarker.ts";
import { PARAMETER_VARIABLES } from "./figure-variables.ts";
import { countOf, timeOf, type Variable, wordOf } from "./variable.ts";

const MISSING_REASONS: readonly MissingReason[] = [
  "NOT_RECORDED",
  "OFF_VENT",
  "NOT_APPLICABLE",
  "DIED",
  "DISCHARGED",
  "UNPAIRED",
  "DP_NONPOSITIVE",
  "CSTAT_IMPLAUSIBLE",
  "NO_TIDAL_VOLUME",
  "NO_FIO2",
  "CONFLICT",
  "REJECTED",
];

const LOG = "the event log";

/** What the columns of the tables of readings and days mean, by `table.column`. */
export const MEASUREMENT_VARIABLES: Readonly<Record<string, Variable>> = {
  "readings_long.param": wordOf([...Object.keys(PARAMETER_VARIABLES), ...ANALYTES], "What was measured"),
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
  "readings_long.measured_at": timeOf("When it was true at the bedside", "as recorded"),
  "readings_long.recorded_at": timeOf("When it became durable", LOG),
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
  "daily_long.param": wordOf(DAILY_FIGURES, "Which daily figure"),
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
    allowed: MISSING_REASONS,
    missing: "there is a value",
    source: "domain.md section 1",
  },
  "daily_wide.pf_ratio_n": countOf("Rated blood gases of the day"),
  "daily_wide.pf_ratio_min": {
    label: "Lowest PaO2/FiO2 of the day",
    type: "number",
    unit: "mm[Hg]",
    missing: "no blood gas has one",
    source: "domain.md A5",
  },
};
