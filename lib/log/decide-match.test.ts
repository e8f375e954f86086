import { describe, expect, test } from "vitest";
import type { Instant } from "../units/instant.ts";
import type { Group } from "../ventilation/subject.ts";
import { decideMatch, type ImportMatch } from "./decide-match.ts";
import { EMPTY_WARD, evolveWard, type WardState } from "./ward-state.ts";

const groups: Readonly<Record<string, Group>> = {
  "T-1": "UCMSC",
  "T-2": "UCMSC",
  "C-1": "PSM_CONTROL",
  "N-1": "SALINE",
};
const groupOf = (subject: string) => groups[subject] ?? null;
const row = (subject: string, pair: string | null, weight = 1) => ({
  subject,
  pair,
  weight,
  logit: 0.1,
  covariates: { age: 60 },
});
const file = (sha256: string, ...subjects: ImportMatch["subjects"]): ImportMatch => ({
  fileName: "match.csv",
  sha256,
  covariates: ["age"],
  subjects,
});
const first = file("aa", row("T-1", "1"), row("C-1", "1"), row("T-2", null, 0));

function imported(ward: WardState, match: ImportMatch): WardState {
  const decided = decideMatch(ward, groupOf, match);
  if (!decided.ok) throw new Error(decided.detail);
  const origin = { recordedAt: 5 as Instant, actor: "li.na" };
  return decided.value.reduce((state, event) => evolveWard(state, event, origin), ward);
}

describe("given no match yet", () => {
  test("when a file is imported, then it is set 1, with who and when", () => {
    expect(imported(EMPTY_WARD, first).matchSets).toEqual([{ ...first, set: 1, by: "li.na", at: 5 }]);
  });

  test("when somebody in it is not enrolled, then it is refused by name", () => {
    expect(decideMatch(EMPTY_WARD, groupOf, file("aa", row("T-9", "1"), row("C-1", "1")))).toMatchObject({
      ok: false,
      code: "unknown_subject",
      detail: "Nobody is enrolled as T-9.",
    });
  });

  test("when somebody of the saline arm is in it, or one arm has nobody in a pair, then it is refused", () => {
    expect(decideMatch(EMPTY_WARD, groupOf, file("aa", row("N-1", "1"), row("C-1", "1")))).toMatchObject({
      code: "bad_match",
    });
    expect(decideMatch(EMPTY_WARD, groupOf, file("aa", row("T-1", "1"), row("C-1", null)))).toMatchObject({
      code: "bad_match",
    });
  });
});

describe("given an imported match", () => {
  const ward = imported(EMPTY_WARD, first);

  test("when the same file comes again, then nothing happens", () => {
    expect(decideMatch(ward, groupOf, first)).toEqual({ ok: true, value: [] });
  });

  test("when another comes, then it takes its place and the first is kept", () => {
    const both = imported(ward, file("bb", row("T-2", "1"), row("C-1", "1")));
    expect(both.matchSets.map(({ set, sha256 }) => [set, sha256])).toEqual([
      [1, "aa"],
      [2, "bb"],
    ]);
  });
});
