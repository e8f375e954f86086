import {
  type AskedQuery,
  decideQueryAnswer,
  decideQueryClosing,
  decideQueryReopening,
  type QueryFailure,
} from "#lib/log/decide-query.ts";
import type { ReadingEvent } from "#lib/log/event.ts";
import { standingReading } from "#lib/log/meant-reading.ts";
import type { QuestionSubject } from "#lib/log/query-event.ts";
import { projectQueries } from "#lib/projections/project-queries.ts";
import { PROTOCOL } from "#lib/protocol/protocol.ts";
import { DAILY_FIGURES } from "#lib/study/daily-figure.ts";
import type { SiteCalendar } from "#lib/study/site-calendar.ts";
import { studyInputOf } from "#lib/study/study-input.ts";
import { fail, type Result, succeed } from "#lib/units/result.ts";
import type { QueryCode } from "#lib/ventilation/query-code.ts";
import type { QueryAddressee } from "#lib/ventilation/query-kind.ts";
import { originalOf } from "#lib/ventilation/reading.ts";
import type { Draft } from "../log/draft.ts";
import type { Recorder } from "../log/recorder.ts";

/** What somebody says to a question, or asks. */
export type QueryDeed =
  | {
      readonly deed: "raise";
      readonly about: { readonly seq: number } | { readonly figure: string; readonly local_date: string };
      readonly to: QueryAddressee;
      readonly text: string;
    }
  | { readonly deed: "answer"; readonly query: string; readonly code: QueryCode; readonly text: string }
  | { readonly deed: "close" | "reopen"; readonly query: string; readonly text: string };

/** Records what somebody says to a question of a subject, or asks. */
export async function sayToQuery(
  recorder: Recorder,
  calendar: SiteCalendar,
  actor: string,
  subject: string,
  said: QueryDeed,
): Promise<Result<ReadingEvent>> {
  const proposed = await recorder.propose({
    actor,
    weight: 1,
    alone: false,
    subjects: () => [subject],
    senderIds: () => [],
    decide: (draft): Result<ReadingEvent> => {
      const decided = decide(draft, calendar, subject, said);
      if (decided.ok) draft.record(subject, decided.value);
      return decided;
    },
  });
  return proposed.ok ? proposed.value : proposed;
}

function decide(
  draft: Draft,
  calendar: SiteCalendar,
  subject: string,
  said: QueryDeed,
): Result<ReadingEvent> {
  const state = draft.subject(subject);
  if (state === null) return fail("unknown_subject", `No subject is enrolled as ${subject}.`);
  if (said.deed === "raise") return decideRaising(draft, calendar, subject, said);
  const book = draft.book(subject);
  const input = studyInputOf(state.profile, book, { calendar, protocol: PROTOCOL, now: draft.now });
  const query = projectQueries(book, input).find(({ id }) => id === said.query) ?? null;
  return decideSaying(query, said);
}

function decideSaying(
  query: AskedQuery | null,
  said: Exclude<QueryDeed, { deed: "raise" }>,
): Result<ReadingEvent, QueryFailure> {
  switch (said.deed) {
    case "answer":
      return decideQueryAnswer(query, said);
    case "close":
      return decideQueryClosing(query, said.text);
    case "reopen":
      return decideQueryReopening(query, said.text);
  }
}

function decideRaising(
  draft: Draft,
  calendar: SiteCalendar,
  subject: string,
  { about, to, text }: Extract<QueryDeed, { deed: "raise" }>,
): Result<ReadingEvent> {
  if (text === "") return fail("text_missing", "A question needs words.");
  const meant = meantBy(draft, calendar, subject, about);
  return meant.ok ? succeed({ type: "queryRaised", about: meant.value, to, text }) : meant;
}

function meantBy(
  draft: Draft,
  calendar: SiteCalendar,
  subject: string,
  about: Extract<QueryDeed, { deed: "raise" }>["about"],
): Result<QuestionSubject> {
  if ("figure" in about) {
    const day = calendar.dayOn(about.local_date);
    if (day === null) return fail("unknown_day", `${about.local_date} is not a calendar day.`);
    if (!DAILY_FIGURES.some((figure) => figure === about.figure)) {
      return fail("unknown_figure", `No daily figure is called ${JSON.stringify(about.figure)}.`);
    }
    return succeed({ kind: "figure", figure: about.figure, date: day.date });
  }
  const standing = standingReading(draft.book(subject), about.seq);
  if (standing === null) return fail("unknown_reading", `No reading has the number ${about.seq} here.`);
  const { parameter, observedAt } = standing;
  return succeed({ kind: "reading", seq: originalOf(standing), parameter, observedAt });
}
