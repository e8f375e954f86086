import { expect, test } from "vitest";
import { CaseStory } from "../log/case-story.fixture.ts";
import { PROTOCOL } from "../protocol/protocol.ts";
import { at } from "../study/sample-subject.fixture.ts";
import type { Group } from "../ventilation/subject.ts";
import { primaryOutcome } from "./primary-outcome.ts";

function outcomeOf(stories: readonly CaseStory[], groups: readonly Group[] = []) {
  const subjects = stories.map(({ state }, index) => ({
    ...state,
    profile: { ...state.profile, group: groups[index] ?? "UCMSC" },
  }));
  return primaryOutcome(subjects, PROTOCOL);
}

const found = () => CaseStory.found("H1", "2026-03-02 15:12");
const entered = () => CaseStory.entered({ event: null, onset: at("2026-03-02 16:00") });

test("whoever has a confirmed event counts once; candidates and what is unresolved stand apart", () => {
  const both = entered().confirm("@zhao", null).answer("@wei", "AGREE");
  both.infusion.enter(
    { event: "A1", term: "asystole", onset: at("2026-03-02 17:00"), note: null },
    "2026-03-03 15:00",
  );
  const outcome = outcomeOf([
    found().confirm("@zhao", "H1"),
    both,
    found(),
    found().confirm("@zhao", "H1").answer("@wei", "DISAGREE"),
    found().judge("@zhao", "REJECT"),
    found().judge("@zhao", "REJECT").answer("@wei", "AGREE"),
    found().confirm("@zhao", "H1").supersede("t0_corrected"),
  ]);
  expect(outcome).toMatchObject({
    infused: 7,
    confirmed: { count: 2, of: 7, share: 2 / 7 },
    prescribed: 1,
    unprescribed: 1,
    open: { subjects: 3, cases: 3 },
    unresolved: { subjects: 1, cases: 1 },
    notAssociated: { subjects: 1, cases: 1 },
    atMost: 5,
  });
  expect(outcome.byCode).toMatchObject({ H1: 1, A1: 0, D2: 0 });
});

test("an event counts as what it was confirmed as, not as what it was found as", () => {
  const outcome = outcomeOf([CaseStory.found("H2", "2026-03-02 15:12").confirm("@zhao", "T1")]);
  expect(outcome.byCode).toMatchObject({ H1: 0, T1: 1 });
});

test("one of 26 infused is 0.1 to 19.6 percent", () => {
  const nobody = CaseStory.found("H1", "2026-03-02 15:12").supersede("t0_corrected");
  const outcome = outcomeOf([found().confirm("@zhao", "H1"), ...Array.from({ length: 25 }, () => nobody)]);
  expect(outcome.confirmed?.lower).toBeCloseTo(0.001, 3);
  expect(outcome.confirmed?.upper).toBeCloseTo(0.196, 3);
});

test("arms are counted apart, and an arm in which nobody was infused is not shown", () => {
  const outcome = outcomeOf([found().confirm("@zhao", "H1"), found()], ["UCMSC", "SALINE"]);
  expect(outcome.groups.map(({ group, infused, confirmed }) => [group, infused, confirmed?.count])).toEqual([
    ["UCMSC", 1, 1],
    ["SALINE", 1, 0],
  ]);
});

test("a matched control, whose index date is on record as a start, was given nothing and is not among the infused", () => {
  const outcome = outcomeOf([found().confirm("@zhao", "H1"), found()], ["UCMSC", "PSM_CONTROL"]);
  expect(outcome).toMatchObject({ infused: 1, open: { subjects: 0 } });
  expect(outcome.groups.map(({ group }) => group)).toEqual(["UCMSC"]);
});

test("nobody infused is no share and no bounds, and not zero", () => {
  expect(outcomeOf([])).toMatchObject({ infused: 0, confirmed: null, groups: [] });
});
