/** What a variable holds. A `code` is one of the words in `allowed`; times carry an offset, dates are the site's. */
export type VariableType = "text" | "code" | "integer" | "number" | "datetime" | "date";

/** What a column, or a parameter in a long table, means: one row of the data dictionary. */
export interface Variable {
  readonly label: string;
  readonly type: VariableType;
  /** UCUM; absent: none. */
  readonly unit?: string;
  /** The words of a code, or the bounds of a number, both inclusive: `5..80`. */
  readonly allowed?: readonly string[] | readonly [number, number];
  /** How it is worked out; absent: it is recorded as it is. */
  readonly formula?: string;
  /** What an empty cell may mean; absent: it is never empty. */
  readonly missing?: string;
  /** Where it comes from, or the publication that its formula is from. */
  readonly source: string;
  /** The registry's own words; absent: it has none. */
  readonly seed?: string;
}
