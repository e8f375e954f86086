import type { FigureState } from "#lib/log/figure-state.ts";
import { STATE_SHAPES } from "./state-shapes.ts";

/** Where a day's figure stands, or how complete it is, as a shape. */
export function StateGlyph({ state }: { readonly state: FigureState }) {
  return (
    <svg className="glyph" viewBox="0 0 16 16" aria-hidden="true">
      {STATE_SHAPES[state].map(({ d, stroke, dash, isCut }) => {
        const colour = isCut ? "var(--tile)" : "currentColor";
        return stroke === undefined ? (
          <path key={d} d={d} fill={colour} />
        ) : (
          <path key={d} d={d} fill="none" stroke={colour} strokeWidth={stroke} strokeDasharray={dash} />
        );
      })}
    </svg>
  );
}
