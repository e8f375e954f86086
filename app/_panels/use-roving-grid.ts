import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from "react";
import { type Cell, type GridSize, moved } from "./grid-movement.ts";

/** Finds a grid's cell; each carries its place as `data-cell="row,column"`. */
function cellElement(grid: HTMLElement | null, { row, column }: Cell): HTMLElement | null {
  return grid?.querySelector<HTMLElement>(`[data-cell="${row},${column}"]`) ?? null;
}

/** The place of the cell that an event happened in; `null` outside the cells. */
export function cellOf(target: EventTarget): Cell | null {
  const element = target instanceof Element ? target.closest("[data-cell]") : null;
  const [row, column] = (element?.getAttribute("data-cell") ?? "").split(",").map(Number);
  return row === undefined || column === undefined ? null : { row, column };
}

/** Gives the focus back to the cell whose day is open, before its drawer goes and takes the focus with it. */
export function focusOpenedCell(): void {
  document.querySelector<HTMLElement>('[data-cell][aria-selected="true"]')?.focus({ preventScroll: true });
}

/**
 * One stop of the Tab key for a whole grid, arrows within it. The cell that was last in use keeps the stop,
 * also when the grid gets smaller.
 */
export function useRovingGrid(size: GridSize, start: Cell = { row: 0, column: 0 }) {
  const grid = useRef<HTMLTableElement>(null);
  const [asked, setAsked] = useState(start);
  const active: Cell = {
    row: Math.max(Math.min(asked.row, size.rows - 1), 0),
    column: Math.max(Math.min(asked.column, size.columns - 1), 0),
  };
  const wantsFocus = useRef(false);

  useEffect(() => {
    if (!wantsFocus.current) return;
    wantsFocus.current = false;
    cellElement(grid.current, active)?.focus();
  });

  const goTo = useCallback((cell: Cell, focus = true) => {
    wantsFocus.current = focus;
    setAsked(cell);
  }, []);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.metaKey) return;
    const to = moved(active, event, size);
    if (to === null) return;
    event.preventDefault();
    goTo(to);
  };

  const cellProps = (cell: Cell) => ({
    "data-cell": `${cell.row},${cell.column}`,
    tabIndex: cell.row === active.row && cell.column === active.column ? 0 : -1,
    onFocus: () => setAsked(cell),
  });

  return { grid, active, goTo, onKeyDown, cellProps };
}
