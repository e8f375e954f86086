import type { Instant } from "../units/instant.ts";
import type { CorrectionReason } from "../ventilation/correction-reason.ts";
import type { Parameter } from "../ventilation/parameter.ts";
import type { Reading } from "../ventilation/reading.ts";
import { implausibleQueryId } from "./query-talk.ts";

/** What somebody found out about a reading that was questioned. */
export interface QueryAnswer {
  readonly code: CorrectionReason;
  /** Empty where the code says it all. */
  readonly text: string;
  readonly by: string;
  readonly at: Instant;
}

/** A rejected reading is a question to people; `answer` is `null` while nobody has answered it. */
export interface ReadingQuery {
  readonly reading: Reading;
  /** As sent, where the unit was not ours; `null`: as the reading says. */
  readonly sent: { readonly value: number; readonly unit: string } | null;
  readonly answer: QueryAnswer | null;
}

/** The open queries of one parameter at a glance, so that an alarm needs to look at no more than these. */
export interface OpenQueries {
  readonly seqs: Set<number>;
  /** The one observed last. */
  latest: ReadingQuery;
  /** The one that arrived soonest after it was observed: if not even this came in time, none did. */
  promptest: ReadingQuery;
}

/** Every query of one subject, by the number of its reading; and the open ones by parameter. */
export interface QueryList {
  readonly all: Map<number, ReadingQuery>;
  readonly open: Map<Parameter, OpenQueries>;
}

export function noQueries(): QueryList {
  return { all: new Map(), open: new Map() };
}

/** Puts a query on the list, which is changed in place. */
export function addQuery(list: QueryList, query: ReadingQuery): void {
  const { seq, parameter } = query.reading;
  list.all.set(seq, query);
  if (query.answer !== null) return;
  const open = list.open.get(parameter);
  if (open === undefined) {
    list.open.set(parameter, { seqs: new Set([seq]), latest: query, promptest: query });
    return;
  }
  open.seqs.add(seq);
  take(open, query);
}

/**
 * Takes an answer; one to a question that nobody asked, or that is answered, changes nothing. Whether it was taken.
 */
export function answerQuery(list: QueryList, seq: number, answer: QueryAnswer): boolean {
  const query = list.all.get(seq);
  if (query === undefined || query.answer !== null) return false;
  list.all.set(seq, { ...query, answer });
  const { parameter } = query.reading;
  const open = list.open.get(parameter);
  if (open === undefined) return true;
  open.seqs.delete(seq);
  if (open.seqs.size === 0) list.open.delete(parameter);
  // Looked through only when one of the two that matter is gone.
  else if (open.latest.reading.seq === seq || open.promptest.reading.seq === seq) refresh(list, open);
  return true;
}

/** Somebody is not content with an answer: the question of that name is open again, if it is one of these. */
export function reopenQuery(list: QueryList, id: string): void {
  for (const query of list.all.values()) {
    if (implausibleQueryId(query.reading.seq) !== id) continue;
    if (query.answer !== null) addQuery(list, { ...query, answer: null });
    return;
  }
}

function refresh({ all }: QueryList, open: OpenQueries): void {
  let isFirst = true;
  for (const seq of open.seqs) {
    const query = all.get(seq);
    if (query === undefined) continue;
    if (isFirst) {
      open.latest = query;
      open.promptest = query;
      isFirst = false;
    } else take(open, query);
  }
}

function take(open: OpenQueries, query: ReadingQuery): void {
  if (query.reading.observedAt >= open.latest.reading.observedAt) open.latest = query;
  if (delayOf(query) < delayOf(open.promptest)) open.promptest = query;
}

function delayOf({ reading }: ReadingQuery): number {
  return reading.recordedAt - reading.observedAt;
}
