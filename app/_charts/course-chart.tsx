"use client";

import {
  BarController,
  BarElement,
  Chart,
  type ChartConfiguration,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
} from "chart.js";
import zoomPlugin from "chartjs-plugin-zoom";
import { useEffect, useRef, useState } from "react";
import { type Backdrop, courseBackdrop } from "./course-backdrop.ts";
import { COURSE_PADDING, courseDatasets, courseScales } from "./course-config.ts";
import { courseLanes, GUTTER, lanesFilling } from "./course-lanes.ts";
import { fitted, isWhole, SHORTEST, type TimeRange } from "./course-range.ts";
import type { CourseSeries } from "./course-series.ts";
import { type LaneLimit, type LaneWords, laneLabels } from "./lane-labels.ts";
import { paletteOf } from "./palette.ts";
import { plateauCaps } from "./plateau-caps.ts";
import { slotStrips } from "./slot-strips.ts";

Chart.register(BarController, BarElement, LinearScale, LineController, LineElement, PointElement, zoomPlugin);

export interface CourseChartProps {
  readonly series: CourseSeries;
  readonly backdrop: Backdrop;
  readonly words: LaneWords;
  readonly limits: readonly LaneLimit[];
  readonly plateauLimit: number;
  /** Pixels. */
  readonly height: number;
  readonly whole: TimeRange;
  readonly range: TimeRange;
  readonly onRange: (range: TimeRange) => void;
  /** The instant under the pointer; `null` when it leaves. */
  readonly onPoint: (instant: number | null) => void;
  /** What the picture shows, for those who cannot see it; the figures are in the day table. */
  readonly label: string;
}

/**
 * The course of one subject. React owns the range; the chart reports wheel, pinch and drag and is told the
 * outcome, so that the day table beside it can never disagree.
 */
export function CourseChart(props: CourseChartProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const chart = useRef<Chart | null>(null);
  const latest = useRef(props);
  latest.current = props;
  const [reported] = useState(() => new WeakSet<TimeRange>());

  useEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    const made = new Chart(
      element,
      courseConfiguration(
        element,
        () => latest.current,
        (range) => {
          reported.add(range);
          latest.current.onRange(range);
        },
      ),
    );
    chart.current = made;
    let alive = true;
    // The canvas is not laid out again when a font arrives; without this it keeps the fallback's letters.
    void document.fonts.ready.then(() => {
      if (alive) made.update("none");
    });
    return () => {
      alive = false;
      chart.current = null;
      made.destroy();
    };
  }, [reported]);

  const { series, range, whole, height, backdrop, words, limits } = props;
  // biome-ignore lint/correctness/useExhaustiveDependencies: backdrop, words and limits are read by the plugins while drawing
  useEffect(() => {
    const made = chart.current;
    const element = canvas.current;
    if (made === null || element === null) return;
    const palette = paletteOf(element);
    made.data.datasets = courseDatasets(series, palette) as typeof made.data.datasets;
    const scales = courseScales(lanesFilling(courseLanes(series), height), palette);
    // A hand that drags is ahead of React: putting back what it reported a moment ago would hold it fast.
    const at = made.scales.x;
    const [min, max] = at !== undefined && reported.has(range) ? [at.min, at.max] : [range.from, range.to];
    made.options.scales = { ...scales, x: { ...scales.x, min, max } };
    const zoom = made.options.plugins?.zoom;
    if (zoom !== undefined) zoom.limits = zoomLimits(whole);
    made.update("none");
  }, [series, range, whole, height, backdrop, words, limits, reported]);

  return (
    <div className="course-canvas" style={{ height }}>
      <canvas ref={canvas} role="img" aria-label={props.label} />
    </div>
  );
}

function zoomLimits({ from, to }: TimeRange) {
  return { x: { min: from, max: to, minRange: SHORTEST } };
}

function courseConfiguration(
  element: HTMLCanvasElement,
  read: () => CourseChartProps,
  onRange: (range: TimeRange) => void,
): ChartConfiguration {
  const palette = () => paletteOf(element);
  const first = read();
  const scales = courseScales(lanesFilling(courseLanes(first.series), first.height), palette());
  const report = ({ chart }: { chart: Chart }): void => {
    const { x } = chart.scales;
    if (x === undefined) return;
    onRange(fitted({ from: x.min, to: x.max }, read().whole));
  };
  return {
    type: "line",
    data: { datasets: courseDatasets(first.series, palette()) as ChartConfiguration["data"]["datasets"] },
    options: {
      animation: false,
      normalized: true,
      responsive: true,
      maintainAspectRatio: false,
      // Without autoPadding the area ends where the table below it does.
      layout: { padding: COURSE_PADDING, autoPadding: false },
      scales: { ...scales, x: { ...scales.x, min: first.range.from, max: first.range.to } },
      events: ["mousemove", "mouseout"],
      onHover: (event, _active, chart) => {
        const { x } = chart.scales;
        const inside = event.x !== null && event.x >= GUTTER && x !== undefined;
        read().onPoint(inside ? (x.getValueForPixel(event.x ?? 0) ?? null) : null);
      },
      plugins: {
        legend: { display: false },
        tooltip: { enabled: false },
        zoom: {
          limits: zoomLimits(first.whole),
          pan: { enabled: true, mode: "x", onPan: report },
          zoom: {
            mode: "x",
            wheel: { enabled: true, speed: 0.12 },
            pinch: { enabled: true },
            drag: { enabled: true, modifierKey: "shift", backgroundColor: "rgba(47, 79, 196, 0.18)" },
            // Wheeling outwards when there is nothing more to see scrolls the page, as anywhere else.
            onZoomStart: ({ event }) => {
              const { range, whole } = read();
              return !(event instanceof WheelEvent && event.deltaY > 0 && isWhole(range, whole));
            },
            onZoom: report,
          },
        },
      },
    },
    plugins: [
      courseBackdrop(() => ({ backdrop: read().backdrop, palette: palette() })),
      laneLabels(() => ({ words: read().words, limits: read().limits, palette: palette() })),
      plateauCaps(() => ({
        columns: read().series.columns,
        palette: palette(),
        limit: read().plateauLimit,
      })),
      slotStrips(() => ({
        hours: read().series.hours,
        plateaus: read().series.plateauSlots,
        words: read().words,
        palette: palette(),
      })),
    ],
  };
}
