"use client";

import { useTranslations } from "next-intl";
import { formatFigure } from "#app/_format/figure.ts";
import type { DailyFigureKey, DayView } from "#lib/projections/day-view.ts";
import { dailyFigure } from "./daily-figure.ts";

interface DaySegmentsProps {
  readonly segments: DayView["segments"];
  readonly figure: DailyFigureKey;
}

/** Day 0 before and after the infusion; nothing on any other day. */
export function DaySegments({ segments, figure }: DaySegmentsProps) {
  const t = useTranslations("desk");
  const parts = (["PRE", "POST"] as const).flatMap((name) => {
    const segment = segments[name];
    return segment === undefined ? [] : [{ name, ...dailyFigure(segment, figure) }];
  });
  if (parts.length === 0) return null;
  return (
    <dl className="segments" aria-label={t("sources.segments")}>
      {parts.map(({ name, value, n, expected }) => (
        <div key={name}>
          <dt>{t(`sources.${name}`)}</dt>
          <dd>
            <b>{formatFigure(figure, value)}</b>
            <small>
              {figure === "lis"
                ? t("days.parts", { n })
                : expected === null
                  ? t("days.gases", { n })
                  : `${n}/${expected}`}
            </small>
          </dd>
        </div>
      ))}
    </dl>
  );
}
