import type { CourseChart } from "./course-chart.tsx";

const AGAIN_MS = 1_000;

/**
 * The course's chart. While the server does not give its code it is asked for again: a page must not lose its
 * figures, nor what was typed into it, for the want of a picture.
 */
export async function loadCourseChart(): Promise<typeof CourseChart> {
  for (;;) {
    try {
      return (await import("./course-chart.tsx")).CourseChart;
    } catch (error) {
      if (!(error instanceof Error && error.name === "ChunkLoadError")) throw error;
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    }
  }
}
