import { describe, expect, test } from "vitest";
import { NOTHING_SAID } from "../log/safety.ts";
import { at, oClock, reading, spell } from "../study/sample-subject.fixture.ts";
import type { SubjectProfile } from "../ventilation/subject.ts";
import { projectCohortSubject } from "./project-cohort-subject.ts";
import { projectStudy, projectStudyQuantity } from "./project-study.ts";
import { contextAt, recordOf } from "./sample-record.fixture.ts";

const enrolledAt = at("2026-03-02 08:00");
const infusions = [{ startedAt: at("2026-03-02 12:00"), endedAt: null }];
const context = contextAt("2026-04-20 10:00");

/** PEEP on every hour of a local date, the first `hours` of it. */
function peeps(date: string, value: number, hours = 24) {
  return Array.from({ length: hours }, (_, hour) => reading("peep", value, `${date} ${oClock(hour)}`));
}

function member(
  subject: string,
  readings: ReturnType<typeof peeps>,
  parts: Partial<SubjectProfile> = {},
  bed: string | null = null,
) {
  const record = { ...recordOf(readings, { enrolledAt, infusions, ...parts }), subject, bed };
  return { record, part: projectCohortSubject(record, context) };
}

function studyOf(members: readonly ReturnType<typeof member>[]) {
  return projectStudy(
    members.map(({ part }) => part),
    members.map(({ record }) => ({ ...record, safety: NOTHING_SAID })),
    "UCMSC",
    context,
  );
}

describe("given three subjects with PEEP 10, 12 and 8 on day 1, the last for eleven hours", () => {
  const members = [
    member("S-1", [...peeps("2026-03-02", 12), ...peeps("2026-03-03", 10)]),
    member("S-2", [...peeps("2026-03-02", 10), ...peeps("2026-03-03", 12)]),
    member("S-3", [...peeps("2026-03-02", 10), ...peeps("2026-03-03", 8, 11)]),
  ];
  const study = studyOf(members);

  test("then the insufficient one takes no part and is counted as excluded", () => {
    expect(study.quantities.peep[1]).toMatchObject({
      study_day: 1,
      value: { n: 2, mean: 11, median: 11, q1: 10.5, q3: 11.5 },
      excluded: 1,
      running: 0,
    });
    expect(study.coverage.peep[1]).toMatchObject({ complete: 2, partial: 0, insufficient: 1 });
  });

  test("then changes are from the last PEEP before the infusion", () => {
    // 10 - 12 and 12 - 10.
    expect(study.quantities.peep[1]?.change).toMatchObject({ n: 2, mean: 0, min: -2, max: 2 });
  });

  test("then each has its line, with a gap where nothing counts", () => {
    const { lines } = projectStudyQuantity(
      members.map(({ part }) => part),
      "UCMSC",
      "peep",
    );
    expect(lines[2]).toEqual({
      subject: "S-3",
      values: [10, null, null, null, null, null, null, null],
      baseline: 10,
      coverage: "CIIIIIII",
      exit: null,
    });
  });

  test("then nobody else's group is counted, and all are enrolled against 26", () => {
    const control = member("C-1", peeps("2026-03-03", 20), { group: "PSM_CONTROL", infusions: [] });
    const withControl = studyOf([...members, control]);
    expect(withControl.groups).toEqual({ UCMSC: 3, SALINE: 0, PSM_CONTROL: 1 });
    expect(withControl.quantities.peep[1]).toEqual(study.quantities.peep[1]);
    expect(withControl.enrolment).toEqual({
      target: 26,
      enrolled: 3,
      dates: ["2026-03-02", "2026-03-02", "2026-03-02"],
    });
    expect(withControl.events).toMatchObject({ infused: 3, confirmed: 0, open: 0, lower: 0 });
  });
});

test("a control's study days count from its enrolment", () => {
  const { part } = member("C-1", peeps("2026-03-03", 20), { group: "PSM_CONTROL", infusions: [] });
  expect(part.days[1]?.peep.value).toBe(20);
  expect(part.infused).toBe(false);
});

describe("given somebody extubated on day 4, dead on day 6, and one of whom nobody knows since", () => {
  const extubated = { ventilation: [spell("2026-03-01 00:00", "2026-03-06 09:00")] };
  const died = { ...extubated, death: { at: at("2026-03-08 09:00"), cause: null } };
  const members = [
    member("S-1", peeps("2026-03-03", 10), died),
    member("S-2", peeps("2026-03-03", 10), extubated),
  ];
  const study = studyOf(members);

  test("then the ends are marked", () => {
    expect(members.map(({ part }) => part.exit)).toEqual([
      { studyDay: 6, kind: "died" },
      { studyDay: 4, kind: "extubated" },
    ]);
  });

  test("then mortality counts the death, and does not take the other for alive", () => {
    expect(
      study.survival.mortality.map(({ day, deaths, known, unknown }) => [day, deaths, known, unknown]),
    ).toEqual([
      [28, 1, 1, 1],
      [60, 1, 1, 1],
    ]);
    expect(study.survival.n).toBe(2);
  });

  test("then a zero of ventilator-free days is told as a death, and the other as lost after weaning", () => {
    expect(study.free_days).toMatchObject({ zeros: 2, provisional: 0 });
    expect(study.free_days.zero_reasons.DIED).toBe(1);
  });
});

test("a day that is not over takes no part yet", () => {
  const record = { ...recordOf(peeps("2026-03-03", 10, 9), { enrolledAt, infusions }), bed: "7" };
  const today = contextAt("2026-03-03 09:30");
  const part = projectCohortSubject(record, today);
  const study = projectStudy([part], [{ ...record, safety: NOTHING_SAID }], "UCMSC", today);
  expect(study.quantities.peep[1]).toMatchObject({ value: { n: 0, mean: null }, running: 1 });
  expect(study.ventilated).toBe(1);
  expect(study.free_days.provisional).toBe(1);
  expect(part.days[2]).toBeNull();
});

test("a study of nobody has no figure, and no zero in its place", () => {
  const study = studyOf([]);
  expect(study.survival.mortality[0]).toMatchObject({ share: null, deaths: 0 });
  expect(study.free_days.value.median).toBeNull();
  expect(study.events).toMatchObject({ infused: 0, share: null, lower: null, upper: null });
  expect(study.biomarkers).toEqual([]);
});
