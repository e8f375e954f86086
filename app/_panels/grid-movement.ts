/** A place in a grid of cells, both counted from 0. */
export interface Cell {
  readonly row: number;
  readonly column: number;
}

export interface GridSize {
  readonly rows: number;
  readonly columns: number;
}

/** What of a key press decides a movement. */
export interface Press {
  readonly key: string;
  readonly ctrlKey: boolean;
}

/** Rows that Page Up and Page Down move by. */
const PAGE = 10;

/**
 * Where a key leads from a cell, or `null` for a key that does not move; it stops at the edges. The keys
 * are those of the ARIA authoring practices' data grid.
 */
export function moved(from: Cell, press: Press, size: GridSize): Cell | null {
  const lastRow = size.rows - 1;
  const lastColumn = size.columns - 1;
  if (lastRow < 0 || lastColumn < 0) return null;
  const to = (row: number, column: number): Cell => ({
    row: Math.min(Math.max(row, 0), lastRow),
    column: Math.min(Math.max(column, 0), lastColumn),
  });
  switch (press.key) {
    case "ArrowUp":
      return to(press.ctrlKey ? 0 : from.row - 1, from.column);
    case "ArrowDown":
      return to(press.ctrlKey ? lastRow : from.row + 1, from.column);
    case "ArrowLeft":
      return to(from.row, press.ctrlKey ? 0 : from.column - 1);
    case "ArrowRight":
      return to(from.row, press.ctrlKey ? lastColumn : from.column + 1);
    case "Home":
      return to(press.ctrlKey ? 0 : from.row, 0);
    case "End":
      return to(press.ctrlKey ? lastRow : from.row, lastColumn);
    case "PageUp":
      return to(from.row - PAGE, from.column);
    case "PageDown":
      return to(from.row + PAGE, from.column);
    default:
      return null;
  }
}

/** The next cell in reading order that `wanted` accepts, from the start again after the end; `null`: none. */
export function nextCell(from: Cell, size: GridSize, wanted: (cell: Cell) => boolean): Cell | null {
  const count = size.rows * size.columns;
  const start = from.row * size.columns + from.column;
  for (let step = 1; step <= count; step += 1) {
    const index = (start + step) % count;
    const cell = { row: Math.floor(index / size.columns), column: index % size.columns };
    if (wanted(cell)) return cell;
  }
  return null;
}
