import type { Chart, ChartConfiguration } from "chart.js";
import { courseBackdrop } from "./course-backdrop.ts";
import { courseDatasets } from "./course-datasets.ts";
import { courseLanes, GUTTER, lanesFilling } from "./course-lanes.ts";
import type { CourseChartProps } from "./course-props.ts";
import { fitted, isWhole, SHORTEST, type TimeRange } from "./course-range.ts";
import { COURSE_PADDING, courseScales } from "./course-scales.ts";
import { laneLabels } from "./lane-labels.ts";
import { paletteOf } from "./palette.ts";
import { plateauCaps } from "./plateau-caps.ts";
import { slotStrips } from "./slot-strips.ts";

/** How far the hand may go: the whole course, and no closer than the hours can be told apart. */
export function zoomLimits({ from, to }: TimeRange) {
  return { x: { min: from, max: to, minRange: SHORTEST } };
}

/**
 * The chart of a course: `read` gives what is drawn at the moment of drawing, `onRange` hears what wheel,
 * pinch and drag made of the range.
 */
export function courseConfiguration(
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
      ...(first.pixelRatio === undefined ? {} : { devicePixelRatio: first.pixelRatio }),
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
