import type { Plugin } from "chart.js";
import type { Column } from "./course-series.ts";
import type { Palette } from "./palette.ts";

/** The cap of a column in pixels. */
const WIDTH = 12;
const HEIGHT = 4;

/**
 * A plateau's cap, on its column or, unpaired, alone. Over a limit it is hollow: shape, not only colour,
 * tells it apart.
 */
export function plateauCaps(
  read: () => { columns: readonly Column[]; palette: Palette; limit: number },
): Plugin {
  return {
    id: "plateauCaps",
    afterDatasetsDraw(chart) {
      const { columns, palette, limit } = read();
      const { ctx, chartArea: area } = chart;
      const { x, pressure: y } = chart.scales;
      if (x === undefined || y === undefined) return;
      ctx.save();
      ctx.beginPath();
      ctx.rect(area.left, area.top, area.right - area.left, area.bottom - area.top);
      ctx.clip();
      ctx.fillStyle = palette.pplat;
      ctx.strokeStyle = palette.pplat;
      ctx.lineWidth = 1.5;
      for (const column of columns) {
        const left = x.getPixelForValue(column.x) - WIDTH / 2;
        const top = y.getPixelForValue(column.top) - HEIGHT / 2;
        if (left + WIDTH < area.left || left > area.right) continue;
        if (column.top > limit) {
          ctx.clearRect(left, top - 0.5, WIDTH, HEIGHT + 1);
          ctx.strokeRect(left + 0.75, top - 0.5, WIDTH - 1.5, HEIGHT + 1);
        } else {
          ctx.fillRect(left, top, WIDTH, HEIGHT);
        }
      }
      ctx.restore();
    },
  };
}
