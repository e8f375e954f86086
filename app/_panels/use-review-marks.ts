import { type CSSProperties, useLayoutEffect, useState } from "react";
import { PROTOCOL } from "#lib/protocol/protocol.ts";
import { STATES, shapeImage } from "./state-shapes.ts";

/** From where on a day's bar means complete. */
const COMPLETE_FROM = { "--complete-from": PROTOCOL.completeness.completeFrom } as CSSProperties;

/**
 * What `review.css` draws in the cells: where a schedule is complete, and the shapes of all states in the colours of
 * the page. Drawn while the rows are still asked for: handed to a table that stands they would have each of its cells
 * styled once more.
 */
export function useReviewMarks(): CSSProperties {
  const [marks, setMarks] = useState(COMPLETE_FROM);
  useLayoutEffect(() => setMarks({ ...COMPLETE_FROM, ...shapes() }), []);
  return marks;
}

function shapes(): CSSProperties {
  const colours = getComputedStyle(document.body);
  const ink = colours.getPropertyValue("--ink-2");
  const ground = colours.getPropertyValue("--tile");
  const images = STATES.map((state) => [`--shape-${state.toLowerCase()}`, shapeImage(state, ink, ground)]);
  return Object.fromEntries(images);
}
