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

/** A shape as an image for CSS: in a table of thousands it is one background instead of several elements each. */
export function shapeImage(state: FigureState, ink: string, ground: string): string {
  const paths = STATE_SHAPES[state].map(({ d, stroke, dash, isCut }) => {
    const colour = isCut ? ground : ink;
    const look =
      stroke === undefined ? `fill='${colour}'` : `fill='none' stroke='${colour}' stroke-width='${stroke}'`;
    return `<path d='${d}' ${look}${dash === undefined ? "" : ` stroke-dasharray='${dash}'`}/>`;
  });
  const svg = `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'>${paths.join("")}</svg>`;
  return `url("data:image/svg+xml,${encodeURIComponent(svg)}")`;
}
