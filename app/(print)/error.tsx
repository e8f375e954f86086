"use client";
import { PageFailed } from "#app/_panels/page-failed.tsx";

export default function DeskError() {
  return <PageFailed />;
}
