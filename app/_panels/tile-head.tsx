"use client";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { BedView } from "#lib/projections/bed-view.ts";
import { InfusionClock } from "./infusion-clock.tsx";

/** How wide a bed's name is, in digits: Chinese characters are twice as wide. */
function widthOf(name: string): number {
  return [...name].reduce((width, character) => width + (/[ -ɏ]/.test(character) ? 1 : 2), 0);
}

/** Bed, subject, study day; on the right the infusion's clock. */
export function TileHead({ view }: { readonly view: BedView }) {
  const t = useTranslations();
  const { bed, subject, study_day, simulated } = view;
  const width = widthOf(bed);
  const size = width <= 3 ? "" : width <= 5 ? " is-long" : " is-very-long";
  return (
    <header className="tile-head">
      <span className={`bed-name${size}`}>{bed}</span>
      {subject !== null && (
        <Link className="subject-link" href={`/subjects/${encodeURIComponent(subject)}`} prefetch={false}>
          {subject}
        </Link>
      )}
      {study_day !== null && (
        <span className="study-day">
          {t("common.studyDay", { day: study_day < 0 ? `−${-study_day}` : String(study_day) })}
        </span>
      )}
      {simulated && <span className="sim-tag">{t("wall.tile.simulated")}</span>}
      <InfusionClock window={view.infusion_window} />
    </header>
  );
}
