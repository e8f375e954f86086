"use client";
import { type CSSProperties, useRef } from "react";
import { BedTile } from "#app/_panels/bed-tile.tsx";
import { layoutTiles } from "./tile-layout.ts";
import { useDrift } from "./use-drift.ts";
import { useRoom } from "./use-room.ts";

interface WardGridProps {
  readonly pages: readonly (readonly string[])[];
  /** The page that is up. */
  readonly index: number;
  readonly isNight: boolean;
}

/**
 * The beds, in the room's order, as large as the screen allows. Every page lies in the same grid, and those
 * that are not up stay mounted: turning a page then draws nothing.
 */
export function WardGrid({ pages, index, isNight }: WardGridProps) {
  const place = useRef<HTMLElement>(null);
  const room = useRoom(place);
  const drift = useDrift();
  const longest = Math.max(...pages.map((page) => page.length));
  const layout = room === null ? null : layoutTiles(longest, room.width, room.height, room.gap);
  const grid = layout && {
    "--u": `${layout.unit}px`,
    "--f": `${layout.unit * layout.figureScale}px`,
    gridTemplate: `repeat(${layout.rows}, minmax(0, 1fr)) / repeat(${layout.columns}, minmax(0, 1fr))`,
  };
  return (
    <main ref={place} className="ward-room" style={{ translate: drift }}>
      {layout !== null &&
        pages.map((beds, page) => (
          <div
            key={beds[0]}
            className={`ward-grid is-${layout.shape}${page === index ? "" : " is-away"}`}
            style={grid as CSSProperties}
          >
            {beds.map((bed) => (
              // Charts take their colours when they are made, so day and night have charts of their own.
              <BedTile key={`${bed}${isNight ? " night" : ""}`} bed={bed} unit={layout.unit} />
            ))}
          </div>
        ))}
    </main>
  );
}
