import { describe, expect, test } from "vitest";
import { EIGHT, impossiblePeep, NINE, peep, Story, SUBJECT } from "../log/correction-story.fixture.ts";
import { decideQueryAnswer, decideQueryClosing, decideQueryReopening } from "../log/decide-query.ts";
import { reading, type Sent } from "../log/scenario.ts";
import { PROTOCOL } from "../protocol/protocol.ts";
import { profile, SHANGHAI, spell } from "../study/sample-subject.fixture.ts";
import { studyInputOf } from "../study/study-input.ts";
import type { Instant } from "../units/instant.ts";
import type { Parameter } from "../ventilation/parameter.ts";
import { projectQueries } from "./project-queries.ts";
import { openQueriesConcerning, type SubjectQuery } from "./subject-query.ts";

const MINUTE = 60_000;
const ventilated = profile({ ventilation: [spell("2026-02-28 00:00")] });

function queriesOf(story: Story): readonly SubjectQuery[] {
  const book = story.book(SUBJECT);
  const now = (EIGHT + 24 * 60 * MINUTE) as Instant;
  return projectQueries(
    book,
    studyInputOf(ventilated, book, { calendar: SHANGHAI, protocol: PROTOCOL, now }),
  );
}

const shown = (story: Story) => queriesOf(story).map(({ kind, state }) => `${kind} ${state}`);
const only = (story: Story): SubjectQuery => {
  const [query, second] = queriesOf(story);
  if (query === undefined || second !== undefined) throw new Error("Not one query");
  return query;
};
const value = (parameter: Parameter, number: number, when: Instant = EIGHT): Sent => ({
  reading: reading(parameter, number, when),
  source: "ventilator",
  id: null,
});
const answered = (story: Story, query: SubjectQuery) =>
  story.decided(SUBJECT, decideQueryAnswer(query, { code: "SOURCE_VERIFIED", text: "" }));

describe("what is asked about readings", () => {
  test("nothing, where all is usual", () => {
    expect(shown(new Story().send(SUBJECT, peep(10)))).toEqual([]);
  });

  test("an impossible value, until somebody answers or corrects it", () => {
    const story = new Story().send(SUBJECT, impossiblePeep(90));
    expect(shown(story)).toEqual(["implausible open"]);
    expect(shown(story.correct(1, { value: 9 }))).toEqual(["implausible answered"]);
  });

  test("two claims, until one is chosen or voided", () => {
    const two = () => new Story().send(SUBJECT, peep(10)).send(SUBJECT, peep(12));
    expect(shown(two())).toEqual(["conflict open"]);
    expect(shown(two().choose(2, [1]))).toEqual(["conflict closed"]);
    expect(shown(two().void(1))).toEqual([]);
  });

  test("a plateau that is not above its PEEP", () => {
    const story = new Story().send(SUBJECT, peep(20)).send(SUBJECT, value("plateau_pressure", 20));
    expect(only(story)).toMatchObject({
      kind: "dp_nonpositive",
      figures: ["driving_pressure", "static_compliance", "lis"],
      beyond: { limit: 0, extreme: 0 },
    });
  });

  test.each([
    [12.9, ["dp_low open"]],
    [13, []],
  ])("a plateau of %f over a PEEP of 10: below 3 it is asked, and counts", (plateau, expected) => {
    const story = new Story().send(SUBJECT, peep(10)).send(SUBJECT, value("plateau_pressure", plateau));
    expect(shown(story)).toEqual(expected);
  });

  test("a compliance above 200", () => {
    const story = new Story()
      .send(SUBJECT, peep(10))
      .send(SUBJECT, value("plateau_pressure", 13))
      .send(SUBJECT, value("tidal_volume", 700));
    expect(only(story)).toMatchObject({ kind: "compliance_high", figures: ["static_compliance", "lis"] });
  });

  test.each([
    ["peep", 24, []],
    ["peep", 24.1, ["soft_limit open"]],
    ["peep", 3, []],
    ["peep", 2.9, ["soft_limit open"]],
    ["pao2", 401, ["soft_limit open"]],
    ["temperature", 26, []],
  ] as const)("a %s of %f", (parameter, number, expected) => {
    expect(shown(new Story().send(SUBJECT, value(parameter, number)))).toEqual(expected);
  });

  test("a PEEP of 26 every minute of a day once, and not what does not count", () => {
    const story = new Story();
    for (let minute = 0; minute < 600; minute += 1) {
      story.send(SUBJECT, peep(26, (EIGHT + minute * MINUTE) as Instant));
    }
    expect(only(story)).toMatchObject({ from: EIGHT, to: EIGHT + 599 * MINUTE });
    expect(only(story).readings).toHaveLength(600);
    const voided = new Story().send(SUBJECT, peep(26)).void(1);
    expect(shown(voided)).toEqual([]);
  });
});

