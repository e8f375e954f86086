import { columnVariable } from "./column-variables.ts";
import type { CsvRow } from "./csv.ts";
import { FIGURE_VARIABLES, PARAMETER_VARIABLES } from "./figure-variables.ts";
import type { Variable } from "./variable.ts";

/** The columns of `data_dictionary`. Source: domain.md section 6; `table` is ours, and last. */
export const DATA_DICTIONARY_COLUMNS = [
  "variable",
  "label",
  "type",
  "unit",
  "allowed",
  "formula",
  "missing_codes",
  "source",
  "seed_quote",
  "table",
] as const;

/** A table by its name and columns, as far as a dictionary asks. */
export interface NamedColumns {
  readonly name: string;
  readonly columns: readonly string[];
}

/** A row for every column of every table, then one for every word of `param`. A column without a meaning is a fault. */
export function* dataDictionaryRows(tables: readonly NamedColumns[]): Generator<CsvRow> {
  for (const { name, columns } of tables) {
    for (const column of columns) {
      const variable = columnVariable(name, column);
      if (variable === null) throw new Error(`Nobody has said what ${name}.${column} means`);
      yield dictionaryRow(name, column, variable);
    }
  }
  for (const [key, variable] of Object.entries(PARAMETER_VARIABLES)) {
    yield dictionaryRow("readings_long", `param=${key}`, variable);
  }
  for (const [key, variable] of Object.entries(FIGURE_VARIABLES)) {
    yield dictionaryRow("daily_long", `param=${key}`, variable);
  }
}

function dictionaryRow(table: string, name: string, variable: Variable): CsvRow {
  const { label, type, unit, allowed, formula, missing, source, seed } = variable;
  return [
    name,
    label,
    type,
    unit ?? null,
    allowed === undefined ? null : allowedWords(allowed),
    formula ?? null,
    missing === undefined ? null : `empty: ${missing}`,
    source,
    seed ?? null,
    table,
  ];
}

function allowedWords(allowed: NonNullable<Variable["allowed"]>): string {
  const [low, high] = allowed;
  if (typeof low !== "number") return allowed.join(" | ");
  return high === Number.POSITIVE_INFINITY ? `${low}..` : `${low}..${high}`;
}
