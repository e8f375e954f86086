import type { ChartConfiguration, ChartDataset, ScaleOptionsByType } from "chart.js";
import { forComparison } from "#lib/units/rounding.ts";
import { FLAG_ROW, GUTTER, HEADING, LANE_GAP, type Lane, STRIPS } from "./course-lanes.ts";
import { type CourseSeries, JOIN_WITHIN, joined, type Mark } from "./course-series.ts";
import { hatch } from "./hatch.ts";
import type { Palette } from "./palette.ts";

type LaneScale = ScaleOptionsByType<"linear">;
type Scales = NonNullable<NonNullable<ChartConfiguration<"line">["options"]>["scales"]>;

/** The datasets of the course; `source` leads from a drawn point back to its measurement. */
export type CourseDataset = ChartDataset<
  "line" | "bar",
  { x: number; y: number | [number, number] | null }[]
>;

const COLUMN = { grouped: false, barThickness: 6, base: 0 } as const;

/** What is drawn on the lanes: steps, columns, circles, squares and diamonds. */
export function courseDatasets(series: CourseSeries, palette: Palette): CourseDataset[] {
  return [
    {
      type: "bar",
      yAxisID: "pressure",
      order: 3,
      ...COLUMN,
      data: series.columns.map(({ x, floor, top, ceiling }) => ({
        x,
        y: floor === null || ceiling === null ? null : [floor, Math.min(top, ceiling)],
      })),
      backgroundColor: palette.dpFill,
    },
    {
      type: "bar",
      yAxisID: "pressure",
      order: 3,
      ...COLUMN,
      data: series.columns.map(({ x, top, ceiling }) => ({
        x,
        y: ceiling === null || forComparison(top) <= forComparison(ceiling) ? null : [ceiling, top],
      })),
      backgroundColor: hatch(palette.dpFill),
    },
    {
      type: "line",
      yAxisID: "pressure",
      order: 2,
      data: series.peep.map(({ x, y }) => ({ x, y })),
      borderColor: palette.peep,
      borderWidth: 2.6,
      borderJoinStyle: "miter",
      pointRadius: 0,
      pointHitRadius: 0,
    },
    marked("drivingPressure", series.drivingPressure, JOIN_WITHIN.plateau, palette.dp, "circle", palette),
    marked("staticCompliance", series.staticCompliance, JOIN_WITHIN.plateau, palette.cst, "rect", palette),
    marked("pfRatio", series.pfRatio, JOIN_WITHIN.pfRatio, palette.pf, "rectRot", palette),
  ];
}

function marked(
  lane: Lane["id"],
  marks: readonly Mark[],
  within: number,
  colour: string,
  pointStyle: "circle" | "rect" | "rectRot",
  palette: Palette,
): CourseDataset {
  const points = joined(marks, within);
  const over = new Set(marks.filter((mark) => mark.over).map((mark) => mark.x));
  return {
    type: "line",
    yAxisID: lane,
    order: 1,
    data: points.map(({ x, y }) => ({ x, y })),
    // A mark at the very top or bottom of its lane is still a whole one.
    clip: { left: 0, right: 0, top: 8, bottom: 8 },
    borderColor: colour,
    borderWidth: 1.4,
    pointStyle,
    pointRadius: pointStyle === "rectRot" ? 5.5 : pointStyle === "rect" ? 5 : 4,
    pointHoverRadius: 7,
    pointBorderColor: colour,
    pointBorderWidth: 2,
    pointBackgroundColor: points.map(({ x }) => (over.has(x) ? palette.tile : colour)),
  };
}

/** A scale a lane, stacked from the top, with narrow empty ones between; all as wide as the gutter. */
export function courseScales(lanes: readonly Lane[], palette: Palette): Scales {
  const scales: Record<string, object> = {
    // Bars ask for half a bar of room at both ends, which would part the days from the table below.
    x: { type: "linear", display: false, offset: false },
    flagRow: spacer(FLAG_ROW, 0),
  };
  for (const [index, lane] of lanes.entries()) {
    if (index > 0) scales[`gap${index}`] = spacer(LANE_GAP, index * 2);
    scales[lane.id] = laneScale(lane, index * 2 + 1, palette);
  }
  scales.strips = spacer(STRIPS, lanes.length * 2 + 2);
  return scales as Scales;
}

const STACK = { type: "linear", axis: "y", position: "left", stack: "lanes" } as const;

function fixedWidth(scale: { width: number }): void {
  scale.width = GUTTER;
}

function spacer(height: number, place: number): object {
  return {
    ...STACK,
    stackWeight: height,
    weight: -place,
    min: 0,
    max: 1,
    ticks: { display: false },
    grid: { display: false },
    border: { display: false },
    afterFit: fixedWidth,
  };
}

function laneScale(lane: Lane, place: number, palette: Palette): object {
  const [min, max] = lane.domain;
  const scale: Partial<Record<keyof LaneScale, unknown>> & object = {
    ...STACK,
    stackWeight: lane.height,
    weight: -place,
    min,
    max,
    border: { display: false },
    grid: { color: palette.line, drawTicks: false, lineWidth: 0.7 },
    ticks: {
      color: palette.ink2,
      font: { family: palette.font, size: 12 },
      padding: 6,
      autoSkip: false,
    },
    afterBuildTicks: (axis: { ticks: { value: number }[] }) => {
      axis.ticks = lane.ticks.map((value) => ({ value }));
    },
    afterFit: fixedWidth,
  };
  return scale;
}

/** Room above the lanes for the day headings. */
export const COURSE_PADDING = { top: HEADING, left: 0, right: 0, bottom: 0 } as const;
