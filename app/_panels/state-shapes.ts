import type { FigureState } from "#lib/log/figure-state.ts";

/** Every state, in the order in which they are explained. */
export const STATES = [
  "RUNNING",
  "COMPLETE",
  "PARTIAL",
  "INSUFFICIENT",
  "SHORT",
  "QUERIED",
  "VERIFIED",
  "SIGNED",
  "REOPENED",
] as const satisfies readonly FigureState[];

/** A path of 16 by 16; what is not filled is a stroke so wide. */
interface ShapePart {
  readonly d: string;
  readonly stroke?: number;
  readonly dash?: string;
  /** In the ground's colour, upon what is filled. */
  readonly isCut?: true;
}

const CIRCLE = "M8 2.5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 1 1 0-11z";
const RING: ShapePart = { d: CIRCLE, stroke: 1.8 };

/** Where a day's figure stands, or how complete it is, as a shape: it never rests on colour. */
export const STATE_SHAPES: Readonly<Record<FigureState, readonly ShapePart[]>> = {
  RUNNING: [{ d: CIRCLE, stroke: 1.8, dash: "3 2.4" }],
  COMPLETE: [RING],
  PARTIAL: [RING, { d: "M8 2.5a5.5 5.5 0 0 0 0 11z" }],
  INSUFFICIENT: [RING, { d: "M8 8V2.5A5.5 5.5 0 0 1 13.5 8z" }],
  SHORT: [RING, { d: "M5 8h6", stroke: 1.8 }],
  QUERIED: [
    { d: "M1.5 2h13v9h-7l-3 3.5V11h-3z" },
    {
      d: "M6.2 5.1a1.9 1.9 0 1 1 3 1.6c-.8.5-1.1.7-1.1 1.3M8.1 9.3v.6",
      stroke: 1.3,
      isCut: true,
    },
  ],
  VERIFIED: [{ d: "M2 8.5l4 4 8-9", stroke: 2.2 }],
  SIGNED: [{ d: "M3.5 7.5h9V14h-9z" }, { d: "M5.3 7.5V5a2.7 2.7 0 0 1 5.4 0v2.5", stroke: 1.8 }],
  REOPENED: [
    { d: "M3.5 7.5h9V14h-9z", stroke: 1.7 },
    { d: "M5.3 7.5v-3a2.7 2.7 0 0 1 5.2-1", stroke: 1.8 },
  ],
};

/** Of an image: sharp on a fine screen, and when the page is enlarged. */
const IMAGE_PX = 64;

/**
 * A shape as an image for CSS. In a table of thousands it is one background instead of several elements each; and of
 * pixels, as a background of SVG is drawn anew in every cell that comes by.
 */
export function shapeImage(state: FigureState, ink: string, ground: string): string {
  const canvas = document.createElement("canvas");
  canvas.width = IMAGE_PX;
  canvas.height = IMAGE_PX;
  const context = canvas.getContext("2d");
  // Without drawing there is still the word.
  if (context === null) return "none";
  context.scale(IMAGE_PX / 16, IMAGE_PX / 16);
  for (const { d, stroke, dash = "", isCut } of STATE_SHAPES[state]) {
    const path = new Path2D(d);
    const colour = isCut ? ground : ink;
    context.fillStyle = colour;
    context.strokeStyle = colour;
    context.lineWidth = stroke ?? 0;
    context.setLineDash(dash.split(" ").filter(Boolean).map(Number));
    if (stroke === undefined) context.fill(path);
    else context.stroke(path);
  }
  return `url("${canvas.toDataURL()}")`;
}
