import type { CsvRow } from "../csv.ts";
import { DAY_FIELDS } from "./day-fields.ts";
import { ENROLMENT_FIELDS } from "./enrolment-fields.ts";
import { REDCAP_MISSING_CODES, type RedcapField } from "./redcap-field.ts";

/** The columns of a REDCap data dictionary, in its own words. */
export const REDCAP_DICTIONARY_COLUMNS = [
  "Variable / Field Name",
  "Form Name",
  "Section Header",
  "Field Type",
  "Field Label",
  "Choices, Calculations, OR Slider Labels",
  "Field Note",
  "Text Validation Type OR Show Slider Number",
  "Text Validation Min",
  "Text Validation Max",
  "Identifier?",
  "Branching Logic (Show field only if...)",
  "Required Field?",
  "Custom Alignment",
  "Question Number (surveys only)",
  "Matrix Group Name",
  "Matrix Ranking?",
  "Field Annotation",
] as const;

type Described = Omit<RedcapField<never>, "value">;

/** The project's fields. The missing data codes are the project's own settings: the first field's note has them. */
export function* redcapDictionaryRows(): Generator<CsvRow> {
  const codes = Object.entries(REDCAP_MISSING_CODES).map(([code, label]) => `${code}, ${label}`);
  yield rowOf("enrolment", {
    name: "record_id",
    label: "Subject number",
    note: `Set up as missing data codes: ${codes.join(" | ")}`,
  });
  for (const field of ENROLMENT_FIELDS) yield rowOf("enrolment", field);
  for (const field of DAY_FIELDS) yield rowOf("study_day", field);
}

function rowOf(form: string, { name, label, validation, min, max, choices, note }: Described): CsvRow {
  const cells: Partial<Record<(typeof REDCAP_DICTIONARY_COLUMNS)[number], string>> = {
    "Variable / Field Name": name,
    "Form Name": form,
    "Field Type": choices === undefined ? "text" : "radio",
    "Field Label": label,
    ...(choices === undefined
      ? {}
      : {
          "Choices, Calculations, OR Slider Labels": Object.entries(choices)
            .map(([code, words]) => `${code}, ${words}`)
            .join(" | "),
        }),
    ...(note === undefined ? {} : { "Field Note": note }),
    ...(validation === undefined ? {} : { "Text Validation Type OR Show Slider Number": validation }),
    ...(min === undefined ? {} : { "Text Validation Min": String(min) }),
    ...(max === undefined ? {} : { "Text Validation Max": String(max) }),
  };
  return REDCAP_DICTIONARY_COLUMNS.map((column) => cells[column] ?? null);
}
