import type { ImportMatch } from "../log/decide-match.ts";
import type { MatchedSubject } from "../log/match-event.ts";
import { fail, type Result, succeed } from "../units/result.ts";

/** The columns that a match must have; every further one is a covariate. */
export const MATCH_COLUMNS = ["match_id", "pair_id", "ps_logit", "weight"] as const;

const MOST_ROWS = 5_000;
const MOST_COVARIATES = 30;
const COVARIATE = /^[A-Za-z][A-Za-z0-9_]{0,39}$/;
const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
/** So many mistakes are told at once. */
const MISTAKES_TOLD = 8;

/** What a file of a match says, apart from the file itself. */
export type MatchTable = Pick<ImportMatch, "covariates" | "subjects">;

/**
 * The match in the records of a CSV file, its header first. Never guesses: a cell that is no number is refused with
 * its line, and an empty one is not known. An unmatched subject has no pair, or the weight 0.
 */
export function matchTableOf(records: readonly (readonly string[])[]): Result<MatchTable, "bad_match"> {
  const [header = [], ...rows] = records;
  const columns = header.map((name) => name.trim());
  const mistakes = [...headerMistakes(columns)];
  if (mistakes.length === 0 && rows.length === 0) mistakes.push("there is no row");
  if (rows.length > MOST_ROWS) mistakes.push(`there are more than ${MOST_ROWS} rows`);
  if (mistakes.length > 0) return fail("bad_match", sentence(mistakes));
  const covariates = columns.filter((name) => !isFixed(name));
  const subjects: MatchedSubject[] = [];
  const seen = new Set<string>();
  rows.forEach((row, index) => {
    const line = index + 2;
    const cell = (column: string): string => (row[columns.indexOf(column)] ?? "").trim();
    const number = (column: string): number | null => {
      const text = cell(column);
      if (text === "") return null;
      const value = DECIMAL.test(text) ? Number(text) : Number.NaN;
      if (Number.isFinite(value)) return value;
      mistakes.push(`line ${line}: ${column} ${JSON.stringify(text.slice(0, 40))} is not a number`);
      return null;
    };
    const subject = cell("match_id");
    if (row.length !== columns.length) mistakes.push(`line ${line}: not ${columns.length} cells`);
    if (subject === "") mistakes.push(`line ${line}: match_id is empty`);
    if (seen.has(subject)) mistakes.push(`line ${line}: ${subject} is there twice`);
    seen.add(subject);
    const pair = cell("pair_id") || null;
    const weight = number("weight") ?? (pair === null ? 0 : 1);
    if (weight < 0) mistakes.push(`line ${line}: weight is below 0`);
    subjects.push({
      subject,
      pair,
      weight,
      logit: number("ps_logit"),
      covariates: Object.fromEntries(covariates.map((name) => [name, number(name)])),
    });
  });
  return mistakes.length === 0 ? succeed({ covariates, subjects }) : fail("bad_match", sentence(mistakes));
}

function* headerMistakes(columns: readonly string[]): Generator<string> {
  for (const name of MATCH_COLUMNS) if (!columns.includes(name)) yield `the column ${name} is missing`;
  const further = columns.filter((name) => !isFixed(name));
  if (further.length > MOST_COVARIATES) yield `there are more than ${MOST_COVARIATES} covariates`;
  for (const name of further) {
    if (!COVARIATE.test(name)) yield `${JSON.stringify(name.slice(0, 40))} is no name of a covariate`;
  }
  if (new Set(columns).size < columns.length) yield "a column is there twice";
}

function isFixed(name: string): boolean {
  return MATCH_COLUMNS.some((fixed) => fixed === name);
}

function sentence(mistakes: readonly string[]): string {
  const more = mistakes.length - MISTAKES_TOLD;
  return `${mistakes.slice(0, MISTAKES_TOLD).join("; ")}${more > 0 ? `; and ${more} more` : ""}.`;
}
