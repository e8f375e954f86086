import type { MatchSetImported } from "../log/match-event.ts";
import type { CsvRow } from "./csv.ts";

/** The columns of `match`, as the match was imported; the covariates are in the order of that file. */
export const MATCH_EXPORT_COLUMNS = [
  "match_id",
  "pair_id",
  "ps_logit",
  "weight",
  "covariate",
  "value",
  "set",
] as const;

/** The match that stands, a row for each subject and covariate, or one for a subject without any. */
export function* matchRows(match: Omit<MatchSetImported, "type"> | null): Generator<CsvRow> {
  if (match === null) return;
  const covariates: readonly (string | null)[] = match.covariates.length === 0 ? [null] : match.covariates;
  for (const { subject, pair, logit, weight, covariates: values } of match.subjects) {
    for (const name of covariates) {
      const value = name === null ? null : (values[name] ?? null);
      yield [subject, pair, logit, weight, name, value, match.set];
    }
  }
}
