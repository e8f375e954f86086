import type { ChartConfiguration, ScaleOptionsByType } from "chart.js";
import { FLAG_ROW, GUTTER, HEADING, LANE_GAP, type Lane, STRIPS } from "./course-lanes.ts";
import type { Palette } from "./palette.ts";

type LaneScale = ScaleOptionsByType<"linear">;
type Scales = NonNullable<NonNullable<ChartConfiguration<"line">["options"]>["scales"]>;

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
