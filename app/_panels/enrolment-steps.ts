import type { EnrolmentStep } from "#app/_charts/study-enrolment-chart.tsx";
import { datesApart } from "#lib/study/site-calendar.ts";

const DATE_MS = 86_400_000;

/** Enrolment over time: days count from the first enrolment's date. */
export interface EnrolmentCourse {
  /** `2026-03-02` */
  readonly first: string;
  readonly steps: readonly EnrolmentStep[];
  /** Today. */
  readonly until: number;
}

/** One step of each date on which somebody was enrolled; `null` of no date. `dates` are in order. */
export function enrolmentSteps(dates: readonly string[], today: string): EnrolmentCourse | null {
  const [first] = dates;
  if (first === undefined) return null;
  const steps: EnrolmentStep[] = [];
  let enrolled = 0;
  for (const [date, list] of Map.groupBy(dates, (one) => one)) {
    enrolled += list.length;
    steps.push({ day: datesApart(first, date) ?? 0, enrolled });
  }
  return { first, steps, until: Math.max(datesApart(first, today) ?? 0, steps.at(-1)?.day ?? 0) };
}

/** The date so many days after another. */
export function isoDay(first: string, day: number): string {
  const text = new Date(Date.parse(`${first}T00:00:00Z`) + Math.round(day) * DATE_MS).toISOString();
  return text.slice(0, text.indexOf("T"));
}
