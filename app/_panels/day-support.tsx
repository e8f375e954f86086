"use client";
import { useTranslations } from "next-intl";
import type { SiteFormat } from "#app/_format/site-format.ts";
import type { DaySourcesView } from "#lib/projections/day-view.ts";

interface DaySupportProps {
  readonly view: Pick<DaySourcesView, "support">;
  readonly format: SiteFormat;
}

/** What else supported the subject on this day: some of it explains why figures are absent. */
export function DaySupport({ view, format }: DaySupportProps) {
  const t = useTranslations("record");
  if (view.support.length === 0) return null;
  return (
    <ul className="drawer-support" aria-label={t("ventilation.modes")}>
      {view.support.map(({ mode, started_at, ended_at }) => (
        <li key={`${mode} ${started_at}`}>
          <b>{t(`mode.${mode}`)}</b> {format.dateClock(started_at)} –{" "}
          {ended_at === null ? t("ventilation.lasts") : format.dateClock(ended_at)}
        </li>
      ))}
    </ul>
  );
}
