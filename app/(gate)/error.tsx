"use client";
import { PageFailed } from "#app/_panels/page-failed.tsx";

export default function GateError() {
  return <PageFailed />;
}
