"use client";
import { type RefObject, useLayoutEffect } from "react";

/** From the largest to the smallest; the last one has two lines. */
const SIZES = ["is-tight", "is-tighter"] as const;

/**
 * Sets an alarm's words smaller where they would be cut off: what is beside them, the language and the screen decide
 * how much room there is, so it is measured, and anew whenever a word of the row changes. An alarm that escalates gets
 * a neighbour without its own words changing.
 */
export function useTightChip(row: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = row.current;
    if (element === null) return;
    const settle = (): void => {
      const text = element.querySelector(".chip-text");
      element.classList.remove(...SIZES);
      for (const size of SIZES) {
        if (text === null || text.scrollWidth <= text.clientWidth) return;
        element.classList.add(size);
      }
    };
    settle();
    const words = new MutationObserver(settle);
    words.observe(element, { subtree: true, childList: true, characterData: true });
    const room = new ResizeObserver(settle);
    room.observe(element);
    // Another font is wider.
    document.fonts.addEventListener("loadingdone", settle);
    return () => {
      words.disconnect();
      room.disconnect();
      document.fonts.removeEventListener("loadingdone", settle);
    };
  }, [row]);
}
