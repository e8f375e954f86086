"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useMay } from "#app/_access/visitor.tsx";
import type { SiteFormat } from "#app/_format/site-format.ts";
import { useIsFormKept } from "#app/_forms/use-kept-form.ts";
import type { WindowRecordView } from "#lib/projections/infusion-record-view.ts";
import type { SubjectView } from "#lib/projections/subject-view.ts";
import { CandidateList } from "./candidate-list.tsx";
import { EventForm, keptEvent } from "./event-form.tsx";
import { StartCorrection } from "./start-correction.tsx";
import { WindowSummary } from "./window-summary.tsx";

interface WindowSectionProps {
  readonly view: SubjectView;
  readonly window: WindowRecordView;
  readonly format: SiteFormat;
}

/** The 24 hours after one T0: what may have been caused by the infusion, and what is said of it in the end. */
export function WindowSection({ view, window, format }: WindowSectionProps) {
  const t = useTranslations("infusion");
  const mayRecord = useMay("infusions:record");
  const mayCorrect = useMay("data:correct");
  const isBegun = useIsFormKept(keptEvent(view.subject));
  const [doing, setDoing] = useState<"event" | "start" | null>(mayRecord && isBegun ? "event" : null);
  const { t0 } = window;
  const title = t("window.title", { time: format.dateClock(t0) });
  return (
    <section className="panel window-section" aria-label={title}>
      <div className="bar">
        <h2>{title}</h2>
        <span className="bar-end card-deeds">
          {mayCorrect && (
            <button type="button" className="button quiet" onClick={() => setDoing("start")}>
              {t("start.correct")}
            </button>
          )}
          {mayRecord && (
            <button type="button" className="button strong" onClick={() => setDoing("event")}>
              {t("events.enter")}
            </button>
          )}
        </span>
      </div>
      {!window.rise_evaluable && <p className="banner">{t("window.notEvaluable")}</p>}
      {window.at_ceiling && <p className="banner">{t("window.ceiling")}</p>}
      {doing === "start" && (
        <StartCorrection view={view} was={t0} format={format} onClose={() => setDoing(null)} />
      )}
      <StartHistory view={view} window={window} format={format} />
      {doing === "event" && <EventForm view={view} correcting={null} onClose={() => setDoing(null)} />}
      <CandidateList view={view} t0={t0} format={format} />
      <WindowSummary view={view} window={window} format={format} />
    </section>
  );
}

/** How this window's start came to be what it is. */
function StartHistory({ view, window, format }: WindowSectionProps) {
  const t = useTranslations("infusion.start");
  const { start_corrections: all } = view.infusion_record;
  const lines = all.filter(({ from, to }) => to === window.t0 || from === window.t0);
  if (lines.length === 0) return null;
  return (
    <ul className="start-history">
      {lines.map(({ from, to, reason, corrected }) => (
        <li key={corrected.at}>
          {to === null
            ? t("historyNever", { from: format.dateClock(from), name: corrected.by })
            : t("history", {
                from: format.clock(from),
                to: format.clock(to),
                name: corrected.by,
                reason: reason ?? t("noReason"),
              })}
        </li>
      ))}
    </ul>
  );
}
