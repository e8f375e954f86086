import type { Plugin } from "chart.js";
import type { Palette } from "./palette.ts";
import type { TileSeries } from "./tile-series.ts";

/** Caps on the columns, and the flag that marks T0. `unit`: pixels of a tile unit. */
export function tileMarks(read: () => TileSeries, palette: Palette, unit: number): Plugin {
  return {
    id: "tileMarks",
    beforeDatasetsDraw(chart) {
      const { flag } = read();
      const { ctx, chartArea } = chart;
      const x = flag === null ? undefined : chart.scales.x?.getPixelForValue(flag);
      if (x === undefined) return;
      ctx.save();
      ctx.strokeStyle = palette.ink;
      ctx.fillStyle = palette.ink;
      ctx.lineWidth = 2 * unit;
      ctx.beginPath();
      ctx.moveTo(x, chartArea.top);
      ctx.lineTo(x, chartArea.bottom);
      ctx.stroke();
      ctx.beginPath();
      ctx.moveTo(x, chartArea.top);
      ctx.lineTo(x + 13 * unit, chartArea.top);
      ctx.lineTo(x, chartArea.top + 13 * unit);
      ctx.fill();
      ctx.restore();
    },
    afterDatasetsDraw(chart) {
      const { ctx } = chart;
      const { x, y } = chart.scales;
      if (x === undefined || y === undefined) return;
      ctx.save();
      ctx.fillStyle = palette.pplat;
      for (const cap of read().caps) {
        const width = (cap.isLatest ? 31 : 22) * unit;
        ctx.fillRect(
          x.getPixelForValue(cap.x) - width / 2,
          y.getPixelForValue(cap.y) - 5 * unit,
          width,
          5 * unit,
        );
      }
      ctx.restore();
    },
  };
}
