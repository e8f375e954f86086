import type { DaySummary } from "../../study/day-summary.ts";
import type { ExportedSubject } from "../subject-table.ts";

/** How REDCap checks what is typed into a text field. */
export type RedcapValidation = "number" | "integer" | "datetime_seconds_ymd" | "date_ymd";

/**
 * What stands in a field for what is not known. A blank cell changes nothing in REDCap, so one never means "none":
 * these are set up as the project's missing data codes, and then pass every validation.
 */
export const REDCAP_MISSING_CODES = {
  UNK: "Unknown",
  NOT_RECORDED: "Not recorded",
  NOT_APPLICABLE: "Not applicable",
  OFF_VENT: "Off the ventilator",
  DIED: "Died",
  DISCHARGED: "Discharged",
  UNPAIRED: "No PEEP to pair with",
  DP_NONPOSITIVE: "Plateau not above PEEP",
  CSTAT_IMPLAUSIBLE: "Compliance implausible",
  NO_TIDAL_VOLUME: "No tidal volume",
  NO_FIO2: "No FiO2",
  CONFLICT: "In conflict",
  REJECTED: "Rejected",
} as const;

export type RedcapMissing = keyof typeof REDCAP_MISSING_CODES;

/** A value of a field: a number, a word, a local time, or why there is none. */
export type RedcapValue = number | string | { readonly missing: RedcapMissing };

/** A field of an instrument. */
export interface RedcapField<Source> {
  /** At most 26 small letters, digits and underscores, beginning with a letter. */
  readonly name: string;
  readonly label: string;
  readonly validation?: RedcapValidation;
  readonly min?: number;
  readonly max?: number;
  /** A radio field: each code with its label. */
  readonly choices?: Readonly<Record<string, string>>;
  readonly note?: string;
  value(source: Source): RedcapValue;
}

/** One study day of one subject. */
export interface RedcapDay {
  readonly subject: ExportedSubject;
  readonly summary: DaySummary;
}
