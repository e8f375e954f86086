import type { ChartData, ChartOptions } from "chart.js";
import type { BurdenColumn } from "./burden-chart.tsx";
import type { Palette } from "./palette.ts";

/** The share of a column's room that a block takes: shape tells priorities apart, not hue alone. */
const WIDTHS = { low: 0.5, medium: 0.75, high: 1 } as const;
/** The least urgent at the bottom. */
const STACK = ["low", "medium", "high"] as const;

/** A stacked bar for each column. Whole numbers only, and no line where there was no alarm. */
export function burdenConfiguration(
  columns: readonly BurdenColumn[],
  palette: Palette,
): { readonly data: ChartData<"bar">; readonly options: ChartOptions<"bar"> } {
  const ticks = { color: palette.ink2, font: { family: palette.font, size: 12 } };
  return {
    data: {
      labels: columns.map(({ label }) => label),
      datasets: STACK.map((priority) => ({
        data: columns.map((column) => column[priority]),
        backgroundColor: palette[priority],
        borderColor: palette.ink,
        borderWidth: columns.map((column) => (column[priority] > 0 ? 1 : 0)),
        borderSkipped: false,
        barPercentage: WIDTHS[priority],
        categoryPercentage: 0.86,
        grouped: false,
      })),
    },
    options: {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      events: [],
      scales: {
        x: {
          stacked: true,
          grid: { display: false },
          border: { color: palette.line },
          ticks: { ...ticks, maxRotation: 0, autoSkipPadding: 16 },
        },
        y: {
          stacked: true,
          beginAtZero: true,
          suggestedMax: 4,
          grid: { color: palette.line },
          border: { display: false },
          ticks: { ...ticks, precision: 0, maxTicksLimit: 5 },
        },
      },
      plugins: { legend: { display: false }, tooltip: { enabled: false } },
    },
  };
}
