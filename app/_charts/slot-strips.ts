import type { Plugin } from "chart.js";
import type { Slot } from "./course-series.ts";
import type { Palette } from "./palette.ts";

const HEIGHT = 10;
const HOURS_TOP = 3;
const PLATEAUS_TOP = 19;
/** From this width in pixels a missing slot is a hollow frame. */
const HOLLOW_FROM = 6;

/** Under the lanes: every expected hour and plateau slot, filled, or hollow where it is missing. */
export function slotStrips(
  read: () => {
    hours: readonly Slot[];
    plateaus: readonly Slot[];
    words: { readonly hours: string; readonly plateaus: string };
    palette: Palette;
  },
): Plugin {
  return {
    id: "slotStrips",
    afterDatasetsDraw(chart) {
      const { hours, plateaus, words, palette } = read();
      const { ctx, chartArea: area } = chart;
      const { x, strips } = chart.scales;
      if (x === undefined || strips === undefined) return;
      const row = (slots: readonly Slot[], top: number, colour: string, inset: number): void => {
        for (const slot of slots) {
          const from = x.getPixelForValue(slot.from);
          const to = x.getPixelForValue(slot.to);
          if (to < area.left || from > area.right) continue;
          const gap = Math.min(inset, (to - from) / 5);
          const left = from + gap;
          const width = Math.max(to - from - gap * 2, 1);
          if (slot.filled) {
            ctx.fillStyle = colour;
            ctx.fillRect(left, top, width, HEIGHT);
          } else if (to - from >= HOLLOW_FROM) {
            ctx.strokeStyle = palette.ink;
            ctx.lineWidth = 1;
            ctx.strokeRect(left + 0.5, top + 0.5, Math.max(width - 1, 1), HEIGHT - 1);
          } else {
            // Too narrow for a frame with anything inside: its floor and ceiling alone leave it hollow.
            ctx.fillStyle = palette.ink;
            ctx.fillRect(from, top, to - from, 1.2);
            ctx.fillRect(from, top + HEIGHT - 1.2, to - from, 1.2);
          }
        }
      };
      ctx.save();
      ctx.font = `650 12px ${palette.font}`;
      ctx.fillStyle = palette.ink;
      ctx.textAlign = "left";
      ctx.textBaseline = "alphabetic";
      ctx.fillText(words.hours, 0, strips.top + HOURS_TOP + 9);
      ctx.fillText(words.plateaus, 0, strips.top + PLATEAUS_TOP + 9);
      ctx.beginPath();
      ctx.rect(area.left, area.top, area.right - area.left, area.bottom - area.top);
      ctx.clip();
      row(hours, strips.top + HOURS_TOP, palette.peep, 0.5);
      row(plateaus, strips.top + PLATEAUS_TOP, palette.pplat, 1.5);
      ctx.restore();
    },
  };
}
