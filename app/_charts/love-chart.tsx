"use client";
import { Chart, type ChartConfiguration, LinearScale, PointElement, ScatterController } from "chart.js";
import { useCallback } from "react";
import type { Palette } from "./palette.ts";
import { StudyCanvas } from "./study-canvas.tsx";
import { STILL, tickFont } from "./study-scales.ts";

Chart.register(LinearScale, PointElement, ScatterController);

/** How far the arms are apart in one covariate, in standard deviations; `null`: not known. */
export interface LoveRow {
  readonly name: string;
  readonly before: number | null;
  readonly after: number | null;
}

interface LoveChartProps {
  readonly rows: readonly LoveRow[];
  /** Within this on both sides is balanced. */
  readonly limit: number;
  readonly label: string;
}

const ROW_PX = 26;
const NAMES_PX = 132;

/** A Love plot: a hollow circle before matching, a filled square after, and the limit on both sides. */
export function LoveChart({ rows, limit, label }: LoveChartProps) {
  const make = useCallback((palette: Palette) => configuration(rows, limit, palette), [rows, limit]);
  return <StudyCanvas make={make} label={label} height={rows.length * ROW_PX + 44} printWidth={330} />;
}

function configuration(
  rows: readonly LoveRow[],
  limit: number,
  palette: Palette,
): ChartConfiguration<"scatter"> {
  const points = (of: "before" | "after") =>
    rows.flatMap((row, y) => {
      const x = row[of];
      return x === null ? [] : [{ x, y }];
    });
  const farthest = Math.max(
    limit,
    ...rows.flatMap(({ before, after }) => [Math.abs(before ?? 0), Math.abs(after ?? 0)]),
  );
  const edge = Math.ceil(farthest * 1.15 * 5) / 5;
  const line = (x: number) => ({
    data: [
      { x, y: -0.5 },
      { x, y: rows.length - 0.5 },
    ],
    showLine: true,
    pointRadius: 0,
    borderColor: x === 0 ? palette.line : palette.ink2,
    borderWidth: 1.2,
    borderDash: x === 0 ? [] : [5, 4],
  });
  const mark = { borderColor: palette.ink, borderWidth: 1.6, clip: false } as const;
  return {
    type: "scatter",
    data: {
      datasets: [
        line(0),
        line(limit),
        line(-limit),
        { ...mark, data: points("before"), pointRadius: 5, backgroundColor: palette.tile },
        { ...mark, data: points("after"), pointRadius: 5, pointStyle: "rect", backgroundColor: palette.ink },
      ],
    },
    options: {
      ...STILL,
      layout: { padding: { right: 12 } },
      scales: {
        x: {
          min: -edge,
          max: edge,
          grid: { display: false },
          border: { color: palette.line },
          ticks: { ...tickFont(palette), maxTicksLimit: 7, maxRotation: 0 },
        },
        y: {
          min: -0.5,
          max: rows.length - 0.5,
          reverse: true,
          afterFit(axis) {
            axis.width = NAMES_PX;
          },
          grid: { display: false },
          border: { display: false },
          afterBuildTicks(axis) {
            axis.ticks = rows.map((_, value) => ({ value }));
          },
          ticks: {
            ...tickFont(palette),
            color: palette.ink,
            autoSkip: false,
            crossAlign: "far",
            callback: (value) => short(rows[Number(value)]?.name ?? ""),
          },
        },
      },
    },
  };
}

/** A name as long as its room; the table beside it has the whole. */
function short(name: string): string {
  return name.length > 18 ? `${name.slice(0, 17)}…` : name;
}
