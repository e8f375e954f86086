"use client";

import {
  BarController,
  BarElement,
  Chart,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
} from "chart.js";
import zoomPlugin from "chartjs-plugin-zoom";
import { useEffect, useRef, useState } from "react";
import { courseConfiguration, zoomLimits } from "./course-configuration.ts";
import { courseDatasets } from "./course-datasets.ts";
import { courseLanes, lanesFilling } from "./course-lanes.ts";
import type { CourseChartProps } from "./course-props.ts";
import type { TimeRange } from "./course-range.ts";
import { courseScales } from "./course-scales.ts";
import { paletteOf } from "./palette.ts";

Chart.register(BarController, BarElement, LinearScale, LineController, LineElement, PointElement, zoomPlugin);

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
