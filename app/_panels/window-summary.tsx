"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useMay } from "#app/_access/visitor.tsx";
import { formatFigure } from "#app/_format/figure.ts";
import type { SiteFormat } from "#app/_format/site-format.ts";
import type {
  ExtremeView,
  GivenDoseView,
  WindowFiguresView,
  WindowRecordView,
} from "#lib/projections/infusion-record-view.ts";
import type { SubjectView } from "#lib/projections/subject-view.ts";
import { millilitres, millions } from "./infusion-words.ts";
import { SummaryForm } from "./summary-form.tsx";

interface WindowSummaryProps {
  readonly view: SubjectView;
  readonly window: WindowRecordView;
  readonly format: SiteFormat;
}

/** Baseline and extremes of the window, what was given, and what somebody said of it once it had closed. */
export function WindowSummary({ view, window, format }: WindowSummaryProps) {
  const t = useTranslations("infusion.summary");
  const mayRecord = useMay("infusions:record");
  const [isAgain, setIsAgain] = useState(false);
  const { candidates, superseded_summaries: old } = view.infusion_record;
  const last = window.summaries.at(-1);
  const count = candidates.filter(({ t0, superseded }) => t0 === window.t0 && superseded === null).length;
  const isDue = window.state === "closed" && last === undefined;
  return (
    <div className="window-summary">
      <h3>{t("title")}</h3>
      {window.state === "open" && <p>{t("open", { time: format.dateClock(window.ends_at) })}</p>}
      {isDue && <p className="banner">{t("due")}</p>}
      <Figures figures={last === undefined || isAgain ? window.figures : last.figures} format={format} />
      <Given given={last === undefined || isAgain ? window.given : last.given} format={format} />
      <p>{t("events", { count: last === undefined || isAgain ? count : last.candidates.length })}</p>
      {last !== undefined && (
        <div className="completed">
          <p className="summary-text">{last.text === "" ? t("noText") : last.text}</p>
          <p>
            <b>{t("completed", { name: last.completed.by, time: format.dateClock(last.completed.at) })}</b>
            {last.reason !== null && `: ${last.reason}`}
          </p>
          {window.summaries.slice(0, -1).map((one) => (
            <details key={one.completed.at} className="history">
              <summary>
                {t("earlier", { name: one.completed.by, time: format.dateClock(one.completed.at) })}
              </summary>
              <p className="summary-text">{one.text === "" ? t("noText") : one.text}</p>
            </details>
          ))}
        </div>
      )}
      {old.map(({ t0, completed }) => (
        <p key={completed.at} className="count">
          {t("superseded", { t0: format.dateClock(t0), name: completed.by })}
        </p>
      ))}
      {mayRecord && window.state === "closed" && (last === undefined || isAgain) && (
        <SummaryForm
          subject={view.subject}
          t0={window.t0}
          isAgain={isAgain}
          onClose={() => setIsAgain(false)}
        />
      )}
      {mayRecord && last !== undefined && !isAgain && (
        <button type="button" className="button quiet" onClick={() => setIsAgain(true)}>
          {t("again")}
        </button>
      )}
    </div>
  );
}

const ROWS = [
  ["peep", "peep"],
  ["fio2", "fio2"],
  ["driving_pressure", "driving_pressure"],
] as const;

function Figures({ figures, format }: { readonly figures: WindowFiguresView; readonly format: SiteFormat }) {
  const t = useTranslations("infusion.summary");
  const names = useTranslations("desk");
  const extreme = (quantity: (typeof ROWS)[number][0], one: ExtremeView | null): string =>
    one === null
      ? "—"
      : t("atTime", { value: formatFigure(quantity, one.value), time: format.clock(one.at) });
  return (
    <div className="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">{t("figure")}</th>
            <th scope="col" className="number">
              {t("baseline")}
            </th>
            <th scope="col" className="number">
              {t("lowest")}
            </th>
            <th scope="col" className="number">
              {t("highest")}
            </th>
          </tr>
        </thead>
        <tbody>
          {ROWS.map(([key, quantity]) => (
            <tr key={key}>
              <th scope="row">{key === "driving_pressure" ? t("dp") : names(`parameter.${key}`)}</th>
              <td className="number">{formatFigure(quantity, figures[key].baseline)}</td>
              <td className="number">{extreme(quantity, figures[key].lowest)}</td>
              <td className="number">{extreme(quantity, figures[key].highest)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Given({ given, format }: { readonly given: GivenDoseView; readonly format: SiteFormat }) {
  const t = useTranslations("infusion.summary");
  const card = useTranslations("infusion.card");
  const dose = [
    given.volume_ml === null
      ? card("notRecorded")
      : card("givenMl", { volume: millilitres(given.volume_ml) }),
    ...(given.cells === null ? [] : [card("givenCells", { cells: millions(given.cells) })]),
  ];
  const times =
    given.ended_at === null
      ? t("timesOpen", { from: format.dateClock(given.started_at) })
      : t("times", { from: format.dateClock(given.started_at), to: format.dateClock(given.ended_at) });
  return (
    <p>
      <b>{t("given")}</b> {t("line", { dose: dose.join(" · "), times })}
    </p>
  );
}
