import type { Chart } from "chart.js";
import { HOUR } from "#lib/units/instant.ts";
import type { Backdrop } from "./backdrop.ts";
import { GUTTER, HEADING } from "./course-lanes.ts";
import type { Palette } from "./palette.ts";

/** Where an instant lies on the canvas, pixels. */
export type Place = (instant: number) => number;

/** Width in pixels that a clock time needs, with air. */
const CLOCK_WIDTH = 46;

/** A line from `top` to the bottom of all lanes, on whole pixels. */
export function drawUpright(chart: Chart, x: number, top: number): void {
  const { ctx } = chart;
  ctx.beginPath();
  ctx.moveTo(Math.round(x) + 0.5, top);
  ctx.lineTo(Math.round(x) + 0.5, chart.chartArea.bottom);
  ctx.stroke();
}

/** Day headings stay in sight while any of their day is; hours join them when there is room. */
export function drawDayHeadings(chart: Chart, backdrop: Backdrop, palette: Palette, x: Place): void {
  const { ctx, chartArea: area } = chart;
  ctx.textAlign = "left";
  ctx.textBaseline = "alphabetic";
  for (const [index, heading] of backdrop.headings.entries()) {
    const from = backdrop.midnights[index];
    const to = backdrop.midnights[index + 1];
    if (from === undefined || to === undefined) continue;
    const left = Math.max(x(from), GUTTER);
    const right = Math.min(x(to), area.right);
    ctx.font = `${index === backdrop.boldDay ? 650 : 450} 12px ${palette.font}`;
    ctx.fillStyle = index === backdrop.boldDay ? palette.ink : palette.ink2;
    const width = ctx.measureText(heading).width;
    if (right - left < width + 6) continue;
    ctx.fillText(heading, left + 5, HEADING - 7);
    hours(chart, backdrop, palette, x, from, to, left + width + 16);
  }
}

function hours(
  chart: Chart,
  backdrop: Backdrop,
  palette: Palette,
  x: Place,
  from: number,
  to: number,
  clearFrom: number,
): void {
  const { ctx, chartArea: area } = chart;
  const hourWidth = x(from + HOUR) - x(from);
  const step = [1, 2, 3, 6, 12].find((each) => each * hourWidth >= CLOCK_WIDTH);
  if (step === undefined) return;
  ctx.font = `450 11px ${palette.font}`;
  ctx.fillStyle = palette.ink2;
  ctx.strokeStyle = palette.line;
  ctx.textAlign = "center";
  for (let instant = from + step * HOUR; instant < to; instant += step * HOUR) {
    const at = x(instant);
    if (at - CLOCK_WIDTH / 2 < clearFrom || at + CLOCK_WIDTH / 2 > Math.min(x(to), area.right) + 6) continue;
    ctx.fillText(backdrop.clock(instant), at, HEADING - 7);
    ctx.setLineDash([1, 3]);
    drawUpright(chart, at, HEADING - 2);
    ctx.setLineDash([]);
  }
  ctx.textAlign = "left";
}
