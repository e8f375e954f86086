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

/** A number of things. */
export const countOf = (label: string, missing?: string): Variable => ({
  label,
  type: "integer",
  allowed: [0, Number.POSITIVE_INFINITY],
  source: "domain.md section 2",
  ...(missing === undefined ? {} : { missing }),
});
/** A point in time. */
export const timeOf = (label: string, source: string, missing?: string): Variable => ({
  label,
  type: "datetime",
  source,
  ...(missing === undefined ? {} : { missing }),
});

/** One of some words, each of which has a row of its own. */
export const wordOf = (words: readonly string[], label: string): Variable => ({
  label,
  type: "code",
  allowed: words,
  source: "see the rows of these names",
});
