"use client";
import { useTranslations } from "next-intl";
import type { BedView } from "#lib/projections/bed-view.ts";

const SHOWN = ["peep", "plateau_pressure"] as const;
/** Below this share of its hours a running mean is marked. */
const SHORT_BELOW = 0.75;

/** Today's completeness: what came, out of what was due so far. */
export function TodayCounts({ today }: Pick<BedView, "today">) {
  const t = useTranslations("wall");
  return (
    <span className="today-counts">
      {SHOWN.map((quantity) => {
        const { n, expected } = today[quantity];
        const isShort = expected > 0 && n / expected < SHORT_BELOW;
        return (
          <span key={quantity} title={t(`today.${quantity}`)}>
            {t(`quantity.${quantity}`)}{" "}
            <b className={isShort ? "is-short" : undefined}>{`${n}/${expected}`}</b>
          </span>
        );
      })}
    </span>
  );
}
