"use client";
import { memo } from "react";
import type { TrendView } from "#lib/projections/bed-view.ts";
import { hourCells } from "./hour-cells.ts";

/** The hours of the trend, on the chart's axis: filled, missing (hollow), not asked for; yesterday's are dim. */
export function HourStrip({ trend }: { readonly trend: TrendView }) {
  const { cells, today } = hourCells(trend);
  return <Cells cells={cells.join(" ")} today={today} />;
}

const WIDTH = 10;

/** Told its cells as a text, so that it draws again only when they differ. */
const Cells = memo(function Cells({ cells, today }: { readonly cells: string; readonly today: number }) {
  const list = cells.split(" ");
  return (
    <svg
      className="hour-strip"
      viewBox={`0 0 ${list.length * WIDTH} 14`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {list.map((cell, hour) => {
        if (cell === "idle") return null;
        const isHollow = cell === "missing";
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its hour's place on the axis
            key={hour}
            className={`hour-${cell}${hour < today ? " is-yesterday" : ""}`}
            x={hour * WIDTH + (isHollow ? 2 : 1.2)}
            y={isHollow ? 1 : 0}
            width={WIDTH - (isHollow ? 4 : 2.4)}
            height={isHollow ? 12 : 14}
          />
        );
      })}
    </svg>
  );
});
