"use client";

import { useTranslations } from "next-intl";
import { formatSinceStart, wholeMinutes } from "#app/_format/age.ts";
import { formatChange } from "#app/_format/change.ts";
import { formatFigure } from "#app/_format/figure.ts";
import type { SiteFormat } from "#app/_format/site-format.ts";
import { useConnection } from "#app/_live/use-connection.ts";
import { useNow } from "#app/_live/use-now.ts";
import type { SubjectView } from "#lib/projections/subject-view.ts";
import { millilitres } from "./infusion-words.ts";

interface InfusionPanelProps {
  readonly view: SubjectView;
  readonly format: SiteFormat;
  /** Leads to an event of the window. */
  readonly onCandidate: (candidate: string) => void;
  /** Leads to the whole record. */
  readonly onRecord: () => void;
}

/** The 24 h after T0 as a clock, and what has changed since the values before it. */
export function InfusionPanel({ view, format, onCandidate, onRecord }: InfusionPanelProps) {
  const t = useTranslations("desk");
  const isLost = useConnection().status === "lost";
  const { state, planned_at, started_at, early_ends_at, ends_at } = view.infusion_window;
  return (
    <section className={isLost ? "panel infusion lost" : "panel infusion"} aria-label={t("window.title")}>
      <h2>{t("window.title")}</h2>
      {started_at === null || early_ends_at === null || ends_at === null ? (
        <p>
          {planned_at === null
            ? t("window.none")
            : t("window.planned", { time: format.dateClock(planned_at) })}
        </p>
      ) : (
        <>
          <dl className="infusion-times">
            <div>
              <dt>{t("window.t0")}</dt>
              <dd>
                <b>{format.clock(started_at)}</b> {format.date(started_at)}
                <span className="value-notes">{ending(t, view, started_at, format)}</span>
              </dd>
            </div>
            {state === "open" && <Elapsed since={started_at} />}
          </dl>
          {state === "closed" && <p>{t("window.closed", { time: format.dateClock(ends_at) })}</p>}
          <WindowBar from={started_at} early={early_ends_at} to={ends_at} format={format} />
          {state === "open" && <SinceBaseline view={view} />}
          {state === "open" && <Judged view={view} />}
          <WindowEvents view={view} format={format} t0={started_at} onCandidate={onCandidate} />
          {state === "closed" && <SummaryDue view={view} onRecord={onRecord} />}
        </>
      )}
    </section>
  );
}

type Words = ReturnType<typeof useTranslations<"desk">>;

function ending(t: Words, view: SubjectView, startedAt: string, format: SiteFormat): string {
  const infusion = view.infusions.find((each) => each.started_at === startedAt);
  if (infusion === undefined) return "";
  if (infusion.ended_at === null) return t("window.running");
  const minutes = wholeMinutes(Date.parse(infusion.ended_at) - Date.parse(startedAt));
  const ended = t("window.ended", { time: format.clock(infusion.ended_at) });
  const given = view.infusion_record.windows.find(({ t0 }) => t0 === startedAt)?.given.volume_ml ?? null;
  const parts = [
    ended,
    t("age.minutes", { minutes }),
    ...(given === null ? [] : [`${millilitres(given)} mL`]),
  ];
  return parts.join(t("now.comma"));
}

function Elapsed({ since }: { readonly since: string }) {
  const t = useTranslations("desk");
  const elapsed = useNow((now) => formatSinceStart(now - Date.parse(since)));
  return (
    <div>
      <dt>{t("window.now")}</dt>
      <dd>
        <b className="elapsed">{elapsed ?? "—"}</b>
      </dd>
    </div>
  );
}

interface WindowBarProps {
  readonly from: string;
  readonly early: string;
  readonly to: string;
  readonly format: SiteFormat;
}

