"use client";
import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  type ChartConfiguration,
  LinearScale,
} from "chart.js";
import { useCallback } from "react";
import type { CoverageDay } from "#lib/projections/study-view.ts";
import { diagonalHatch } from "./diagonal-hatch.ts";
import type { Palette } from "./palette.ts";
import { StudyCanvas } from "./study-canvas.tsx";
import { gutter, STILL, tickFont } from "./study-scales.ts";

Chart.register(BarController, BarElement, CategoryScale, LinearScale);

interface StudyCoverageChartProps {
  readonly days: readonly CoverageDay[];
  readonly dayLabel: (studyDay: number) => string;
  readonly label: string;
}

/** Subject-days by completeness: filled, hatched, hollow; running and short ones pale on top. */
export function StudyCoverageChart({ days, dayLabel, label }: StudyCoverageChartProps) {
  const make = useCallback((palette: Palette) => configuration(days, dayLabel, palette), [days, dayLabel]);
  return <StudyCanvas make={make} label={label} height={170} printWidth={330} />;
}

function configuration(
  days: readonly CoverageDay[],
  dayLabel: (studyDay: number) => string,
  palette: Palette,
): ChartConfiguration<"bar"> {
  const stack = [
    [days.map(({ complete }) => complete), palette.dpFill],
    [days.map(({ partial }) => partial), diagonalHatch(palette.ink2, 6)],
    [days.map(({ insufficient }) => insufficient), palette.tile],
    [days.map(({ short, running }) => short + running), palette.rest],
  ] as const;
  return {
    type: "bar",
    data: {
      labels: days.map(({ study_day }) => dayLabel(study_day)),
      datasets: stack.map(([data, backgroundColor]) => ({
        data,
        backgroundColor,
        borderColor: palette.ink,
        borderWidth: data.map((count) => (count > 0 ? 1 : 0)),
        borderSkipped: false,
        barPercentage: 0.9,
        categoryPercentage: 0.86,
      })),
    },
    options: {
      ...STILL,
      layout: { padding: { top: 8 } },
      scales: {
        x: {
          stacked: true,
          grid: { display: false },
          border: { color: palette.line },
          ticks: { ...tickFont(palette), color: palette.ink, maxRotation: 0, autoSkip: false },
        },
        y: {
          stacked: true,
          afterFit: gutter,
          beginAtZero: true,
          suggestedMax: 4,
          grid: { color: palette.line, tickLength: 0 },
          border: { display: false },
          ticks: { ...tickFont(palette), precision: 0, maxTicksLimit: 5, padding: 6 },
        },
      },
    },
  };
}
