/** The tile as drawn: everything on it is measured in units, of which a tile of this size has one a pixel. */
export const TILE_WIDTH = 470;
export const TILE_HEIGHT = 314;

/** Units of a tile that are neither chart nor figures. */
const FRAME_HEIGHT = 117;
const FRAME_WIDTH = 38;
const FIGURES_WIDTH = 262;
const FIGURES_HEIGHT = 197;

/**
 * How a tile uses room that the drawn proportions leave over: `wide`, as drawn, gives it to the chart; `slim`,
 * with some height to spare, takes width from the chart for larger figures; `tall` lays the chart above them.
 */
export type TileShape = "wide" | "slim" | "tall";

/** What a shape leaves beside the figures, and above them, at the least. */
const CHART_WIDTH = { wide: 170, slim: 128, tall: 124 } as const;
const CHART_HEIGHT = { wide: 0, slim: 0, tall: 112 } as const;
const SLIM_FROM_HEIGHT = 340;
const TALL_FROM_HEIGHT = 440;

export interface TileLayout {
  readonly columns: number;
  readonly rows: number;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** Pixels of a tile unit. */
  readonly unit: number;
  readonly shape: TileShape;
  /** How much larger than drawn the figures are, where a tile has the room. */
  readonly figureScale: number;
}

/** Grids whose units differ by less than this share are as good as each other: nobody sees it from 5 m. */
const TIE = 0.04;

/**
 * The grid in which a tile's unit is largest; ties go to fewer empty places (design.md, layout rule). All
 * lengths in pixels; there is always a layout, of one tile for no bed.
 */
export function layoutTiles(beds: number, width: number, height: number, gap: number): TileLayout {
  const places = Math.max(1, beds);
  const grids = Array.from({ length: places }, (_, index) => gridOf(index + 1, places, width, height, gap));
  const largest = Math.max(...grids.map(({ unit }) => unit));
  const [best = gridOf(1, places, width, height, gap)] = grids
    .filter(({ unit }) => unit >= largest * (1 - TIE))
    .toSorted((a, b) => a.columns * a.rows - b.columns * b.rows || b.unit - a.unit);
  return { ...best, ...figuresIn(best.width / best.unit, best.height / best.unit) };
}

type Grid = Omit<TileLayout, "shape" | "figureScale">;

function gridOf(columns: number, beds: number, width: number, height: number, gap: number): Grid {
  const rows = Math.ceil(beds / columns);
  const tileWidth = Math.max(1, (width - gap * (columns - 1)) / columns);
  const tileHeight = Math.max(1, (height - gap * (rows - 1)) / rows);
  const unit = Math.min(tileWidth / TILE_WIDTH, tileHeight / TILE_HEIGHT);
  return { columns, rows, width: tileWidth, height: tileHeight, unit };
}

function figuresIn(width: number, height: number): Pick<TileLayout, "shape" | "figureScale"> {
  const shape = height >= TALL_FROM_HEIGHT ? "tall" : height >= SLIM_FROM_HEIGHT ? "slim" : "wide";
  const spareHeight = height - FRAME_HEIGHT - CHART_HEIGHT[shape];
  const spareWidth = width - FRAME_WIDTH - CHART_WIDTH[shape];
  const figureScale = Math.max(1, Math.min(1.6, spareHeight / FIGURES_HEIGHT, spareWidth / FIGURES_WIDTH));
  return { shape, figureScale };
}
