"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useMay } from "#app/_access/visitor.tsx";
import type { SiteFormat } from "#app/_format/site-format.ts";
import { useIsFormKept } from "#app/_forms/use-kept-form.ts";
import type { SubjectView } from "#lib/projections/subject-view.ts";
import { InfusionCard } from "./infusion-card.tsx";
import { keptPreparation, PrepareForm } from "./prepare-form.tsx";
import { WindowSection } from "./window-section.tsx";

interface InfusionBoardProps {
  readonly view: SubjectView;
  readonly format: SiteFormat;
}

/** A subject's infusions, the latest first, and the windows after them with their events and summaries. */
export function InfusionBoard({ view, format }: InfusionBoardProps) {
  const t = useTranslations("infusion");
  const mayRecord = useMay("infusions:record");
  const isBegun = useIsFormKept(keptPreparation(view.subject));
  const [isPreparing, setIsPreparing] = useState(mayRecord && isBegun);
  const { infusions, windows } = view.infusion_record;
  return (
    <div className="infusion-board">
      {isPreparing ? (
        <PrepareForm view={view} correcting={null} onClose={() => setIsPreparing(false)} />
      ) : null}
      <section className="panel" aria-label={t("title")}>
        <div className="bar">
          <h2>{t("title")}</h2>
          {mayRecord && !isPreparing && (
            <button
              type="button"
              className={infusions.length + windows.length === 0 ? "button strong bar-end" : "button bar-end"}
              onClick={() => setIsPreparing(true)}
            >
              {infusions.length === 0 ? t("prepare") : t("prepareAnother")}
            </button>
          )}
        </div>
        {infusions.length === 0 && <p className="count">{t("nothing")}</p>}
        {!mayRecord && <p className="count">{t("readOnly")}</p>}
        {infusions.toReversed().map((infusion) => (
          <InfusionCard key={infusion.infusion} view={view} infusion={infusion} format={format} />
        ))}
      </section>
      {windows.toReversed().map((window) => (
        <WindowSection key={window.t0} view={view} window={window} format={format} />
      ))}
    </div>
  );
}
