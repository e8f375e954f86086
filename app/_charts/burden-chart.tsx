"use client";
import { BarController, BarElement, CategoryScale, Chart as ChartJs, LinearScale } from "chart.js";
import { useLayoutEffect, useMemo, useRef, useState } from "react";
import { Chart } from "react-chartjs-2";
import { burdenConfiguration } from "./burden-configuration.ts";
import { type Palette, paletteOf } from "./palette.ts";

ChartJs.register(BarController, BarElement, CategoryScale, LinearScale);

/** How many alarms were raised in one step of the time. */
export interface BurdenColumn {
  readonly label: string;
  readonly high: number;
  readonly medium: number;
  readonly low: number;
}

interface BurdenChartProps {
  readonly columns: readonly BurdenColumn[];
  readonly label: string;
}

/** Alarms over time, stacked by priority; the more urgent, the wider the block. */
export function BurdenChart({ columns, label }: BurdenChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const [palette, setPalette] = useState<Palette | null>(null);
  useLayoutEffect(() => {
    if (place.current !== null) setPalette(paletteOf(place.current));
  }, []);
  const made = useMemo(
    () => (palette === null ? null : burdenConfiguration(columns, palette)),
    [columns, palette],
  );
  return (
    <div ref={place} className="burden-chart">
      {made !== null && (
        <Chart type="bar" data={made.data} options={made.options} aria-label={label} role="img" />
      )}
    </div>
  );
}
