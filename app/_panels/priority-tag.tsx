"use client";
import { useTranslations } from "next-intl";
import type { AlarmView } from "#lib/projections/bed-view.ts";
import { PriorityStars } from "./priority-stars.tsx";

/** A priority by its colour, its stars and, for those who see neither, its word. */
export function PriorityTag({ priority }: Pick<AlarmView, "priority">) {
  const t = useTranslations("wall.alarm");
  return (
    <span className={`priority-tag ${priority}`}>
      <PriorityStars priority={priority} />
      <span className="visually-hidden">{t(priority)}</span>
    </span>
  );
}
