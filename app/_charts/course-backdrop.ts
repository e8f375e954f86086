import type { Chart, Plugin } from "chart.js";
import { HOUR } from "#lib/units/instant.ts";
import { FLAG_ROW, GUTTER, HEADING } from "./course-lanes.ts";
import type { Palette } from "./palette.ts";

/** What lies behind and across all lanes: days, the infusion's window, the present. */
export interface Backdrop {
  readonly midnights: readonly number[];
  /** The heading of each day, such as `D0`. */
  readonly headings: readonly string[];
  /** Day 0's heading is set bold. */
  readonly boldDay: number;
  readonly window: {
    readonly from: number;
    readonly earlyTo: number;
    readonly to: number;
    readonly label: string;
  } | null;
  readonly now: { readonly at: number; readonly label: string } | null;
  /** Clock time of an instant at the site, `06:00`. */
  readonly clock: (instant: number) => string;
}

/** Width in pixels that a clock time needs, with air. */
const CLOCK_WIDTH = 46;

/**
 * Draws days, window, T0 and now over all lanes of a chart at once, which no scale of Chart.js can: each
 * of its scales knows only its own lane.
 */
export function courseBackdrop(read: () => { backdrop: Backdrop; palette: Palette }): Plugin {
  return {
    id: "courseBackdrop",
    // Under the scales' own lines, which a shade over them would swallow.
    beforeDraw(chart) {
      const { backdrop, palette } = read();
      inDays(chart, (x) => shadeWindow(chart, backdrop, palette, x));
    },
    beforeDatasetsDraw(chart) {
      const { backdrop, palette } = read();
      inDays(chart, (x) => {
        chart.ctx.lineWidth = 1;
        chart.ctx.strokeStyle = palette.line;
        for (const midnight of backdrop.midnights) upright(chart, x(midnight), HEADING - 2);
        headings(chart, backdrop, palette, x);
      });
    },
    afterDatasetsDraw(chart) {
      const { backdrop, palette } = read();
      inDays(chart, (x) => {
        flag(chart, backdrop, palette, x);
        present(chart, backdrop, palette, x);
      });
    },
  };
}

/** Draws right of the gutter only, headings included. */
function inDays(chart: Chart, draw: (x: Place) => void): void {
  const { ctx, chartArea: area } = chart;
  ctx.save();
  ctx.beginPath();
  ctx.rect(GUTTER - 1, 0, area.right - GUTTER + 2, chart.height);
  ctx.clip();
  draw(placer(chart));
  ctx.restore();
}

type Place = (instant: number) => number;

function placer(chart: Chart): Place {
  const scale = chart.scales.x;
  return (instant) => (scale === undefined ? 0 : scale.getPixelForValue(instant));
}

function upright(chart: Chart, x: number, top: number): void {
  const { ctx } = chart;
  ctx.beginPath();
  ctx.moveTo(Math.round(x) + 0.5, top);
  ctx.lineTo(Math.round(x) + 0.5, chart.chartArea.bottom);
  ctx.stroke();
}

function shadeWindow(chart: Chart, { window }: Backdrop, palette: Palette, x: Place): void {
  if (window === null) return;
  const { ctx, chartArea: area } = chart;
  const band = (from: number, to: number): void =>
    ctx.fillRect(x(from), HEADING, x(to) - x(from), area.bottom - HEADING);
  ctx.fillStyle = palette.rest;
  band(window.from, window.to);
  ctx.fillStyle = palette.line;
  ctx.globalAlpha = 0.7;
  band(window.from, window.earlyTo);
  ctx.globalAlpha = 1;
}

/** Day headings stay in sight while any of their day is; hours join them when there is room. */
function headings(chart: Chart, backdrop: Backdrop, palette: Palette, x: Place): void {
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
    upright(chart, at, HEADING - 2);
    ctx.setLineDash([]);
  }
  ctx.textAlign = "left";
}

function flag(chart: Chart, { window }: Backdrop, palette: Palette, x: Place): void {
  if (window === null) return;
  const { ctx, chartArea: area } = chart;
  const at = x(window.from);
  if (at < GUTTER - 1 || at > area.right + 1) return;
  ctx.strokeStyle = palette.ink;
  ctx.fillStyle = palette.ink;
  ctx.lineWidth = 2;
  ctx.beginPath();
  ctx.moveTo(at, HEADING);
  ctx.lineTo(at, area.bottom);
  ctx.stroke();
  ctx.beginPath();
  ctx.moveTo(at, HEADING);
  ctx.lineTo(at + 12, HEADING);
  ctx.lineTo(at, HEADING + 11);
  ctx.fill();
  ctx.font = `650 12px ${palette.font}`;
  const width = ctx.measureText(window.label).width;
  const right = at + 15 + width < area.right;
  ctx.textAlign = right ? "left" : "right";
  ctx.textBaseline = "middle";
  ctx.fillText(window.label, right ? at + 15 : at - 5, HEADING + FLAG_ROW / 2);
}

function present(chart: Chart, { now }: Backdrop, palette: Palette, x: Place): void {
  if (now === null) return;
  const { ctx, chartArea: area } = chart;
  const at = Math.round(x(now.at)) + 0.5;
  if (at < GUTTER || at > area.right) return;
  ctx.strokeStyle = palette.ink;
  ctx.lineWidth = 1;
  ctx.setLineDash([2, 3]);
  ctx.beginPath();
  ctx.moveTo(at, HEADING + FLAG_ROW);
  ctx.lineTo(at, area.bottom);
  ctx.stroke();
  ctx.setLineDash([]);
  ctx.font = `650 12px ${palette.font}`;
  ctx.fillStyle = palette.ink;
  const right = at + 6 + ctx.measureText(now.label).width < area.right;
  ctx.textAlign = right ? "left" : "right";
  ctx.textBaseline = "alphabetic";
  ctx.fillText(now.label, right ? at + 5 : at - 5, area.bottom - 2);
}
