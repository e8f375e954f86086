import { describe, expect, test } from "vitest";
import { indexTimeOf, lifeCourseOf, ventilationCourseOf } from "./follow-up-of.ts";
import { at, profile, spell } from "./sample-subject.fixture.ts";

const enrolledAt = at("2026-03-02 08:00");
const infusions = [{ startedAt: at("2026-03-02 14:00"), endedAt: null }];
const ventilation = [spell("2026-03-01 00:00", "2026-03-08 12:00")];
const treated = { enrolledAt, infusions, ventilation };
const left = { at: at("2026-03-12 10:00"), to: "home", offVentilator: true } as const;

describe("given somebody on the ward", () => {
  const subject = profile(treated);
  const now = at("2026-03-10 00:00");

  test("then they are known to live now, and ventilation is known for as long as it goes on", () => {
    expect(lifeCourseOf(subject, now).lastKnownAlive).toBe(now);
    expect(ventilationCourseOf(subject, { onWard: true, seenUntil: now })).toMatchObject({
      knownUntil: null,
      leftFree: false,
    });
  });

  test("when consent was withdrawn, then nothing later is known", () => {
    const withdrawn = { at: at("2026-03-09 09:00"), because: "consent_withdrawn" } as const;
    const gone = profile({ ...treated, withdrawal: withdrawn });
    expect(lifeCourseOf(gone, now).lastKnownAlive).toBe(withdrawn.at);
    expect(ventilationCourseOf(gone, { onWard: true, seenUntil: now }).knownUntil).toBe(withdrawn.at);
  });
});

describe("given somebody who went home without a ventilator", () => {
  const subject = profile({ ...treated, discharge: left });

  test("then they are free from then on, and known to have lived until then", () => {
    expect(ventilationCourseOf(subject, { onWard: false, seenUntil: null }).leftFree).toBe(true);
    expect(lifeCourseOf(subject, null).lastKnownAlive).toBe(left.at);
  });

  test("when nobody wrote down the end of ventilation, then it ended at the discharge at the latest", () => {
    const open = profile({ ...treated, ventilation: [spell("2026-03-01 00:00")], discharge: left });
    expect(ventilationCourseOf(open, { onWard: false, seenUntil: null }).spells).toEqual([
      spell("2026-03-01 00:00", "2026-03-12 10:00"),
    ]);
  });

  test("when a call reached them later, then until the call; given up as lost, no further", () => {
    const reached = at("2026-04-20 10:00");
    const lost = { at: at("2026-05-20 10:00"), because: "lost_to_follow_up" } as const;
    const called = profile({ ...treated, discharge: left, lastContactAt: reached, withdrawal: lost });
    expect(lifeCourseOf(called, null).lastKnownAlive).toBe(reached);
  });
});

test("days count from the first infusion, and a matched control's from its enrolment", () => {
  expect(indexTimeOf(profile(treated))).toBe(infusions[0]?.startedAt);
  expect(indexTimeOf(profile({ enrolledAt, group: "PSM_CONTROL" }))).toBe(enrolledAt);
  expect(indexTimeOf(profile({ enrolledAt }))).toBeNull();
});

test("where nobody entered a spell of ventilation, none is known", () => {
  expect(ventilationCourseOf(profile({ enrolledAt }), { onWard: true, seenUntil: null }).spells).toBeNull();
});
