"use client";
import {
  Chart,
  type ChartConfiguration,
  type ChartDataset,
  Filler,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
} from "chart.js";
import { useCallback } from "react";
import type { Palette } from "./palette.ts";
import { StudyCanvas } from "./study-canvas.tsx";
import { gutter, STILL, tickFont } from "./study-scales.ts";
import type { SurvivalSeries } from "./study-survival-series.ts";

Chart.register(Filler, LinearScale, LineController, LineElement, PointElement);

/** What stands under a time of the horizontal axis. */
export interface RiskLabel {
  readonly time: number;
  readonly rows: readonly string[];
}

interface StudySurvivalChartProps {
  /** The first is drawn with its band, a second one dashed. */
  readonly curves: readonly SurvivalSeries[];
  readonly risk: readonly RiskLabel[];
  readonly horizon: number;
  readonly label: string;
}

/** Kaplan-Meier curves with the interval of the first, marks of censoring, and who is at risk beneath. */
export function StudySurvivalChart({ curves, risk, horizon, label }: StudySurvivalChartProps) {
  const make = useCallback(
    (palette: Palette) => configuration(curves, risk, horizon, palette),
    [curves, risk, horizon],
  );
  return <StudyCanvas make={make} label={label} height={268} printWidth={690} />;
}

function configuration(
  curves: readonly SurvivalSeries[],
  risk: readonly RiskLabel[],
  horizon: number,
  palette: Palette,
): ChartConfiguration<"line"> {
  const datasets = curves.flatMap((curve, index) => curveSets(curve, index === 0, palette));
  return {
    type: "line",
    data: { datasets },
    options: {
      ...STILL,
      layout: { padding: { right: 12, top: 8 } },
      scales: {
        x: {
          type: "linear",
          min: 0,
          max: horizon,
          grid: { display: true, drawOnChartArea: false, color: palette.ink, tickLength: 5 },
          border: { color: palette.line },
          afterBuildTicks(axis) {
            axis.ticks = risk.map(({ time }) => ({ value: time }));
          },
          ticks: {
            ...tickFont(palette),
            autoSkip: false,
            maxRotation: 0,
            callback: (value) => {
              const found = risk.find(({ time }) => time === value);
              return found === undefined ? "" : [String(found.time), ...found.rows];
            },
          },
        },
        y: {
          afterFit: gutter,
          min: 0,
          max: 1,
          grid: { color: palette.line, tickLength: 0 },
          border: { display: false },
          ticks: {
            ...tickFont(palette),
            stepSize: 0.25,
            padding: 6,
            callback: (value) => `${Math.round(Number(value) * 100)} %`,
          },
        },
      },
    },
  };
}

function curveSets(
  series: SurvivalSeries,
  isFirst: boolean,
  palette: Palette,
): readonly ChartDataset<"line">[] {
  // The value holds from its time on, until the next.
  const plain = { stepped: "before", pointRadius: 0, borderWidth: 0 } as const;
  const band: ChartDataset<"line">[] = [
    { ...plain, data: [...series.lower] },
    { ...plain, data: [...series.upper], fill: "-1", backgroundColor: `${palette.dpFill}48` },
  ];
  return [
    ...(isFirst ? band : []),
    {
      ...plain,
      data: [...series.curve],
      borderColor: palette.ink,
      borderWidth: isFirst ? 2.6 : 2,
      ...(isFirst ? {} : { borderDash: [6, 4] }),
    },
    {
      data: [...series.censored],
      showLine: false,
      clip: false,
      pointStyle: "line",
      pointRotation: 90,
      pointRadius: 7,
      borderColor: palette.ink,
      borderWidth: 2,
    },
  ];
}
