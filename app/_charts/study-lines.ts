import type { Chart, Plugin, Scale } from "chart.js";
import type { StudyLine } from "#lib/projections/study-view.ts";
import type { Palette } from "./palette.ts";

/** A subject's line as it is drawn, after the choice of value or change. */
export interface DrawnLine {
  readonly values: readonly (number | null)[];
  /** Where the subject left the ventilator, at its last value; `null`: it did not, or nothing is drawn. */
  readonly exit: { readonly index: number; readonly kind: "extubated" | "died" | "left" } | null;
}

/** A line of values, or of changes since before the infusion; `null`: there is nothing to draw. */
export function drawnLine({ values, baseline, exit }: StudyLine, mode: "value" | "change"): DrawnLine | null {
  if (mode === "change" && baseline === null) return null;
  const shown =
    mode === "value" ? values : values.map((one) => (one === null ? null : one - (baseline ?? 0)));
  const index = shown.findLastIndex((one) => one !== null);
  if (index === -1) return null;
  return { values: shown, exit: exit === null ? null : { index, kind: exit.kind } };
}

/**
 * Every subject's line behind the cohort's. Not data sets of the chart: a thousand of those take seconds, a
 * thousand strokes a few milliseconds.
 */
export function subjectLines(lines: readonly DrawnLine[], palette: Palette): Plugin {
  return {
    id: "subject-lines",
    beforeDatasetsDraw(chart) {
      const scales = scalesOf(chart);
      if (scales === null) return;
      const { ctx } = chart;
      ctx.save();
      ctx.strokeStyle = palette.dpFill;
      // Many lines are one grey; few are lines.
      ctx.lineWidth = lines.length > 200 ? 0.6 : 1.2;
      ctx.globalAlpha = lines.length > 200 ? 0.35 : 1;
      for (const { values } of lines) drawLine(ctx, values, scales);
      ctx.restore();
    },
    afterDatasetsDraw(chart) {
      const scales = scalesOf(chart);
      if (scales === null) return;
      // Crosses last: a circle of the same place must not cover a death.
      const marks = lines.toSorted(
        (a, b) => Number(a.exit?.kind === "died") - Number(b.exit?.kind === "died"),
      );
      for (const line of marks) drawExit(chart.ctx, line, scales, palette);
    },
  };
}

interface Scales {
  readonly x: Scale;
  readonly y: Scale;
}

function scalesOf({ scales: { x, y } }: Chart): Scales | null {
  return x === undefined || y === undefined ? null : { x, y };
}

/** A day without a value is a gap, and a value between two gaps a point. */
function drawLine(ctx: CanvasRenderingContext2D, values: DrawnLine["values"], { x, y }: Scales): void {
  ctx.beginPath();
  values.forEach((value, index) => {
    if (value === null) return;
    const [left, top] = [x.getPixelForValue(index), y.getPixelForValue(value)];
    const before = values[index - 1] ?? null;
    if (before === null) ctx.moveTo(left, top);
    else ctx.lineTo(left, top);
    if (before === null && (values[index + 1] ?? null) === null) ctx.arc(left, top, 1, 0, 2 * Math.PI);
  });
  ctx.stroke();
}

const MARK = 4;

function drawExit(
  ctx: CanvasRenderingContext2D,
  { values, exit }: DrawnLine,
  { x, y }: Scales,
  palette: Palette,
): void {
  if (exit === null) return;
  const value = values[exit.index] ?? null;
  if (value === null) return;
  const [left, top] = [x.getPixelForValue(exit.index), y.getPixelForValue(value)];
  ctx.save();
  ctx.strokeStyle = palette.ink;
  ctx.fillStyle = palette.tile;
  ctx.lineWidth = 1.6;
  ctx.beginPath();
  if (exit.kind === "died") {
    ctx.moveTo(left - MARK, top - MARK);
    ctx.lineTo(left + MARK, top + MARK);
    ctx.moveTo(left + MARK, top - MARK);
    ctx.lineTo(left - MARK, top + MARK);
  } else if (exit.kind === "extubated") {
    ctx.arc(left, top, MARK, 0, 2 * Math.PI);
    ctx.fill();
  } else {
    ctx.rect(left - MARK + 0.5, top - MARK + 0.5, 2 * MARK - 1, 2 * MARK - 1);
    ctx.fill();
  }
  ctx.stroke();
  ctx.restore();
}
