/** The tile as drawn: everything on it is measured in units, of which a tile of this size has one a pixel. */
export const TILE_WIDTH = 470;
export const TILE_HEIGHT = 314;

/** From this height on (in units) a tile stacks its chart above larger figures instead of spreading out. */
const TALL_FROM = 440;
/** Units of a tile's height that are neither chart nor figures, and the least that a chart can do with. */
const FRAME_HEIGHT = 117;
const FRAME_WIDTH = 38;
const FIGURES_WIDTH = 262;
const FIGURES_HEIGHT = 197;
const LEAST_CHART_WIDTH = 170;
const LEAST_CHART_HEIGHT = 112;
/** Beside the figures of a tall tile stand compliance and completeness. */
const TALL_ASIDE_WIDTH = 124;

export interface TileLayout {
  readonly columns: number;
  readonly rows: number;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** Pixels of a tile unit. */
  readonly unit: number;
  /** The chart lies above the figures. */
  readonly isTall: boolean;
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

type Grid = Omit<TileLayout, "isTall" | "figureScale">;

function gridOf(columns: number, beds: number, width: number, height: number, gap: number): Grid {
  const rows = Math.ceil(beds / columns);
  const tileWidth = Math.max(1, (width - gap * (columns - 1)) / columns);
  const tileHeight = Math.max(1, (height - gap * (rows - 1)) / rows);
  const unit = Math.min(tileWidth / TILE_WIDTH, tileHeight / TILE_HEIGHT);
  return { columns, rows, width: tileWidth, height: tileHeight, unit };
}

/** How the figures use a tile of this many units: spare room makes them larger before it only spreads them. */
function figuresIn(width: number, height: number): Pick<TileLayout, "isTall" | "figureScale"> {
  const isTall = height >= TALL_FROM;
  const spareHeight = height - FRAME_HEIGHT - (isTall ? LEAST_CHART_HEIGHT : 0);
  const spareWidth = width - FRAME_WIDTH - (isTall ? TALL_ASIDE_WIDTH : LEAST_CHART_WIDTH);
  const figureScale = Math.max(1, Math.min(1.6, spareHeight / FIGURES_HEIGHT, spareWidth / FIGURES_WIDTH));
  return { isTall, figureScale };
}
