import type { ChartData, ChartOptions } from "chart.js";
import { diagonalHatch } from "./diagonal-hatch.ts";
import type { Palette } from "./palette.ts";
import type { TileSeries } from "./tile-series.ts";

export type TileChartData = ChartData<"line" | "bar", unknown[]>;

/** The datasets in the order of `setTileData`. Those that come first are drawn on top. */
export function tileDatasets(palette: Palette, unit: number): TileChartData["datasets"] {
  const step = {
    type: "line",
    stepped: true,
    pointRadius: 0,
    spanGaps: false,
    parsing: false,
    data: [],
  } as const;
  const bar = { type: "bar", grouped: false, clip: false, borderWidth: 0, data: [] } as const;
  const ceiling = { borderColor: palette.ink3, borderWidth: 2 * unit, borderDash: [5 * unit, 4 * unit] };
  const over = diagonalHatch(palette.dp, 7 * unit);
  return [
    {
      ...step,
      data: [],
      borderColor: palette.peep,
      borderWidth: 5 * unit,
      borderJoinStyle: "miter",
      order: 0,
    },
    { ...step, data: [], ...ceiling, order: 9 },
    { ...bar, data: [], backgroundColor: palette.dpFill, barThickness: 15 * unit, order: 5 },
    { ...bar, data: [], backgroundColor: palette.dp, barThickness: 24 * unit, order: 4 },
    { ...bar, data: [], backgroundColor: over, barThickness: 15 * unit, order: 3 },
    { ...bar, data: [], backgroundColor: over, barThickness: 24 * unit, order: 2 },
  ];
}

/** Puts a series into datasets that stay the same objects, so that Chart.js keeps what it worked out. */
export function setTileData(datasets: { data: unknown[] }[], series: TileSeries): void {
  const { peep, ceiling, older, latest, olderOver, latestOver } = series;
  [peep, ceiling, older, latest, olderOver, latestOver].forEach((data, index) => {
    const dataset = datasets[index];
    if (dataset !== undefined) dataset.data = [...data];
  });
}

/** Fixed axes, no animation, no labels: the figures stand beside the chart. */
export function tileOptions(unit: number): ChartOptions<"line" | "bar"> {
  return {
    animation: false,
    responsive: true,
    maintainAspectRatio: false,
    events: [],
    normalized: true,
    layout: { padding: { top: 5 * unit, right: 14 * unit, bottom: 3 * unit, left: 14 * unit } },
    scales: {
      // Bars would make Chart.js pad the axis, and the hours below would no longer stand under it.
      x: { type: "linear", display: false, offset: false, min: 0, max: 25 },
      y: { type: "linear", display: false, min: 4, max: 36 },
    },
    plugins: { legend: { display: false }, tooltip: { enabled: false } },
  };
}
