"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useEffect, useMemo, useRef, useState } from "react";
import { courseHeight } from "#app/_charts/course-lanes.ts";
import { type TimeRange, windowRange } from "#app/_charts/course-range.ts";
import { courseSeries } from "#app/_charts/course-series.ts";
import { loadCourseChart } from "#app/_charts/load-course-chart.ts";
import type { SiteFormat } from "#app/_format/site-format.ts";
import { useNow } from "#app/_live/use-now.ts";
import type { DailyFigureKey } from "#lib/projections/day-view.ts";
import type { SubjectView } from "#lib/projections/subject-view.ts";
import { courseFrame } from "./course-frame.ts";
import { CourseReadout } from "./course-readout.tsx";
import { CourseTools } from "./course-tools.tsx";
import { DayTable } from "./day-table.tsx";
import { useCourseWords } from "./use-course-words.ts";
import type { SubjectTab } from "./use-subject-address.ts";
import { useViewportHeight } from "./use-viewport-height.ts";

// Its zoom plugin needs a window as soon as it is loaded, so the chart is never rendered on the server.
const CourseChart = dynamic(loadCourseChart, {
  ssr: false,
  loading: () => <div className="course-canvas waiting" />,
});

/** The bars above the chart and the day table below it, which are to be seen together. Pixels. */
const AROUND_THE_CHART = 348;

interface CoursePanelProps {
  readonly view: SubjectView;
  readonly format: SiteFormat;
  readonly preset: Exclude<SubjectTab, "readings">;
  readonly onPreset: (preset: "course" | "window") => void;
  readonly opened: { readonly localDate: string; readonly figure: DailyFigureKey } | null;
  readonly onOpen: (localDate: string, figure: DailyFigureKey) => void;
}

/** The course as a picture and, under the same day columns, as figures. */
export function CoursePanel({ view, format, preset, onPreset, opened, onOpen }: CoursePanelProps) {
  const t = useTranslations("desk");
  const { course, infusion_window: window } = view;
  const minute = useNow((now) => Math.floor(now / 60_000));
  const now = minute === null ? Number.POSITIVE_INFINITY : (minute + 1) * 60_000;
  const series = useMemo(() => courseSeries(view.course, view.limits, now), [view.course, view.limits, now]);
  const frame = useMemo(() => courseFrame(course), [course]);
  const presets = useMemo<Readonly<Record<"course" | "window", TimeRange>>>(
    () => ({
      course: frame.study,
      window:
        window.started_at === null || window.ends_at === null
          ? frame.study
          : windowRange(Date.parse(window.started_at), Date.parse(window.ends_at), frame.whole),
    }),
    [frame, window.started_at, window.ends_at],
  );
  const viewport = useViewportHeight(900);
  const [asked, setAsked] = useState<TimeRange | null>(null);
  const range = asked ?? presets[preset];
  const [pointed, setPointed] = useState<number | null>(null);
  const { words, limits, backdrop, label } = useCourseWords(view, frame, format, minute);

  // The address changed to another preset: what was panned to belonged to the one before.
  const before = useRef(preset);
  useEffect(() => {
    if (before.current !== preset) setAsked(null);
    before.current = preset;
  }, [preset]);

  if (series.hours.length + series.columns.length + series.pfRatio.length === 0)
    return <p className="panel page-state">{t("course.nothing")}</p>;
  return (
    <section className="course" aria-label={t("course.course")}>
      <CourseTools
        range={range}
        frame={frame}
        onRange={setAsked}
        onStudyDays={() => {
          setAsked(null);
          onPreset("course");
        }}
        readout={<CourseReadout series={series} instant={pointed} view={view} format={format} />}
      >
        <CourseChart
          series={series}
          backdrop={backdrop}
          words={words}
          limits={limits}
          plateauLimit={view.limits.plateau_pressure}
          height={courseHeight(viewport - AROUND_THE_CHART)}
          whole={frame.whole}
          range={range}
          onRange={setAsked}
          onPoint={setPointed}
          label={label}
        />
      </CourseTools>
      <DayTable view={view} frame={frame} range={range} format={format} opened={opened} onOpen={onOpen} />
    </section>
  );
}
