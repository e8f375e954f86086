import type { Plugin } from "chart.js";
import { GUTTER, type Lane } from "./course-lanes.ts";
import type { Palette } from "./palette.ts";

/** The words in the gutter and at the limits. */
export interface LaneWords {
  readonly names: Readonly<Record<Lane["id"], string>>;
  readonly units: Readonly<Record<Lane["id"], string>>;
  readonly plateau: string;
  readonly column: string;
  readonly peep: string;
  readonly over: string;
  readonly hours: string;
  readonly plateaus: string;
}

/** A lane's limit: a dashed line with its words at the right end. */
export interface LaneLimit {
  readonly lane: Lane["id"];
  readonly value: number;
  readonly label: string;
}

/** Names the lanes in the gutter, explains the marks there, and draws the limits. */
export function laneLabels(
  read: () => { words: LaneWords; limits: readonly LaneLimit[]; palette: Palette },
): Plugin {
  return {
    id: "laneLabels",
    beforeDatasetsDraw(chart) {
      const { limits, palette } = read();
      const { ctx, chartArea: area } = chart;
      ctx.save();
      ctx.strokeStyle = palette.ink;
      ctx.fillStyle = palette.ink;
      ctx.font = `650 12px ${palette.font}`;
      ctx.textAlign = "right";
      ctx.textBaseline = "alphabetic";
      for (const limit of limits) {
        const scale = chart.scales[limit.lane];
        if (scale === undefined) continue;
        const y = Math.round(scale.getPixelForValue(limit.value)) + 0.5;
        ctx.lineWidth = 1.3;
        ctx.setLineDash([6, 4]);
        ctx.beginPath();
        ctx.moveTo(area.left, y);
        ctx.lineTo(area.right, y);
        ctx.stroke();
        ctx.setLineDash([]);
      }
      ctx.restore();
    },
    afterDatasetsDraw(chart) {
      const { words, limits, palette } = read();
      const { ctx, chartArea: area } = chart;
      ctx.save();
      ctx.textBaseline = "alphabetic";
      ctx.textAlign = "right";
      ctx.font = `650 12px ${palette.font}`;
      ctx.lineJoin = "round";
      for (const limit of limits) {
        const scale = chart.scales[limit.lane];
        if (scale === undefined) continue;
        const y = scale.getPixelForValue(limit.value) - 5;
        ctx.strokeStyle = palette.tile;
        ctx.lineWidth = 4;
        ctx.strokeText(limit.label, area.right - 4, y);
        ctx.fillStyle = palette.ink;
        ctx.fillText(limit.label, area.right - 4, y);
      }
      ctx.textAlign = "left";
      for (const lane of Object.keys(words.names) as Lane["id"][]) {
        const scale = chart.scales[lane];
        if (scale === undefined) continue;
        ctx.font = `650 12px ${palette.font}`;
        ctx.fillStyle = palette.ink;
        ctx.fillText(words.names[lane], 0, scale.top + 12);
        ctx.font = `450 12px ${palette.font}`;
        ctx.fillStyle = palette.ink2;
        ctx.fillText(words.units[lane], 0, scale.top + 27);
      }
      const pressure = chart.scales.pressure;
      if (pressure !== undefined) legend(ctx, pressure.top + 52, words, palette);
      const driving = chart.scales.drivingPressure;
      if (driving !== undefined) {
        ctx.strokeStyle = palette.dp;
        ctx.lineWidth = 2;
        ctx.beginPath();
        ctx.arc(5, driving.top + 47, 4, 0, Math.PI * 2);
        ctx.stroke();
        ctx.fillText(words.over, 15, driving.top + 51, GUTTER - 40);
      }
      ctx.restore();
    },
  };
}

function legend(ctx: CanvasRenderingContext2D, top: number, words: LaneWords, palette: Palette): void {
  const mark = (row: number, colour: string, draw: () => void, text: string): void => {
    ctx.strokeStyle = colour;
    ctx.lineWidth = 4;
    ctx.save();
    ctx.translate(0, top + row * 18);
    ctx.beginPath();
    draw();
    ctx.stroke();
    ctx.restore();
    ctx.fillStyle = palette.ink2;
    ctx.fillText(text, 18, top + row * 18 + 4);
  };
  const line = (points: readonly (readonly [number, number])[]) => () => {
    for (const [x, y] of points) ctx.lineTo(x, y);
  };
  mark(0, palette.pplat, line([[0, 0], [12, 0]]), words.plateau); // biome-ignore format: one mark a line
  mark(1, palette.dpFill, line([[6, -6], [6, 6]]), words.column); // biome-ignore format: one mark a line
  mark(2, palette.peep, line([[0, 3], [6, 3], [6, -2], [12, -2]]), words.peep); // biome-ignore format: one mark a line
}
