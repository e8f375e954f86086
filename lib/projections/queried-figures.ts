import type { IsQueried } from "../log/present-figure.ts";
import type { ReadingBook } from "../log/reading-book.ts";
import type { StudyInput } from "../study/study-input.ts";
import { projectQueries } from "./project-queries.ts";
import { openQueriesConcerning, type SubjectQuery } from "./subject-query.ts";

/** Tells which figures of which days an open query concerns; the queries are gone through when first asked. */
export function queriedFigures(book: ReadingBook, input: () => StudyInput): IsQueried {
  let queries: readonly SubjectQuery[] | null = null;
  return ({ start, end }, figure) => {
    queries ??= projectQueries(book, input());
    return openQueriesConcerning(queries, figure, start, end).length > 0;
  };
}
