"use client";
import { useTranslations } from "next-intl";
import type { BedView } from "#lib/projections/bed-view.ts";
import { PROTOCOL } from "#lib/protocol/protocol.ts";

const SHOWN = ["peep", "plateau_pressure"] as const;
const { completeFrom } = PROTOCOL.completeness;

/** Today's completeness: what came, out of what was due so far. */
export function TodayCounts({ today }: Pick<BedView, "today">) {
  const t = useTranslations("wall");
  return (
    <span className="today-counts">
      {SHOWN.map((quantity) => {
        const { n, expected } = today[quantity];
        // Plateaus are too few for a share to mean anything.
        const isShort = quantity === "peep" && expected > 0 && n / expected < completeFrom;
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
