"use client";

import dynamic from "next/dynamic";
import { useMemo } from "react";
import { courseSeries } from "#app/_charts/course-series.ts";
import { loadCourseChart } from "#app/_charts/load-course-chart.ts";
import type { SiteFormat } from "#app/_format/site-format.ts";
import type { PrintedSheet } from "#lib/projections/day-sheet-view.ts";
import { courseFrame } from "./course-frame.ts";
import { useCourseWords } from "./use-course-words.ts";

// Its zoom plugin needs a window as soon as it is loaded, so the chart is never rendered on the server.
const CourseChart = dynamic(loadCourseChart, {
  ssr: false,
  loading: () => <div className="course-canvas waiting" style={{ height: HEIGHT }} />,
});

/** Pixels of CSS. */
const HEIGHT = 412;
/** A printer shows more than a screen: 3 × 96 dots to the inch. */
const PIXEL_RATIO = 3;

/** The course of days −1 to 7, as on the subject's page; it does not move. */
export function SheetCourse({
  sheet,
  format,
}: {
  readonly sheet: PrintedSheet;
  readonly format: SiteFormat;
}) {
  const { view } = sheet;
  const now = Date.parse(sheet.printed_at);
  const series = useMemo(() => courseSeries(view.course, view.limits, now), [view, now]);
  const frame = useMemo(() => courseFrame(view.course), [view.course]);
  const { words, limits, backdrop, label } = useCourseWords(view, frame, format, Math.floor(now / 60_000));
  if (frame.midnights.length === 0) return null;
  return (
    <CourseChart
      series={series}
      backdrop={backdrop}
      words={words}
      limits={limits}
      plateauLimit={view.limits.plateau_pressure}
      height={HEIGHT}
      whole={frame.study}
      range={frame.study}
      onRange={stay}
      onPoint={stay}
      label={label}
      pixelRatio={PIXEL_RATIO}
    />
  );
}

/** Nobody moves a sheet of paper. */
function stay(): void {}
