"use client";
import { useTranslations } from "next-intl";
import { formatFigure } from "#app/_format/figure.ts";
import { useMoment } from "#app/_live/use-moment.ts";
import type { BedView } from "#lib/projections/bed-view.ts";
import { PARAMETER_KEYS } from "#lib/ventilation/parameter.ts";
import { TodayCounts } from "./today-counts.tsx";
import type { WallQuantity } from "./wall-figure.tsx";

const QUANTITIES: readonly WallQuantity[] = [
  "plateau_pressure",
  "driving_pressure",
  "peep",
  "static_compliance",
];

/** Nobody lies here; the bed keeps its place. */
export function EmptyBed({ view }: { readonly view: BedView }) {
  const t = useTranslations("wall.tile");
  return (
    <div className="tile-words is-empty">
      <p>{t("empty")}</p>
      <div className="unseen">
        <Dashes view={view} />
      </div>
    </div>
  );
}

/** Off the ventilator: that is not missing data, so it says since when instead of showing gaps. */
export function OffVentilator({ view }: { readonly view: BedView }) {
  const t = useTranslations("wall.tile");
  const since = useMoment(view.ventilation.since);
  const last = view.last_driving_pressure;
  const lastAt = useMoment(last?.observed_at ?? null);
  return (
    <div className="tile-words">
      <p>{t("off")}</p>
      {since !== "" && <p className="tile-since">{t("since", { time: since })}</p>}
      {last !== null && (
        <p className="tile-detail">
          {t("lastDrivingPressure", { value: formatFigure("driving_pressure", last.value), time: lastAt })}
        </p>
      )}
      <p className="tile-detail">
        <TodayCounts today={view.today} />
      </p>
      <Dashes view={view} />
    </div>
  );
}

/**
 * A subject without a pressure yet: words, because a row of dashes would look like a fault. What else came is said,
 * for "no data" would send somebody to look for a broken feed.
 */
export function NoPressureYet({ view }: { readonly view: BedView }) {
  const t = useTranslations("wall");
  const words = useTranslations("wall.tile");
  const { quantities, feed } = view;
  const received = PARAMETER_KEYS.filter((key) => quantities[key].value !== null);
  const names = received.map((key) => t(`parameter.${key}`)).join(t("alarm.comma"));
  const heard = useMoment(feed.last_at);
  const enrolled = useMoment(view.enrolled_at);
  const ventilated = useMoment(view.ventilation.state === "on" ? view.ventilation.since : null);
  return (
    <div className="tile-words">
      <p>{words(feed.state === "none" ? "never" : "noPressure")}</p>
      {heard !== "" && (
        <p className="tile-detail">
          {names === "" ? words("lastHeard", { time: heard }) : words("received", { names, time: heard })}
        </p>
      )}
      {enrolled !== "" && <p className="tile-detail">{words("enrolled", { time: enrolled })}</p>}
      {ventilated !== "" && <p className="tile-detail">{words("ventilatedSince", { time: ventilated })}</p>}
      <Dashes view={view} />
    </div>
  );
}

function Dashes({ view }: { readonly view: BedView }) {
  const t = useTranslations("wall.quantity");
  return (
    <p className="tile-detail tile-dashes">
      {QUANTITIES.map((quantity) => {
        const { value, state } = view.quantities[quantity];
        return (
          <span key={quantity}>
            {t(quantity)}{" "}
            <b data-bed={view.bed} data-quantity={quantity} data-state={state}>
              {formatFigure(quantity, value)}
            </b>
          </span>
        );
      })}
    </p>
  );
}
