"use client";
import { type RefObject, useLayoutEffect, useState } from "react";

/** The space that an element has inside, and the gap that its style asks for; pixels. */
export interface Room {
  readonly width: number;
  readonly height: number;
  readonly gap: number;
}

/** Measures an element and measures it again when it changes; `null` until it is there. */
export function useRoom(place: RefObject<HTMLElement | null>): Room | null {
  const [room, setRoom] = useState<Room | null>(null);
  useLayoutEffect(() => {
    const element = place.current;
    if (element === null) return;
    const measure = (): void => {
      const style = getComputedStyle(element);
      const width =
        element.clientWidth - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight);
      setRoom({ width, height: element.clientHeight, gap: Number.parseFloat(style.columnGap) || 0 });
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [place]);
  return room;
}
