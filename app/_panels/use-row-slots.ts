import { useRef } from "react";
import { passingSlots, type RowSlots, restingSlots } from "./row-slots.ts";

interface DrawnRows {
  /** Places in the table, ascending. */
  readonly rows: readonly number[];
  /** The row that holds the focus, or would get it. */
  readonly focused: number;
  readonly isScrolling: boolean;
}

/**
 * The rows to be drawn, each with the key of its element and in the order of the elements: React then writes into
 * elements, and never moves one.
 */
export function useRowSlots({
  rows,
  focused,
  isScrolling,
}: DrawnRows): readonly (readonly [number, number])[] {
  // Asked twice with the same rows it answers the same, so that a rendering that comes to nothing does no harm.
  const slots = useRef<RowSlots>(new Map());
  slots.current = isScrolling
    ? passingSlots(slots.current, rows)
    : restingSlots(slots.current, rows, focused);
  return [...slots.current].sort(([, one], [, other]) => one - other);
}
