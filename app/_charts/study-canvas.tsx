"use client";
import { Chart, type ChartConfiguration } from "chart.js";
import { useEffect, useRef } from "react";
import { type Palette, paletteOf } from "./palette.ts";

interface StudyCanvasProps {
  /** Made anew only when what it draws changes. */
  readonly make: (
    palette: Palette,
  ) => ChartConfiguration<"line"> | ChartConfiguration<"bar"> | ChartConfiguration<"scatter">;
  readonly label: string;
  /** CSS pixels. */
  readonly height: number;
  /** Width on an A4 page, CSS pixels: a canvas does not learn of its paper by itself. */
  readonly printWidth: number;
}

/** A chart of the study page: it fills its place, and the paper when it is printed. */
export function StudyCanvas({ make, label, height, printWidth }: StudyCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);

  useEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    const chart = new Chart(element, make(paletteOf(element)) as ChartConfiguration);
    let alive = true;
    // The canvas is not laid out again when a font arrives; without this it keeps the fallback's letters.
    void document.fonts.ready.then(() => {
      if (alive) chart.update("none");
    });
    const onPaper = (): void => chart.resize(printWidth, height);
    const onScreen = (): void => chart.resize();
    window.addEventListener("beforeprint", onPaper);
    window.addEventListener("afterprint", onScreen);
    return () => {
      alive = false;
      window.removeEventListener("beforeprint", onPaper);
      window.removeEventListener("afterprint", onScreen);
      chart.destroy();
    };
  }, [make, height, printWidth]);

  return (
    <div className="study-canvas" style={{ height }}>
      <canvas ref={canvas} role="img" aria-label={label} />
    </div>
  );
}
