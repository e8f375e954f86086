import type { Palette } from "./palette.ts";

/** Left of the drawing, for the numbers of the vertical axis and the names of the rows beneath; CSS pixels. */
export const STUDY_GUTTER = 76;

/** The font of a chart's numbers. */
export function tickFont(palette: Palette) {
  return { color: palette.ink2, font: { family: palette.font, size: 12, lineHeight: "16px" } };
}

/** Options that every chart of the study shares: still, and as large as its place. */
export const STILL = {
  animation: false,
  responsive: true,
  maintainAspectRatio: false,
  events: [] as never[],
  plugins: { legend: { display: false }, tooltip: { enabled: false } },
} as const;

/** A vertical axis whose gutter is as wide as the rows beneath need. */
export function gutter(axis: { width: number }): void {
  axis.width = STUDY_GUTTER;
}
