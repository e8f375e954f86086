import { findReading } from "../log/kept-readings.ts";
import { standingReading } from "../log/meant-reading.ts";
import { implausibleQueryId, type QueryStep, type QueryTalk, type QueryTalks } from "../log/query-talk.ts";
import type { ReadingBook } from "../log/reading-book.ts";
import type { ReadingQuery } from "../log/reading-queries.ts";
import { DAILY_FIGURES, type DailyFigureKey } from "../study/daily-figure.ts";
import { isBeyond, type RuleQuestion, ruleQuestions } from "../study/rule-question.ts";
import type { StudyInput } from "../study/study-input.ts";
import { type Instant, toIso } from "../units/instant.ts";
import type { Reading } from "../ventilation/reading.ts";
import { figuresOf, type QueryState, type SubjectQuery } from "./subject-query.ts";

/** Every question about a subject's data, the oldest first: of hard limits, claims, rules and people. */
export function projectQueries(book: ReadingBook, input: StudyInput): readonly SubjectQuery[] {
  const { talks } = book;
  const queries = [
    ...[...book.queries.all.values()].map((query) => ofImpossible(query, talks)),
    ...conflicts(book),
    ...ruleQuestions(input).map((question) => ofRule(question, talks)),
    ...ofPeople(book, input),
  ];
  return queries.toSorted((a, b) => a.askedAt - b.askedAt || (a.id < b.id ? -1 : 1));
}

const NO_STEPS: readonly QueryStep[] = [];
const BY_RULE = { askedBy: null, addressee: "anyone", text: "", sent: null, beyond: null } as const;

function ofImpossible({ reading, sent, answer }: ReadingQuery, talks: QueryTalks): SubjectQuery {
  const id = implausibleQueryId(reading.seq);
  const steps = talks.get(id)?.steps ?? NO_STEPS;
  return {
    ...BY_RULE,
    ...aboutReadings([reading]),
    id,
    kind: "implausible",
    state: answer === null ? "open" : stateOf(steps),
    sent,
    askedAt: reading.recordedAt,
    steps,
  };
}

/** Claims that stand against each other now, and those between which somebody has chosen. */
function conflicts(book: ReadingBook): readonly SubjectQuery[] {
  const queries: SubjectQuery[] = [];
  for (const list of book.values()) {
    const disputed = list.filter(({ status }) => status === "conflict");
    if (disputed.length === 0) continue;
    for (const claims of Map.groupBy(disputed, claimKey).values()) {
      const [first] = claims;
      if (first === undefined) continue;
      queries.push({
        ...BY_RULE,
        ...aboutReadings(claims),
        id: `conflict:${claimKey(first)}`,
        kind: "conflict",
        state: "open",
        askedAt: Math.max(...claims.map(({ recordedAt }) => recordedAt)) as Instant,
        steps: NO_STEPS,
      });
    }
  }
  return [...queries, ...settled(book)];
}

function claimKey({ parameter, observedAt, source }: Reading): string {
  return `${parameter}:${toIso(observedAt)}:${source}`;
}

function settled(book: ReadingBook): readonly SubjectQuery[] {
  const queries: SubjectQuery[] = [];
  for (const [original, { versions }] of book.histories) {
    for (const { change, seq, by, at, reasonCode, text } of versions) {
      if (change !== "chosen") continue;
      const reading = findReading(book, original);
      if (reading === null) continue;
      queries.push({
        ...BY_RULE,
        ...aboutReadings([reading]),
        id: `chosen:${seq}`,
        kind: "conflict",
        state: "closed",
        askedAt: reading.recordedAt,
        steps: [{ step: "answered", by, at, code: reasonCode, text, extreme: null }],
      });
    }
  }
  return queries;
}

function ofRule(question: RuleQuestion, talks: QueryTalks): SubjectQuery {
  const { id, kind, side, limit, extreme, readings, parameter } = question;
  const steps = talks.get(id)?.steps ?? NO_STEPS;
  const askedAt = Math.min(...readings.map(({ recordedAt }) => recordedAt)) as Instant;
  const about = aboutReadings(readings);
  return {
    ...BY_RULE,
    ...about,
    // A plateau that is doubted for its driving pressure is not doubted itself.
    figures: kind === "soft_limit" ? figuresOf(parameter) : FIGURES_BY_RULE[kind],
    id,
    kind,
    state: isAskedAnew(question, steps) ? "open" : stateOf(steps),
    beyond: { side, limit, extreme },
    askedAt,
    steps,
  };
}

const FIGURES_BY_RULE = {
  dp_nonpositive: ["driving_pressure", "static_compliance", "lis"],
  dp_low: ["driving_pressure", "static_compliance", "lis"],
  compliance_high: ["static_compliance", "lis"],
} as const satisfies Record<string, readonly DailyFigureKey[]>;

/** Whether something further out has come than what was answered for. */
function isAskedAnew({ side, extreme }: RuleQuestion, steps: readonly QueryStep[]): boolean {
  const answer = steps.findLast(({ step }) => step === "answered");
  return answer?.extreme !== null && answer?.extreme !== undefined && isBeyond(side, extreme, answer.extreme);
}

function ofPeople(book: ReadingBook, input: StudyInput): readonly SubjectQuery[] {
  return [...book.talks].flatMap(([id, talk]) => ofPerson(id, talk, book, input) ?? []);
}

function ofPerson(
  id: string,
  { raised, steps }: QueryTalk,
  book: ReadingBook,
  input: StudyInput,
): SubjectQuery | null {
  const [asked] = steps;
  if (raised === null || asked === undefined) return null;
  const about = aboutRaised(raised.about, book, input);
  if (about === null) return null;
  return {
    ...about,
    id,
    kind: "person",
    state: stateOf(steps),
    sent: null,
    beyond: null,
    askedAt: asked.at,
    askedBy: asked.by,
    addressee: raised.to,
    text: asked.text,
    steps: steps.slice(1),
  };
}

type About = Pick<SubjectQuery, "parameter" | "source" | "readings" | "from" | "to" | "figures">;

function aboutRaised(
  about: NonNullable<QueryTalk["raised"]>["about"],
  book: ReadingBook,
  { calendar }: StudyInput,
): About | null {
  if (about.kind === "figure") {
    const day = calendar.dayOn(about.date);
    if (day === null) return null;
    const figures = DAILY_FIGURES.filter((figure) => figure === about.figure);
    const to = (day.end - 1) as Instant;
    return { parameter: null, source: null, readings: [], from: day.start, to, figures };
  }
  const reading = standingReading(book, about.seq);
  return reading === null ? null : aboutReadings([reading]);
}

function aboutReadings(readings: readonly Reading[]): About {
  const first = readings[0];
  const last = readings.at(-1);
  if (first === undefined || last === undefined) throw new Error("A question about no reading");
  const { parameter, source } = first;
  return {
    parameter,
    source,
    readings,
    from: first.observedAt,
    to: last.observedAt,
    figures: figuresOf(parameter),
  };
}

function stateOf(steps: readonly QueryStep[]): QueryState {
  switch (steps.at(-1)?.step) {
    case "answered":
      return "answered";
    case "closed":
      return "closed";
    default:
      return "open";
  }
}
