import type { Chart, Plugin } from "chart.js";
import type { Backdrop } from "./backdrop.ts";
import { FLAG_ROW, GUTTER, HEADING } from "./course-lanes.ts";
import { drawDayHeadings, drawUpright, type Place } from "./day-headings.ts";
import type { Palette } from "./palette.ts";

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
        for (const midnight of backdrop.midnights) drawUpright(chart, x(midnight), HEADING - 2);
        drawDayHeadings(chart, backdrop, palette, x);
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

function placer(chart: Chart): Place {
  const scale = chart.scales.x;
  return (instant) => (scale === undefined ? 0 : scale.getPixelForValue(instant));
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
