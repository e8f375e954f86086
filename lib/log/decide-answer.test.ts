import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { reading } from "../study/sample-subject.fixture.ts";
import type { Instant } from "../units/instant.ts";
import { decideAnswer } from "./decide-answer.ts";
import { addQuery, answerQuery, noQueries, type QueryAnswer, type QueryList } from "./reading-queries.ts";

const answer: QueryAnswer = { code: "TRANSCRIPTION", text: "", by: "@chen.yu", at: 1 as Instant };

function asked(...parts: readonly { readonly seq: number; readonly source?: string }[]): QueryList {
  const list = noQueries();
  for (const { seq, source = "ventilator" } of parts) {
    const one = reading("tidal_volume", 0.4, seq as Instant, { seq, source, status: "rejected" });
    addQuery(list, { reading: one, sent: null, answer: null });
  }
  return list;
}
const seqsOf = (list: QueryList, seq: number, alike = false) => {
  const decided = decideAnswer(list, { seq, code: "UNIT", text: "", alike });
  return decided.ok ? decided.value.map((event) => event.seq) : decided.code;
};

describe("an answer to the query of a rejected reading", () => {
  test("is for that reading alone, or for all open ones of its parameter and source", () => {
    const list = asked({ seq: 1 }, { seq: 2 }, { seq: 3, source: "nurse" });
    expect(seqsOf(list, 1)).toEqual([1]);
    expect(seqsOf(list, 1, true)).toEqual([1, 2]);
  });

  test("is refused for a reading that nobody questioned, and for one that somebody has answered", () => {
    const list = asked({ seq: 1 });
    expect(seqsOf(list, 9)).toBe("unknown_query");
    answerQuery(list, 1, answer);
    expect(seqsOf(list, 1)).toBe("already_answered");
  });

  test("needs words where its code says nothing", () => {
    const decided = decideAnswer(asked({ seq: 1 }), { seq: 1, code: "OTHER", text: "", alike: false });
    expect(decided).toMatchObject({ ok: false, code: "text_missing" });
  });
});

test("the open queries at a glance are what is open, whatever is asked and answered in which order", () => {
  const step = fc.record({ seq: fc.integer({ min: 1, max: 8 }), late: fc.nat(5), answers: fc.boolean() });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const list = noQueries();
      for (const { seq, late, answers } of steps) {
        if (answers) answerQuery(list, seq, answer);
        else if (!list.all.has(seq)) {
          const observedAt = (seq * 10) as Instant;
          const recordedAt = (observedAt + late) as Instant;
          const one = reading("fio2", 60, observedAt, { seq, recordedAt, status: "rejected" });
          addQuery(list, { reading: one, sent: null, answer: null });
        }
      }
      const open = [...list.all.values()].filter((query) => query.answer === null);
      const glance = list.open.get("fio2");
      expect([...(glance?.seqs ?? [])].toSorted()).toEqual(
        open.map(({ reading: { seq } }) => seq).toSorted(),
      );
      if (glance === undefined) return;
      expect(glance.latest.reading.seq).toBe(Math.max(...glance.seqs));
      const delays = open.map(({ reading: one }) => one.recordedAt - one.observedAt);
      const { recordedAt, observedAt } = glance.promptest.reading;
      expect(recordedAt - observedAt).toBe(Math.min(...delays));
    }),
  );
});
