"use client";
import {
  CategoryScale,
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
import { type DrawnLine, subjectLines } from "./study-lines.ts";
import { gutter, STILL, tickFont } from "./study-scales.ts";

Chart.register(CategoryScale, Filler, LinearScale, LineController, LineElement, PointElement);

/** The cohort on one study day. */
export interface CourseDay {
  readonly label: string;
  readonly q1: number | null;
  readonly median: number | null;
  readonly q3: number | null;
}

interface StudyCourseChartProps {
  readonly days: readonly CourseDay[];
  readonly lines: readonly DrawnLine[];
  /** Another arm, dashed; `null`: there is one alone. */
  readonly other?: readonly CourseDay[] | null;
  /** A limit of the protocol, with its words; `null`: there is none to draw. */
  readonly limit: { readonly value: number; readonly label: string } | null;
  /** Draws a line where nothing changed. */
  readonly zero: boolean;
  readonly label: string;
}

/** Each subject's line, the band of quartiles, and the median over the study days. */
export function StudyCourseChart({ days, lines, other = null, limit, zero, label }: StudyCourseChartProps) {
  const make = useCallback(
    (palette: Palette) => configuration(days, lines, other, limit, zero, palette),
    [days, lines, other, limit, zero],
  );
  return <StudyCanvas make={make} label={label} height={236} printWidth={690} />;
}

function configuration(
  days: readonly CourseDay[],
  lines: readonly DrawnLine[],
  other: readonly CourseDay[] | null,
  limit: StudyCourseChartProps["limit"],
  zero: boolean,
  palette: Palette,
): ChartConfiguration<"line"> {
  const values = lines.flatMap((line) => line.values.filter((one) => one !== null));
  const quartiles = [...days, ...(other ?? [])].flatMap(({ q1, q3 }) => [q1 ?? [], q3 ?? []].flat());
  const all = [...values, ...quartiles, ...(limit === null ? [] : [limit.value]), ...(zero ? [0] : [])];
  const [low, high] = all.reduce<readonly [number, number]>(
    ([least, most], one) => [Math.min(least, one), Math.max(most, one)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
  const plain = { pointRadius: 0, borderWidth: 0, tension: 0 } as const;
  const flat = (value: number): ChartDataset<"line"> => ({
    ...plain,
    data: days.map(() => value),
    borderColor: palette.ink,
    borderWidth: 1.2,
    borderDash: [6, 4],
  });
  const datasets: ChartDataset<"line">[] = [
    { ...plain, data: days.map(({ q1 }) => q1) },
    { ...plain, data: days.map(({ q3 }) => q3), fill: "-1", backgroundColor: `${palette.dpFill}48` },
    ...(limit === null ? [] : [flat(limit.value)]),
    ...(zero ? [flat(0)] : []),
    {
      ...plain,
      data: days.map(({ median }) => median),
      borderColor: palette.ink,
      borderWidth: 3.2,
      pointRadius: days.map((_, index) => (isAlone(days, index) ? 3 : 0)),
      pointBackgroundColor: palette.ink,
    },
    ...(other === null ? [] : otherArm(other, palette)),
  ];
  return {
    type: "line",
    data: { labels: days.map((day) => day.label), datasets },
    options: {
      ...STILL,
      layout: { padding: { right: 0, top: 8 } },
      scales: {
        x: {
          offset: true,
          grid: { display: false },
          border: { color: palette.line },
          ticks: { ...tickFont(palette), color: palette.ink, maxRotation: 0, autoSkip: false },
        },
        y: {
          afterFit: gutter,
          // An axis without a value would be one of no height.
          ...(low <= high ? { suggestedMin: low, suggestedMax: high } : { suggestedMin: 0, suggestedMax: 1 }),
          grace: "5%",
          grid: { color: palette.line, tickLength: 0 },
          border: { display: false },
          ticks: { ...tickFont(palette), maxTicksLimit: 7, padding: 6 },
        },
      },
    },
    plugins: [subjectLines(lines, palette), ...(limit === null ? [] : [limitWords(limit, palette)])],
  };
}

/** The other arm differs by its dashes, and its quartiles are thin lines. */
function otherArm(days: readonly CourseDay[], palette: Palette): readonly ChartDataset<"line">[] {
  const dashed = { pointRadius: 0, tension: 0, borderColor: palette.ink, borderDash: [6, 4] };
  return [
    { ...dashed, data: days.map(({ q1 }) => q1), borderWidth: 0.8, borderDash: [2, 3] },
    { ...dashed, data: days.map(({ q3 }) => q3), borderWidth: 0.8, borderDash: [2, 3] },
    {
      ...dashed,
      data: days.map(({ median }) => median),
      borderWidth: 2.4,
      pointRadius: days.map((_, index) => (isAlone(days, index) ? 3 : 0)),
      pointBackgroundColor: palette.tile,
    },
  ];
}

/** A median without neighbours would be a line of no length. */
function isAlone(days: readonly CourseDay[], index: number): boolean {
  return (days[index - 1]?.median ?? null) === null && (days[index + 1]?.median ?? null) === null;
}

function limitWords({ value, label }: { readonly value: number; readonly label: string }, palette: Palette) {
  return {
    id: "limit-words",
    afterDraw({ ctx, chartArea, scales }: Chart) {
      const top = scales.y?.getPixelForValue(value);
      if (top === undefined) return;
      ctx.save();
      ctx.font = `600 12px ${palette.font}`;
      ctx.fillStyle = palette.ink;
      ctx.textAlign = "right";
      ctx.fillText(label, chartArea.right, top - 5);
      ctx.restore();
    },
  };
}
