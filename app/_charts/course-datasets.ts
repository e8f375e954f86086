import type { ChartDataset } from "chart.js";
import { forComparison } from "#lib/units/rounding.ts";
import type { Lane } from "./course-lanes.ts";
import { type CourseSeries, JOIN_WITHIN, joined, type Mark } from "./course-series.ts";
import { hatch } from "./hatch.ts";
import type { Palette } from "./palette.ts";

/** A dataset of the course: a line, or columns that float. */
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