function WindowBar({ from, early, to, format }: WindowBarProps) {
  const t = useTranslations("desk");
  const start = Date.parse(from);
  const span = Date.parse(to) - start;
  const mark = ((Date.parse(early) - start) / span) * 100;
  // In whole tenths: what differs at every look would be drawn anew without end.
  const tenths = useNow((now) => Math.round(Math.min(Math.max((now - start) / span, 0), 1) * 1_000)) ?? 0;
  const percent = tenths / 10;
  return (
    <figure className="window-bar">
      <svg viewBox="0 0 100 22" preserveAspectRatio="none" role="img" aria-label={t("window.title")}>
        <rect className="window-track" y="5" width="100" height="12" />
        <rect className="window-fill" y="5" width={percent} height="12" />
        <rect
          className={percent > mark ? "window-notch" : "window-mark"}
          x={mark}
          width="0.6"
          y="2"
          height="18"
        />
        <rect className="window-mark" x="99.4" width="0.6" y="2" height="18" />
      </svg>
      <figcaption>
        <span style={{ insetInlineStart: `${mark}%` }}>
          {t("window.early", { time: format.clock(early) })}
        </span>
        <span className="window-end">{t("window.whole", { time: format.dateClock(to) })}</span>
      </figcaption>
    </figure>
  );
}

/** What cannot be judged is said: silence would look like "no rise". */
function Judged({ view }: { readonly view: SubjectView }) {
  const t = useTranslations("infusion.window");
  const window = view.infusion_record.windows.at(-1);
  if (window === undefined) return null;
  return (
    <>
      {!window.rise_evaluable && <p className="banner">{t("notEvaluable")}</p>}
      {window.at_ceiling && <p className="banner">{t("ceiling")}</p>}
    </>
  );
}

interface WindowEventsProps extends Pick<InfusionPanelProps, "view" | "format" | "onCandidate"> {
  readonly t0: string;
}

/** What stands of the window's events, each leading to its line in the record. */
function WindowEvents({ view, format, t0, onCandidate }: WindowEventsProps) {
  const t = useTranslations("infusion.events");
  const { candidates } = view.infusion_record;
  const standing = candidates
    .filter((one) => one.superseded === null && one.t0 === t0)
    .toSorted((a, b) => Date.parse(a.onset) - Date.parse(b.onset));
  if (standing.length === 0) return null;
  return (
    <div className="window-events">
      <h3>{t("title")}</h3>
      <ul>
        {standing.map(({ candidate, event, term, onset, origin, opened }) => (
          <li key={candidate}>
            <button type="button" onClick={() => onCandidate(candidate)}>
              {event === null ? term : t(`code.${event}`)}
            </button>
            <span className="value-notes">
              {format.clock(onset)}
              {" · "}
              {origin === "data" ? t("candidate") : t("entered", { name: opened.by })}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A closed window wants its summary, until somebody has completed it. */
function SummaryDue({ view, onRecord }: Pick<InfusionPanelProps, "view" | "onRecord">) {
  const t = useTranslations("infusion.summary");
  const window = view.infusion_record.windows.at(-1);
  if (window === undefined || window.state !== "closed" || window.summaries.length > 0) return null;
  return (
    <div className="banner">
      <p>{t("due")}</p>
      <button type="button" className="button" onClick={onRecord}>
        {t("go")}
      </button>
    </div>
  );
}

function SinceBaseline({ view }: { readonly view: SubjectView }) {
  const t = useTranslations("desk");
  const { baseline } = view.infusion_window;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t("window.since")}</th>
          <th scope="col" className="number">
            {t("window.before")}
          </th>
          <th scope="col" className="number">
            {t("window.present")}
          </th>
          <th scope="col" className="number">
            {t("window.change")}
          </th>
        </tr>
      </thead>
      <tbody>
        {(["peep", "fio2"] as const).map((key) => (
          <tr key={key}>
            <th scope="row">{t(`parameter.${key}`)}</th>
            <td className="number">
              {baseline[key] === null ? t("window.noBaseline") : formatFigure(key, baseline[key])}
            </td>
            <td className="number">{formatFigure(key, view.quantities[key].value)}</td>
            <td className="number">
              <b>{formatChange(key, view.since_baseline[key])}</b>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
