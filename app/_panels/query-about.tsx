"use client";
import { useTranslations } from "next-intl";
import type { SiteFormat } from "#app/_format/site-format.ts";
import type { QueryJson } from "#lib/contract/queries.ts";

/** What a question is about besides its words: whose reading and when, or which figure of which day. */
export function QueryAbout({ query, format }: { readonly query: QueryJson; readonly format: SiteFormat }) {
  const t = useTranslations("corrections.queries");
  const desk = useTranslations("desk");
  const { source, from, to, parameter, figures, kind } = query;
  if (source === null) {
    return t("words.figure", { figures: figures.map((each) => desk(`figure.${each}`)).join(", ") });
  }
  const place =
    from === to
      ? t("from", { source, time: format.dateClock(from) })
      : t("span", { source, from: format.dateClock(from), to: format.clock(to) });
  // A person's own words need not say which reading they mean.
  if (kind !== "person" || parameter === null) return place;
  const reading = query.readings.at(-1);
  const known = reading?.parameter === parameter ? desk(`parameter.${parameter as "peep"}`) : parameter;
  return `${known} ${reading?.value ?? ""} · ${place}`;
}