describe("a question of a rule", () => {
  test("is answered, closed, and asked again by whoever is not content", () => {
    const story = new Story().send(SUBJECT, peep(26));
    expect(answered(story, only(story)).outcomes.at(-1)).toBe("queryAnswered");
    expect(only(story).state).toBe("answered");
    expect(story.decided(SUBJECT, decideQueryClosing(only(story), "")).outcomes.at(-1)).toBe("queryClosed");
    expect(only(story).state).toBe("closed");
    story.decided(SUBJECT, decideQueryReopening(only(story), "which source?"));
    expect(only(story)).toMatchObject({ state: "open", steps: [{}, {}, { text: "which source?" }] });
  });

  test("that was answered covers more of the like, and not what is further out", () => {
    const story = new Story().send(SUBJECT, peep(26));
    answered(story, only(story)).send(SUBJECT, peep(25, NINE));
    expect(only(story).state).toBe("answered");
    story.send(SUBJECT, peep(29, (NINE + MINUTE) as Instant));
    expect(only(story).state).toBe("open");
    expect(only(answered(story, only(story))).state).toBe("answered");
  });

  test("keeps its name when its reading is corrected to another that is asked about", () => {
    const story = new Story().send(SUBJECT, peep(26));
    const { id } = only(story);
    expect(only(story.correct(1, { value: 27 })).id).toBe(id);
  });
});

describe("an answer", () => {
  test.each([
    ["to nothing", null, "unknown_query"],
    ["to an answered one", { state: "answered", kind: "soft_limit" }, "already_answered"],
    ["to two claims", { state: "open", kind: "conflict" }, "needs_choice"],
  ] as const)("%s is refused", (_, parts, code) => {
    const query = parts === null ? null : { id: "x", beyond: null, readings: [], ...parts };
    expect(decideQueryAnswer(query, { code: "UNIT", text: "" })).toMatchObject({ ok: false, code });
  });

  test("without words for OTHER, a closing of what is open and a reopening without words are refused", () => {
    const open = { id: "x", kind: "person", state: "open", beyond: null, readings: [] } as const;
    expect(decideQueryAnswer(open, { code: "OTHER", text: "" })).toMatchObject({ code: "text_missing" });
    expect(decideQueryClosing(open, "")).toMatchObject({ code: "not_answered" });
    expect(decideQueryReopening(open, "so?")).toMatchObject({ code: "not_reopened" });
    expect(decideQueryReopening({ ...open, state: "closed" }, "")).toMatchObject({ code: "text_missing" });
  });
});

describe("a person's question", () => {
  test("about a reading is asked with its words, and concerns the figures that rest on it", () => {
    const story = new Story().send(SUBJECT, value("plateau_pressure", 24));
    story.record(SUBJECT, {
      type: "queryRaised",
      about: { kind: "reading", seq: 1, parameter: "plateau_pressure", observedAt: EIGHT },
      to: "investigator",
      text: "Was there an inspiratory pause?",
    });
    expect(only(story)).toMatchObject({
      id: "person:2",
      state: "open",
      addressee: "investigator",
      text: "Was there an inspiratory pause?",
      askedBy: "test",
    });
  });

  test("about a day's figure concerns that figure on that day alone", () => {
    const story = new Story().send(SUBJECT, peep(10));
    story.record(SUBJECT, {
      type: "queryRaised",
      about: { kind: "figure", figure: "peep", date: "2026-03-01" },
      to: "anyone",
      text: "Why so few?",
    });
    const queries = queriesOf(story);
    const day = SHANGHAI.dayAt(EIGHT);
    const next = SHANGHAI.day(day.index + 1);
    expect(openQueriesConcerning(queries, "peep", day.start, day.end)).toHaveLength(1);
    expect(openQueriesConcerning(queries, "pf_ratio", day.start, day.end)).toEqual([]);
    expect(openQueriesConcerning(queries, "peep", next.start, next.end)).toEqual([]);
  });
});

test("a figure is queried by what is open in its time, and no more once that is answered", () => {
  const story = new Story().send(SUBJECT, peep(26));
  const { start, end } = SHANGHAI.dayAt(EIGHT);
  expect(openQueriesConcerning(queriesOf(story), "peep", start, end)).toHaveLength(1);
  expect(openQueriesConcerning(queriesOf(story), "peep", start, EIGHT)).toEqual([]);
  answered(story, only(story));
  expect(openQueriesConcerning(queriesOf(story), "peep", start, end)).toEqual([]);
});
