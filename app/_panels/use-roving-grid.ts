import { type KeyboardEvent, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
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

/** What a grid's rows are about, and who wants to know where the keys went. */
interface RovingOptions {
  /** In the order of the rows, where they may come and go: the stop goes along with its row. */
  readonly names?: readonly string[];
  readonly onMove?: (cell: Cell) => void;
}

/**
 * One stop of the Tab key for a whole grid, arrows within it. The cell that was last in use keeps the stop,
 * also when the grid gets smaller, or its row has another place; `isGone`: its row is no more.
 */
export function useRovingGrid(
  size: GridSize,
  start: Cell = { row: 0, column: 0 },
  { names, onMove }: RovingOptions = {},
) {
  const grid = useRef<HTMLTableElement>(null);
  const [asked, setAsked] = useState<Cell & { readonly name?: string | undefined }>(start);
  const latestNames = useRef(names);
  latestNames.current = names;
  const isElsewhere = asked.name !== undefined && names !== undefined && names[asked.row] !== asked.name;
  const found = isElsewhere ? (names?.indexOf(asked.name ?? "") ?? -1) : asked.row;
  const isGone = found < 0;
  const active: Cell = {
    row: Math.max(Math.min(isGone ? asked.row : found, size.rows - 1), 0),
    column: Math.max(Math.min(asked.column, size.columns - 1), 0),
  };
  const wantsFocus = useRef(false);

  useLayoutEffect(() => {
    if (!isElsewhere || isGone) return;
    // Before any key can be pressed: the focus is on the row that it was on, not on the place.
    if (grid.current?.contains(document.activeElement)) {
      cellElement(grid.current, active)?.focus({ preventScroll: true });
    }
    setAsked((was) => ({ ...was, row: active.row }));
  });

  useEffect(() => {
    if (!wantsFocus.current) return;
    wantsFocus.current = false;
    cellElement(grid.current, active)?.focus();
  });

  const goTo = useCallback((cell: Cell, focus = true) => {
    wantsFocus.current = focus;
    setAsked({ ...cell, name: latestNames.current?.[cell.row] });
  }, []);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.metaKey) return;
    const to = moved(active, event, size);
    if (to === null) return;
    event.preventDefault();
    goTo(to);
    onMove?.(to);
  };

  const cellProps = (cell: Cell) => ({
    "data-cell": `${cell.row},${cell.column}`,
    tabIndex: cell.row === active.row && cell.column === active.column ? 0 : -1,
    onFocus: () => goTo(cell, false),
  });

  return { grid, active, isGone, goTo, onKeyDown, cellProps };
}
