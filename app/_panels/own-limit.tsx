"use client";
import { useTranslations } from "next-intl";
import { useWardFacts } from "#app/_live/use-connection.ts";
import type { PressureLimits } from "#lib/projections/bed-view.ts";

interface OwnLimitProps {
  readonly quantity: keyof PressureLimits;
  readonly limits: PressureLimits;
}

/** A limit that was set for this subject alone: the ward's stands in the legend. Nothing where it is that. */
export function OwnLimit({ quantity, limits }: OwnLimitProps) {
  const t = useTranslations("wall.figure");
  const ward = useWardFacts()?.limits;
  const limit = limits[quantity];
  if (ward === undefined || ward[quantity] === limit) return null;
  return <span className="own-limit">{t("ownLimit", { limit })}</span>;
}
