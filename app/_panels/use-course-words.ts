"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { Backdrop } from "#app/_charts/backdrop.ts";
import type { LaneLimit, LaneWords } from "#app/_charts/lane-labels.ts";
import { signedDay } from "#app/_format/signed-day.ts";
import type { SiteFormat } from "#app/_format/site-format.ts";
import type { SubjectView } from "#lib/projections/subject-view.ts";
import type { CourseFrame } from "./course-frame.ts";

/** Everything that the course's picture says in words, and when; made again only when it changes. */
export function useCourseWords(
  view: SubjectView,
  frame: CourseFrame,
  format: SiteFormat,
  minute: number | null,
) {
  const t = useTranslations("desk");
  const { limits } = view;
  const window = view.infusion_window;

  const words = useMemo<LaneWords>(
    () => ({
      names: {
        pressure: t("course.pressure"),
        drivingPressure: t("figure.driving_pressure"),
        staticCompliance: t("figure.static_compliance"),
        pfRatio: t("figure.pf_ratio"),
      },
      units: {
        pressure: t("unit.cmH2O"),
        drivingPressure: t("unit.cmH2O"),
        staticCompliance: t("unit.mlPerCmH2O"),
        pfRatio: t("unit.mmHg"),
      },
      plateau: t("course.plateau"),
      column: t("course.column"),
      peep: t("figure.peep"),
      over: t("course.over"),
      hours: t("course.hours"),
      plateaus: t("course.plateaus"),
    }),
    [t],
  );

  const lines = useMemo<readonly LaneLimit[]>(
    () => [
      {
        lane: "pressure",
        value: limits.plateau_pressure,
        label: t("course.plateauLimit", { limit: limits.plateau_pressure }),
      },
      {
        lane: "drivingPressure",
        value: limits.driving_pressure,
        label: t("course.limit", { limit: limits.driving_pressure }),
      },
    ],
    [t, limits.plateau_pressure, limits.driving_pressure],
  );

  const backdrop = useMemo<Backdrop>(
    () => ({
      midnights: frame.midnights,
      headings: frame.studyDays.map((day, index) =>
        day === null ? format.date(frame.midnights[index] ?? 0) : t("day.short", { day: signedDay(day) }),
      ),
      boldDay: frame.studyDays.indexOf(0),
      window:
        window.started_at === null || window.early_ends_at === null || window.ends_at === null
          ? null
          : {
              from: Date.parse(window.started_at),
              earlyTo: Date.parse(window.early_ends_at),
              to: Date.parse(window.ends_at),
              label: t("course.t0", { time: format.clock(window.started_at) }),
            },
      now: minute === null ? null : { at: minute * 60_000, label: t("course.now") },
      clock: format.clock,
    }),
    [t, format, frame, window.started_at, window.early_ends_at, window.ends_at, minute],
  );

  const label = t("course.chart", {
    subject: view.subject,
    from: format.date(frame.whole.from),
    to: format.date(frame.whole.to - 1),
  });
  return { words, limits: lines, backdrop, label };
}
