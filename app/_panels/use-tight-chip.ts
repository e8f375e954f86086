"use client";
import { type RefObject, useLayoutEffect } from "react";

/**
 * Sets an alarm's words in two smaller lines where one would be cut off: what is beside it, the language and the
 * screen decide how much room there is, so it is measured. `words`: measured anew when they change.
 */
export function useTightChip(row: RefObject<HTMLElement | null>, words: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: other words have another width
  useLayoutEffect(() => {
    const element = row.current;
    if (element === null) return;
    const settle = (): void => {
      element.classList.remove("is-tight");
      const text = element.querySelector(".chip-text");
      const isCut = text !== null && text.scrollWidth > text.clientWidth + 1;
      element.classList.toggle("is-tight", isCut);
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
