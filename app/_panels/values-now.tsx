"use client";

import { useTranslations } from "next-intl";
import { formatShareChange } from "#app/_format/change.ts";
import { formatFigure } from "#app/_format/figure.ts";
import type { SiteFormat } from "#app/_format/site-format.ts";
import { useConnection } from "#app/_live/use-connection.ts";
import { useNow } from "#app/_live/use-now.ts";
import type { QuantityKey, QuantityView } from "#lib/projections/quantity-view.ts";
import type { SubjectView } from "#lib/projections/subject-view.ts";
import { forComparison } from "#lib/units/rounding.ts";
import { useAgeWords } from "./use-age-words.ts";

const SHOWN = [
  "plateau_pressure",
  "driving_pressure",
  "peep",
  "static_compliance",
  "pf_ratio",
  "fio2",
] as const satisfies readonly QuantityKey[];

type Shown = (typeof SHOWN)[number];

interface ValuesNowProps {
  readonly view: SubjectView;
  readonly format: SiteFormat;
}

/** The latest figures, each with its age; greyed and dated, their ages running on, while the server is lost. */
export function ValuesNow({ view, format }: ValuesNowProps) {
  const t = useTranslations("desk");
  const { status, lastHeardAt } = useConnection();
  const minute = useNow((now) => format.clock(now));
  const ended = view.ventilated ? null : (view.ventilation.at(-1)?.ended_at ?? null);
  const isLost = status === "lost";
  const title =
    isLost && lastHeardAt !== null
      ? t("now.titleLost", { time: format.clock(lastHeardAt) })
      : ended !== null
        ? t("now.titleOff", { time: format.dateClock(ended) })
        : t("now.title", { time: minute ?? "—" });
  return (
    <section className={isLost ? "panel values lost" : "panel values"} aria-label={title}>
      <h2>{title}</h2>
      {view.feed.state !== "live" && (
        <p className="values-feed">
          {view.feed.state === "silent" && view.feed.last_at !== null
            ? t("now.feedSilent", { time: format.dateClock(view.feed.last_at) })
            : t("now.feedNone")}
        </p>
      )}
      <dl>
        {SHOWN.map((quantity) => (
          <Value key={quantity} quantity={quantity} view={view} />
        ))}
      </dl>
    </section>
  );
}

function Value({ quantity, view }: { readonly quantity: Shown; readonly view: SubjectView }) {
  const t = useTranslations("desk");
  const figure = view.quantities[quantity];
  return (
    <div className={`value ${quantity} ${figure.state}`}>
      <dt>{quantity === "fio2" ? t("parameter.fio2") : t(`figure.${quantity}`)}</dt>
      <dd>
        <b data-quantity={quantity} data-state={figure.state}>
          {formatFigure(quantity, figure.value)}
        </b>
        <span className="value-notes">
          <Standing figure={figure} limit={limitText(t, quantity, figure, view)} />
          {notes(t, quantity, figure, view).map((note) => (
            <span key={note}>{note}</span>
          ))}
        </span>
      </dd>
    </div>
  );
}

function Standing({ figure, limit }: { readonly figure: QuantityView; readonly limit: string | null }) {
  const t = useTranslations("desk");
  const words = useAgeWords();
  const { observed_at, state, reason } = figure;
  const minutes = useNow((now) =>
    observed_at === null ? 0 : Math.floor((now - Date.parse(observed_at)) / 60_000),
  );
  const word = state === "late" ? t("now.late") : state === "missed" ? t("now.missed") : null;
  return (
    <span>
      {observed_at === null || figure.value === null
        ? reason === undefined
          ? t("now.none")
          : t(`reason.${reason}`)
        : words((minutes ?? 0) * 60_000)}
      {limit !== null && `${t("now.comma")}${limit}`}
      {word !== null && <mark className="overdue">{word}</mark>}
    </span>
  );
}

type Words = ReturnType<typeof useTranslations<"desk">>;

function limitText(t: Words, quantity: Shown, { value }: QuantityView, view: SubjectView): string | null {
  if (value === null || (quantity !== "plateau_pressure" && quantity !== "driving_pressure")) return null;
  const limit = view.limits[quantity];
  return forComparison(value) > limit ? t("now.over", { limit }) : t("now.limit", { limit });
}

function notes(t: Words, quantity: Shown, figure: QuantityView, view: SubjectView): readonly string[] {
  if (figure.value === null) return [];
  switch (quantity) {
    case "driving_pressure":
      return paired(t, figure);
    case "static_compliance": {
      const baseline = view.baseline_static_compliance;
      if (baseline === null) return [];
      const change = view.since_baseline.static_compliance_share;
      const value = formatFigure("static_compliance", baseline);
      return [
        change === null
          ? t("now.baseline", { value })
          : `${t("now.baseline", { value })}${t("now.comma")}${formatShareChange(change)}`,
      ];
    }
    default:
      return [];
  }
}

function paired(t: Words, { paired_peep, pairing }: QuantityView): readonly string[] {
  if (paired_peep === null || paired_peep === undefined) return [];
  const peep = formatFigure("peep", paired_peep);
  return pairing === undefined
    ? [t("sources.pairedShort", { peep })]
    : [t("now.pairedAt", { peep, method: t(`pairing.${pairing}`) })];
}
