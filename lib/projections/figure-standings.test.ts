import { describe, expect, test } from "vitest";
import type { FigureReview, FigureReviews } from "../log/figure-review.ts";
import { reviewKey } from "../log/figure-review.ts";
import { presentFigures } from "../log/present-figure.ts";
import { at, reading } from "../study/sample-subject.fixture.ts";
import { studyInputOf } from "../study/study-input.ts";
import { projectSubjectView } from "./project-subject-view.ts";
import { contextAt, recordOf } from "./sample-record.fixture.ts";

const infusions = [{ startedAt: at("2026-03-02 14:00"), endedAt: null }];
const record = recordOf([reading("peep", 10, "2026-03-02 02:00")], { infusions });
const context = contextAt("2026-03-05 10:00");

/** PEEP of the first day as somebody verified it, by these data and rules. */
function verified(parts: Partial<NonNullable<FigureReview["verified"]>> = {}): FigureReviews {
  const input = studyInputOf(record.profile, record.readings, context);
  const day = context.calendar.dayAt(at("2026-03-02 02:00"));
  const present = presentFigures({ input, isQueried: () => false, digest: context.digest }, day)("peep");
  const { localDate, figure, value, n, expected, dataHash } = present;
  const rules = { protocolVersion: "1.0.0", protocolHash: context.protocolIdentity.hash };
  const mark = { value, n, expected, dataHash, because: null, ...rules };
  const doing = { by: "@nurse", at: at("2026-03-03 09:00") };
  const review: FigureReview = {
    localDate,
    figure,
    verified: { localDate, figure, ...mark, ...doing, ...parts },
    signatures: [],
    reopened: null,
    history: [],
  };
  return new Map([[reviewKey(present), review]]);
}

const firstDay = (parts: Partial<typeof record>) =>
  projectSubjectView({ ...record, ...parts }, context).days.find(
    ({ local_date }) => local_date === "2026-03-02",
  )?.standings;

describe("where a day's figures stand, on the subject's page", () => {
  test("is nowhere while nobody has said anything of them", () => {
    expect(new Set(Object.values(firstDay({}) ?? {}))).toEqual(new Set([null]));
  });

  test("is verified of the figure that somebody verified, and of no other", () => {
    const standings = firstDay({ reviews: verified() });
    expect([standings?.peep, standings?.plateau_pressure]).toEqual(["VERIFIED", null]);
  });

  test("is reopened when its data or the rules are no longer those", () => {
    expect(firstDay({ reviews: verified({ dataHash: "other" }) })?.peep).toBe("REOPENED");
    expect(firstDay({ reviews: verified({ protocolHash: "other" }) })?.peep).toBe("REOPENED");
  });

  test("is queried while a question is open, whatever else is true", () => {
    const isQueried: typeof record.isQueried = (_, figure) => figure === "peep";
    expect(firstDay({ reviews: verified(), isQueried })?.peep).toBe("QUERIED");
  });
});
