import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { layoutTiles, TILE_HEIGHT, TILE_WIDTH } from "./tile-layout.ts";

/** The room between the bars of a screen, and the gap, as the stylesheet has them. */
function grid(beds: number, width: number, height: number) {
  const bar = Math.min(width, height) / 1080;
  return layoutTiles(beds, width - 16 * bar, height - 94 * bar, 7 * bar);
}

describe("the ward's tiles", () => {
  it("have the drawn sizes on the drawn screens", () => {
    const size = (beds: number, width: number, height: number) => {
      const { columns, rows, unit } = grid(beds, width, height);
      return [columns, rows, Number(unit.toFixed(2))];
    };
    expect(size(12, 1920, 1080)).toEqual([4, 3, 1]);
    expect(size(24, 1920, 1080)).toEqual([6, 4, 0.66]);
    expect(size(8, 1366, 768)).toEqual([4, 2, 0.71]);
    expect(size(12, 3840, 2160)).toEqual([4, 3, 2]);
    expect(size(12, 1080, 1920)).toEqual([2, 6, 0.95]);
  });

  it("leave fewer places empty where two grids are as large", () => {
    expect(layoutTiles(3, 3 * TILE_WIDTH, 2 * TILE_HEIGHT, 0)).toMatchObject({ columns: 3, rows: 1 });
  });

  it("show larger figures where there is height to spare, instead of spreading them", () => {
    expect(grid(8, 1366, 768)).toMatchObject({ shape: "tall" });
    expect(grid(8, 1366, 768).figureScale).toBeGreaterThan(1.15);
    expect(grid(24, 1920, 1080)).toMatchObject({ shape: "slim" });
    expect(grid(24, 1920, 1080).figureScale).toBeGreaterThan(1.1);
    expect(grid(12, 1920, 1080)).toMatchObject({ shape: "wide" });
  });

  it("always fit the screen, every bed in a place, and no other grid would show more than a trifle larger", () => {
    const screen = fc.record({
      beds: fc.integer({ min: 1, max: 24 }),
      width: fc.integer({ min: 320, max: 7680 }),
      height: fc.integer({ min: 320, max: 4320 }),
      gap: fc.integer({ min: 0, max: 20 }),
    });
    fc.assert(
      fc.property(screen, ({ beds, width, height, gap }) => {
        const { columns, rows, unit, ...tile } = layoutTiles(beds, width, height, gap);
        expect(columns * rows).toBeGreaterThanOrEqual(beds);
        expect(columns * tile.width + (columns - 1) * gap).toBeLessThanOrEqual(width + 1e-6);
        expect(rows * tile.height + (rows - 1) * gap).toBeLessThanOrEqual(height + 1e-6);
        expect(tile.figureScale).toBeGreaterThanOrEqual(1);
        for (let other = 1; other <= beds; other += 1) {
          const across = (width - gap * (other - 1)) / other / TILE_WIDTH;
          const lines = Math.ceil(beds / other);
          const down = (height - gap * (lines - 1)) / lines / TILE_HEIGHT;
          expect(unit).toBeGreaterThanOrEqual(Math.min(across, down) * 0.96 - 1e-5);
        }
      }),
    );
  });

  it("are one empty place for a ward without beds", () => {
    expect(layoutTiles(0, 1904, 986, 7)).toMatchObject({ columns: 1, rows: 1 });
  });
});
