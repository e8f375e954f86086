import type { ReadingQueryJson, SubjectQueriesJson } from "#lib/contract/queries.ts";
import type { QueryList, ReadingQuery } from "#lib/log/reading-queries.ts";
import { toIso } from "#lib/units/instant.ts";
import { suspectedUnit } from "#lib/ventilation/suspected-unit.ts";

/** As many of each as a person reads through. */
const LISTED = 200;

/** A subject's queries as JSON, the latest first. */
export function toQueriesJson(subject: string, { all }: QueryList): Omit<SubjectQueriesJson, "queries"> {
  const queries = [...all.values()];
  const open = queries.filter(({ answer }) => answer === null);
  const answered = queries.filter(({ answer }) => answer !== null);
  const alike = countAlike(open);
  const toJson = (query: ReadingQuery): ReadingQueryJson => ({
    ...toQueryJson(query),
    alike: query.answer === null ? (alike.get(keyOf(query)) ?? 0) : 0,
  });
  return {
    subject,
    open_count: open.length,
    open: latest(open, ({ reading }) => reading.observedAt).map(toJson),
    answered_count: answered.length,
    answered: latest(answered, ({ answer }) => answer?.at ?? 0).map(toJson),
  };
}

function toQueryJson({ reading, sent, answer }: ReadingQuery): Omit<ReadingQueryJson, "alike"> {
  const { seq, parameter, source, observedAt, recordedAt } = reading;
  const { value, unit } = sent ?? reading;
  return {
    seq,
    parameter,
    value,
    unit,
    suspected_unit: suspectedUnit(parameter, { value, unit }),
    observed_at: toIso(observedAt),
    recorded_at: toIso(recordedAt),
    source,
    answer: answer && {
      code: answer.code,
      text: answer.text,
      by: answer.by.replace(/^@/, ""),
      at: toIso(answer.at),
    },
  };
}

function latest(
  queries: readonly ReadingQuery[],
  at: (query: ReadingQuery) => number,
): readonly ReadingQuery[] {
  return queries.toSorted((a, b) => at(b) - at(a) || b.reading.seq - a.reading.seq).slice(0, LISTED);
}

function countAlike(open: readonly ReadingQuery[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const query of open) counts.set(keyOf(query), (counts.get(keyOf(query)) ?? 0) + 1);
  return counts;
}

function keyOf({ reading }: ReadingQuery): string {
  return `${reading.parameter} ${reading.source}`;
}
