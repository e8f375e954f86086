"use client";
import {
  BarController,
  BarElement,
  Chart as ChartJs,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
} from "chart.js";
import { useLayoutEffect, useMemo, useRef, useState } from "react";
import { Chart } from "react-chartjs-2";
import { afterPaint } from "./after-paint.ts";
import { type Palette, paletteOf } from "./palette.ts";
import { setTileData, type TileChartData, tileDatasets, tileOptions } from "./tile-config.ts";
import { tileMarks } from "./tile-marks.ts";
import type { TileSeries } from "./tile-series.ts";

ChartJs.register(BarController, BarElement, LinearScale, LineController, LineElement, PointElement);

interface TileChartProps {
  readonly series: TileSeries;
  /** Pixels of a tile unit: every width in the drawing is a multiple of it. */
  readonly unit: number;
  readonly label: string;
}

/** The last 24 h of a bed: PEEP as the floor, plateaus as columns that stand on it. */
export function TileChart(props: TileChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const [palette, setPalette] = useState<Palette | null>(null);
  useLayoutEffect(() => {
    if (place.current !== null) setPalette(paletteOf(place.current));
  }, []);
  return (
    <div ref={place} className="tile-chart">
      {palette !== null && <Drawing {...props} palette={palette} />}
    </div>
  );
}

function Drawing({ series, unit, label, palette }: TileChartProps & { readonly palette: Palette }) {
  const chart = useRef<ChartJs<"line" | "bar", unknown[]>>(null);
  const shown = useRef(series);
  // The objects that Chart.js holds stay the same for its life; only their data is changed, below.
  const { data, options, plugins } = useMemo(() => {
    const made: TileChartData = { datasets: tileDatasets(palette, unit) };
    setTileData(made.datasets, shown.current);
    return {
      data: made,
      options: tileOptions(unit),
      plugins: [tileMarks(() => shown.current, palette, unit)],
    };
  }, [palette, unit]);
  useLayoutEffect(
    () =>
      afterPaint(() => {
        const drawn = chart.current;
        if (drawn === null) return;
        shown.current = series;
        setTileData(drawn.data.datasets, series);
        const [lowest, highest] = series.range;
        const { x, y } = drawn.options.scales ?? {};
        if (x !== undefined) x.max = series.hours;
        if (y !== undefined) {
          y.min = lowest;
          y.max = highest;
        }
        drawn.update("none");
      }),
    [series],
  );
  return <Chart ref={chart} type="bar" data={data} options={options} plugins={plugins} aria-label={label} />;
}
