"use client";
import {
  Chart,
  type ChartConfiguration,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
} from "chart.js";
import { useCallback } from "react";
import type { Palette } from "./palette.ts";
import { StudyCanvas } from "./study-canvas.tsx";
import { gutter, STILL, tickFont } from "./study-scales.ts";

Chart.register(LinearScale, LineController, LineElement, PointElement);

/** How many were enrolled by the end of a day; `day` counts from the first. */
export interface EnrolmentStep {
  readonly day: number;
  readonly enrolled: number;
}

interface StudyEnrolmentChartProps {
  readonly steps: readonly EnrolmentStep[];
  readonly target: { readonly count: number; readonly label: string };
  /** The last day drawn. */
  readonly until: number;
  readonly dayLabel: (day: number) => string;
  readonly label: string;
}

/** Subjects enrolled over time, against the number that the trial wants. */
export function StudyEnrolmentChart({ steps, target, until, dayLabel, label }: StudyEnrolmentChartProps) {
  const make = useCallback(
    (palette: Palette) => configuration(steps, target, until, dayLabel, palette),
    [steps, target, until, dayLabel],
  );
  return <StudyCanvas make={make} label={label} height={170} printWidth={330} />;
}

function configuration(
  steps: readonly EnrolmentStep[],
  target: StudyEnrolmentChartProps["target"],
  until: number,
  dayLabel: (day: number) => string,
  palette: Palette,
): ChartConfiguration<"line"> {
  const most = steps.at(-1)?.enrolled ?? 0;
  const end = Math.max(1, until);
  const points = [
    { x: 0, y: 0 },
    ...steps.map(({ day, enrolled }) => ({ x: day, y: enrolled })),
    { x: end, y: most },
  ];
  return {
    type: "line",
    data: {
      datasets: [
        { data: points, stepped: "before", pointRadius: 0, borderColor: palette.ink, borderWidth: 2.6 },
        {
          data: [
            { x: 0, y: target.count },
            { x: end, y: target.count },
          ],
          pointRadius: 0,
          borderColor: palette.ink2,
          borderWidth: 1.2,
          borderDash: [5, 4],
        },
      ],
    },
    options: {
      ...STILL,
      layout: { padding: { right: 12, top: 16 } },
      scales: {
        x: {
          type: "linear",
          min: 0,
          max: end,
          grid: { display: false },
          border: { color: palette.line },
          ticks: {
            ...tickFont(palette),
            maxTicksLimit: 6,
            maxRotation: 0,
            precision: 0,
            callback: (value) => dayLabel(Number(value)),
          },
        },
        y: {
          afterFit: gutter,
          min: 0,
          suggestedMax: Math.max(target.count, most),
          grid: { color: palette.line, tickLength: 0 },
          border: { display: false },
          ticks: { ...tickFont(palette), precision: 0, maxTicksLimit: 5, padding: 6 },
        },
      },
    },
    plugins: [
      {
        id: "target-words",
        afterDraw({ ctx, chartArea, scales }: Chart) {
          const top = scales.y?.getPixelForValue(target.count);
          if (top === undefined) return;
          ctx.save();
          ctx.font = `12px ${palette.font}`;
          ctx.fillStyle = palette.ink2;
          ctx.textAlign = "left";
          ctx.fillText(target.label, chartArea.left + 4, top - 4);
          ctx.restore();
        },
      },
    ],
  };
}
