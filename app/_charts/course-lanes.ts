import type { CourseSeries } from "./course-series.ts";
import { laneDomain } from "./course-series.ts";

/** A lane of the course: its own vertical scale on the shared time axis. */
export interface Lane {
  readonly id: "pressure" | "drivingPressure" | "staticCompliance" | "pfRatio";
  /** Pixels, in proportion to the others. */
  readonly height: number;
  readonly domain: readonly [number, number];
  readonly ticks: readonly number[];
}

/** Left of the axis: lane names, units and figures. The day table's first column is as wide. */
export const GUTTER = 100;
/** Above the lanes: the day headings; then the row for T0. */
export const HEADING = 20;
export const FLAG_ROW = 18;
/** Between two lanes. */
export const LANE_GAP = 14;
/** The hours and plateau slots under the lanes. */
export const STRIPS = 40;

/** The lanes from top to bottom, opened where the data need more than the usual span. */
export function courseLanes(series: CourseSeries): readonly Lane[] {
  const pressures = [...series.peep.map((point) => point.y), ...series.columns.map((column) => column.top)];
  return [
    lane("pressure", 214, [0, 40], 10, pressures),
    lane("drivingPressure", 104, [8, 22], 4, heights(series.drivingPressure), 5),
    lane("staticCompliance", 84, [15, 45], 15, heights(series.staticCompliance), 10),
    lane("pfRatio", 84, [50, 250], 50, heights(series.pfRatio), 100),
  ];
}

function heights(marks: readonly { readonly y: number }[]): readonly number[] {
  return marks.map((mark) => mark.y);
}

function lane(
  id: Lane["id"],
  height: number,
  usual: readonly [number, number],
  open: number,
  values: readonly (number | null)[],
  every = open,
): Lane {
  const domain = laneDomain(usual, open, values);
  return { id, height, domain, ticks: laneTicks(domain, every) };
}

/** Round figures within a lane, at most five: a lane that had to open counts in larger steps. */
export function laneTicks([low, high]: readonly [number, number], step: number): readonly number[] {
  let every = step;
  while ((high - low) / every > 5) every *= 2;
  const ticks: number[] = [];
  for (let tick = Math.ceil(low / every) * every; tick <= high; tick += every) ticks.push(tick);
  return ticks;
}

/** Below this the lanes can no longer be read. */
const SMALLEST = 440;
/** Above this the steps get no clearer. */
const LARGEST = 760;

/** The height of the whole drawing in pixels, of what there is room for. */
export function courseHeight(room: number): number {
  return Math.min(Math.max(room, SMALLEST), LARGEST);
}

/** Lanes that fill a drawing of this height; what lies between and under them keeps its size. */
export function lanesFilling(lanes: readonly Lane[], height: number): readonly Lane[] {
  const fixed = HEADING + FLAG_ROW + STRIPS + LANE_GAP * (lanes.length - 1);
  const share = (height - fixed) / lanes.reduce((sum, each) => sum + each.height, 0);
  return lanes.map((each) => ({ ...each, height: each.height * share }));
}
