import { describe, expect, it } from "vitest";
import { moved, nextCell } from "./grid-movement.ts";

const size = { rows: 12, columns: 9 };
const press = (key: string, ctrlKey = false) => ({ key, ctrlKey });

describe("moving through the grid by keys", () => {
  it.each([
    ["ArrowRight", false, { row: 5, column: 4 }],
    ["ArrowLeft", false, { row: 5, column: 2 }],
    ["ArrowUp", false, { row: 4, column: 3 }],
    ["ArrowDown", false, { row: 6, column: 3 }],
    ["ArrowRight", true, { row: 5, column: 8 }],
    ["ArrowDown", true, { row: 11, column: 3 }],
    ["Home", false, { row: 5, column: 0 }],
    ["End", false, { row: 5, column: 8 }],
    ["Home", true, { row: 0, column: 0 }],
    ["End", true, { row: 11, column: 8 }],
    ["PageUp", false, { row: 0, column: 3 }],
    ["PageDown", false, { row: 11, column: 3 }],
  ])("%s (with Ctrl: %s) leads from row 5, column 3 to %o", (key, ctrl, to) => {
    expect(moved({ row: 5, column: 3 }, press(key, ctrl), size)).toEqual(to);
  });

  it("stops at the edges", () => {
    expect(moved({ row: 0, column: 8 }, press("ArrowRight"), size)).toEqual({ row: 0, column: 8 });
    expect(moved({ row: 0, column: 8 }, press("ArrowUp"), size)).toEqual({ row: 0, column: 8 });
  });

  it("leaves other keys alone, and an empty grid has nowhere to go", () => {
    expect(moved({ row: 0, column: 0 }, press("v"), size)).toBeNull();
    expect(moved({ row: 0, column: 0 }, press("ArrowDown"), { rows: 0, columns: 9 })).toBeNull();
  });
});

describe("the next gap", () => {
  const gaps = ["1,4", "3,1"];
  const isGap = ({ row, column }: { row: number; column: number }): boolean =>
    gaps.includes(`${row},${column}`);

  it("is the next one in reading order", () => {
    expect(nextCell({ row: 0, column: 0 }, size, isGap)).toEqual({ row: 1, column: 4 });
    expect(nextCell({ row: 1, column: 4 }, size, isGap)).toEqual({ row: 3, column: 1 });
  });

  it("is looked for from the start again after the last row", () => {
    expect(nextCell({ row: 3, column: 1 }, size, isGap)).toEqual({ row: 1, column: 4 });
  });

  it("is the same one when it is the only one, and none when there is none", () => {
    expect(nextCell({ row: 2, column: 2 }, size, (cell) => cell.row === 2 && cell.column === 2)).toEqual({
      row: 2,
      column: 2,
    });
    expect(nextCell({ row: 0, column: 0 }, size, () => false)).toBeNull();
  });
});
