"use client";
import { type RefObject, useLayoutEffect } from "react";

/** From the largest to the smallest; the last one has two lines. */
const SIZES = ["is-tight", "is-tighter"] as const;

/**
 * Sets an alarm's words smaller where they would be cut off: what is beside them, the language and the screen decide
 * how much room there is, so it is measured. `words`: measured anew when they change.
 */
export function useTightChip(row: RefObject<HTMLElement | null>, words: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: other words have another width
  useLayoutEffect(() => {
    const element = row.current;
    if (element === null) return;
    const text = element.querySelector(".chip-text");
    const settle = (): void => {
      element.classList.remove(...SIZES);
      for (const size of SIZES) {
        if (text === null || text.scrollWidth <= text.clientWidth) return;
        element.classList.add(size);
      }
    };
    settle();
    const observer = new ResizeObserver(settle);
    observer.observe(element);
    // Another font is wider.
    document.fonts.addEventListener("loadingdone", settle);
    return () => {
      observer.disconnect();
      document.fonts.removeEventListener("loadingdone", settle);
    };
  }, [row, words]);
}
