"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { formatFigure } from "#app/_format/figure.ts";
import { useAge } from "#app/_live/use-age.ts";
import type { QuantityView } from "#lib/projections/quantity-view.ts";

/** The quantities that stand on a tile as figures. */
export type WallQuantity = "plateau_pressure" | "driving_pressure" | "peep" | "static_compliance";

interface WallFigureProps {
  readonly bed: string;
  readonly quantity: WallQuantity;
  readonly view: QuantityView;
  /** Its feed has gone silent: old, whatever the schedule says. */
  readonly isSilent: boolean;
  /** What else stands under the label, such as the PEEP that it was measured at. */
  readonly children?: ReactNode;
}

/** A figure with its label and age. The figure's own element holds the number alone. */
export function WallFigure({ bed, quantity, view, isSilent, children }: WallFigureProps) {
  const t = useTranslations("wall");
  const { value, state, reason } = view;
  const isOld = value !== null && (isSilent || state === "late" || state === "missed");
  return (
    <div className={`figure figure-${quantity}${isOld ? " is-old" : ""}`}>
      <span className="figure-about">
        <span className="figure-label">{t(`quantity.${quantity}`)}</span>
        {value === null
          ? reason !== undefined && <span className="figure-reason">{t(`reason.${reason}`)}</span>
          : state !== "none" && <Age view={view} isSilent={isSilent} />}
        {children}
      </span>
      <span className="figure-value" data-bed={bed} data-quantity={quantity} data-state={state}>
        {formatFigure(quantity, value)}
      </span>
    </div>
  );
}

function Age({ view, isSilent }: Pick<WallFigureProps, "view" | "isSilent">) {
  const t = useTranslations("wall.figure");
  const age = useAge(view.observed_at);
  if (view.state === "missed") {
    return (
      <>
        <span className="age is-missed">{t("missed")}</span>
        <span className="age">{age}</span>
      </>
    );
  }
  return <span className={view.state === "late" || isSilent ? "age is-late" : "age"}>{age}</span>;
}
