"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useMay } from "#app/_access/visitor.tsx";
import type { SiteFormat } from "#app/_format/site-format.ts";
import { pathOfAdverseEvent } from "#app/_query/event-queries.ts";
import type { AdverseEventView as Recorded } from "#lib/projections/events-view.ts";
import { AdverseEventForm } from "./adverse-event-form.tsx";
import { AdverseEventReports } from "./adverse-event-reports.tsx";
import { CodedReasonForm } from "./coded-reason-form.tsx";
import { useReasonWords } from "./reason-fields.tsx";
import { useAdverseFacts } from "./use-adverse-facts.ts";

interface AdverseEventViewProps {
  readonly event: Recorded;
  readonly format: SiteFormat;
  readonly timeZone: string;
  readonly onClose: () => void;
}

/** One adverse event: what stands, what stood before, and what is to be reported of it until when. */
export function AdverseEventView({ event, format, timeZone, onClose }: AdverseEventViewProps) {
  const t = useTranslations("events.adverse");
  const words = useTranslations("events.case");
  const reason = useReasonWords();
  const facts = useAdverseFacts(format, event.t0);
  const mayCorrect = useMay("data:correct");
  const [doing, setDoing] = useState<"correct" | "void" | null>(null);
  const { adverse_event: name, subject, term, recorded, voided, earlier, version } = event;
  const present = facts(event);
  const label = t("label", { number: name.split("/").at(-1) ?? "", subject });
  if (doing === "correct") {
    return (
      <section className="panel" aria-label={t("correctTitle")}>
        <AdverseEventForm timeZone={timeZone} correcting={event} from={null} onClose={() => setDoing(null)} />
      </section>
    );
  }
  return (
    <article className="case" aria-label={label}>
      <section className="panel">
        <div className="bar">
          <h2>{term}</h2>
          {event.seriousness.length > 0 && <span className="tag">{t("serious")}</span>}
          <span className="bar-end card-deeds">
            {mayCorrect && voided === null && (
              <>
                <button type="button" className="button quiet" onClick={() => setDoing("correct")}>
                  {t("correct")}
                </button>
                <button type="button" className="button quiet" onClick={() => setDoing("void")}>
                  {t("void")}
                </button>
              </>
            )}
            <button type="button" className="button quiet" onClick={onClose}>
              {words("close")}
            </button>
          </span>
        </div>
        <p className="count">
          {label} · {t("version", { version })} ·{" "}
          {t("recorded", { name: recorded.by, time: format.dateClock(recorded.at) })}
        </p>
        {voided !== null && (
          <p className="banner">
            {t("voided", { name: voided.by, time: format.dateClock(voided.at), reason: reason(voided) })}
          </p>
        )}
        <dl className="infusion-facts">
          {present.map(([key, words, value]) => (
            <div key={key} className={key === "narrative" ? "is-whole" : undefined}>
              <dt>{words}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        {earlier.length > 0 && (
          <details className="history">
            <summary>{t("earlier")}</summary>
            <ol className="plain-list">
              {earlier.map((one, index) => {
                const after = facts(earlier[index + 1] ?? event);
                const changed = facts(one).filter(([, , value], at) => value !== after[at]?.[2]);
                return (
                  <li key={one.corrected.at}>
                    <p>
                      {t("earlierLine", {
                        name: one.corrected.by,
                        time: format.dateClock(one.corrected.at),
                        reason: reason(one),
                      })}
                    </p>
                    {changed.map(([key, words, value]) => (
                      <p key={key} className="count">
                        {words}: {t("was", { value })}
                      </p>
                    ))}
                  </li>
                );
              })}
            </ol>
          </details>
        )}
      </section>
      {doing === "void" && (
        <CodedReasonForm
          title={t("voidTitle")}
          action={t("void")}
          path={pathOfAdverseEvent(name, "void")}
          version={version}
          onClose={() => setDoing(null)}
        />
      )}
      <AdverseEventReports event={event} format={format} timeZone={timeZone} />
    </article>
  );
}
