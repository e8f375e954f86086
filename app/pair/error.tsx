"use client";
import { PageFailed } from "#app/_panels/page-failed.tsx";

/** Nobody stands before a wall to press a key: the page comes back by itself. */
export default function PairError() {
  return <PageFailed />;
}
