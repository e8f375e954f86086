import { PROTOCOL } from "../protocol/protocol.ts";
import type { Instant } from "../units/instant.ts";
import type { Centimetre, Kilogram } from "../units/quantity.ts";
import type { Biomarker } from "../ventilation/biomarker.ts";
import { type Parameter, parameterRow } from "../ventilation/parameter.ts";
import type { Reading } from "../ventilation/reading.ts";
import type { SubjectProfile } from "../ventilation/subject.ts";
import { NOTHING_ENTERED } from "../ventilation/subject-course.ts";
import { type DaySummary, summariseDay } from "./day-summary.ts";
import { expectedBiomarkers } from "./missing-biomarkers.ts";
import { createSiteCalendar, type SiteCalendar } from "./site-calendar.ts";
import { type StudyInput, studyInputOf } from "./study-input.ts";

/** UTC+8 all year round: the trial's own site. */
export const SHANGHAI = createSiteCalendar("Asia/Shanghai");
/** 23 h on 2026-03-08 and 25 h on 2026-11-01. */
export const NEW_YORK = createSiteCalendar("America/New_York");

/** The instant of a local date and time of the site, `2026-03-02 14:05`; an ambiguous one is the first. */
export function at(text: string, { timeZone }: SiteCalendar = SHANGHAI): Instant {
  return Temporal.PlainDateTime.from(text.replace(" ", "T")).toZonedDateTime(timeZone)
    .epochMilliseconds as Instant;
}

let lastSeq = 0;

/** A valid reading, durable when it was observed; `parts` changes what matters to a test. */
export function reading(
  parameter: Parameter,
  value: number,
  observedAt: Instant | string,
  parts: Partial<Reading> = {},
): Reading {
  lastSeq += 1;
  const instant = typeof observedAt === "string" ? at(observedAt) : observedAt;
  return {
    seq: lastSeq,
    parameter,
    value,
    unit: parameterRow(parameter).unit,
    observedAt: instant,
    recordedAt: instant,
    source: "ventilator",
    status: "valid",
    ...parts,
  };
}

/** Readings as the fold keeps them: by parameter, in order of time, source, value. */
export function kept(readings: readonly Reading[]): Map<Parameter, Reading[]> {
  const lists = Map.groupBy(readings, ({ parameter }) => parameter);
  for (const list of lists.values()) list.sort(inOrder);
  return lists;
}

function inOrder(a: Reading, b: Reading): number {
  if (a.observedAt !== b.observedAt) return a.observedAt - b.observedAt;
  if (a.source !== b.source) return a.source < b.source ? -1 : 1;
  return a.value - b.value;
}

/** A spell of ventilation from one local time to another; open without an end. */
export function spell(from: string, to: string | null = null, calendar: SiteCalendar = SHANGHAI) {
  return { startedAt: at(from, calendar), endedAt: to === null ? null : at(to, calendar) };
}

/** A subject of whom nothing is known but what a test says. */
export function profile(parts: Partial<SubjectProfile> = {}): SubjectProfile {
  return {
    ...NOTHING_ENTERED,
    sex: "male",
    heightCm: 170 as Centimetre,
    weightKg: 66 as Kilogram,
    group: "UCMSC",
    admittedAt: null,
    enrolledAt: null,
    ventilation: [],
    infusionPlannedAt: null,
    infusions: [],
    transports: [],
    enteredEvents: [],
    ...parts,
  };
}

/** Every biomarker of the protocol on these study days: half of them measured, half with a reason. */
export function biomarkersOf(...days: readonly number[]): readonly Biomarker[] {
  return days.flatMap((studyDay) =>
    expectedBiomarkers({ protocol: PROTOCOL }).map(({ analyte, matrix }) => ({
      analyte,
      matrix,
      studyDay,
      sampledAt: null,
      result: matrix === "plasma" ? { value: 12.5, qualifier: null } : null,
      notDone: matrix === "plasma" ? null : "NOT_DONE",
    })),
  );
}

/** What a test says about a subject and the moment. */
export interface Given {
  readonly readings?: readonly Reading[];
  /** By default ventilated for as long as the tests last. */
  readonly ventilation?: SubjectProfile["ventilation"];
  readonly modes?: SubjectProfile["modes"];
  readonly plateauEfforts?: SubjectProfile["plateauEfforts"];
  /** Local time of T0. */
  readonly infusion?: string | null;
  /** Local time; by default long after. */
  readonly now?: string;
  readonly calendar?: SiteCalendar;
  readonly protocol?: StudyInput["protocol"];
}

/** Gathers what a subject's days are computed from. */
export function given({
  readings = [],
  ventilation,
  modes = [],
  plateauEfforts = [],
  infusion = null,
  now = "2027-01-01 00:00",
  calendar = SHANGHAI,
  protocol = PROTOCOL,
}: Given): StudyInput {
  const subject = profile({
    ventilation: ventilation ?? [spell("2026-01-01 00:00", null, calendar)],
    modes,
    plateauEfforts,
    infusions: infusion === null ? [] : [{ startedAt: at(infusion, calendar), endedAt: null }],
  });
  return studyInputOf(subject, kept(readings), { calendar, protocol, now: at(now, calendar) });
}

/** One local date summed up. */
export function dayOf(input: StudyInput, date: string): DaySummary {
  const day = input.calendar.dayOn(date);
  if (day === null) throw new Error(`${date} is no date`);
  return summariseDay(input, day);
}

/** A segment of a local date summed up. */
export function segmentOf(input: StudyInput, date: string, name: "ALL" | "PRE" | "POST" = "ALL") {
  const found = dayOf(input, date).segments.find(({ segment }) => segment.name === name);
  if (found === undefined) throw new Error(`${date} has no segment ${name}`);
  return found;
}

/** `14` as `14:00`, for building times of a date. */
export function oClock(hour: number, minute = 0): string {
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}
