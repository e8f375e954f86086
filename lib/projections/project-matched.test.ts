import { describe, expect, test } from "vitest";
import type { MatchSet } from "../log/ward-state.ts";
import { at, oClock, reading } from "../study/sample-subject.fixture.ts";
import type { SubjectProfile } from "../ventilation/subject.ts";
import { projectCohortSubject } from "./project-cohort-subject.ts";
import { projectMatched } from "./project-matched.ts";
import { contextAt, recordOf } from "./sample-record.fixture.ts";

const enrolledAt = at("2026-03-02 08:00");
const infusions = [{ startedAt: at("2026-03-02 12:00"), endedAt: null }];
const context = contextAt("2026-06-20 10:00");

function member(subject: string, peep: number, parts: Partial<SubjectProfile>) {
  const readings = Array.from({ length: 24 }, (_, hour) =>
    reading("peep", peep, `2026-03-03 ${oClock(hour)}`),
  );
  const record = { ...recordOf(readings, { enrolledAt, ...parts }), subject, bed: null };
  return projectCohortSubject(record, context);
}

const treated = { group: "UCMSC", infusions, lastContactAt: at("2026-05-20 10:00") } as const;
const control = { group: "PSM_CONTROL", infusions: [] } as const;
const everybody = [
  member("T-1", 10, { ...treated, ageYears: 60 }),
  member("T-2", 14, treated),
  member("C-1", 12, { ...control, ageYears: 64, death: { at: at("2026-03-12 10:00"), cause: null } }),
  member("C-2", 20, control),
];
const row = (subject: string, pair: string | null, apache: number | null) => ({
  subject,
  pair,
  weight: pair === null ? 0 : 1,
  logit: 0.1,
  covariates: { apache },
});
const set: MatchSet = {
  set: 2,
  fileName: "match.csv",
  sha256: "aa",
  covariates: ["apache"],
  subjects: [row("T-1", "1", 20), row("C-1", "1", 22), row("T-2", null, 30), row("C-2", null, null)],
  by: "li.na",
  at: at("2026-06-01 10:00"),
};

describe("given one pair among two treated and two controls", () => {
  const { comparison, imports } = projectMatched(everybody, [{ ...set, set: 1 }, set], context);

  test("then only the pair is compared, each arm against those in the file", () => {
    expect(comparison).toMatchObject({ set: 2, pairs: 1, weighted: false });
    expect(comparison?.treated).toMatchObject({ n: 1, of: 2 });
    expect(comparison?.treated.quantities.peep[1]?.value).toMatchObject({ n: 1, mean: 10 });
    expect(comparison?.control.quantities.peep[1]?.value).toMatchObject({ n: 1, mean: 12 });
  });

  test("then mortality is told by arm, a control's from its enrolment", () => {
    expect(comparison?.treated.survival.mortality.map(({ share }) => share)).toEqual([0, 0]);
    expect(comparison?.control.survival.mortality.map(({ share }) => share)).toEqual([1, 1]);
    expect(comparison?.log_rank).toMatchObject({ observed: 0, expected: 0.5 });
  });

  test("then the balance has the score, the file's columns and what the record knows, and who lacks it", () => {
    expect(comparison?.balance.map(({ covariate, missing }) => [covariate, missing])).toEqual([
      ["ps_logit", 0],
      ["apache", 1],
      ["record_age", 2],
      ["record_male", 0],
    ]);
    expect(comparison?.balance[1]).toMatchObject({
      before: { treated: 25, control: 22 },
      after: { treated: 20, control: 22 },
    });
  });

  test("then the earlier import is listed behind the one in force", () => {
    expect(imports.map(({ set: number, by }) => [number, by])).toEqual([
      [2, "li.na"],
      [1, "li.na"],
    ]);
  });
});

test("before an import there is no comparison", () => {
  expect(projectMatched(everybody, [], context)).toMatchObject({ imports: [], comparison: null });
});
