"use client";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useMay } from "#app/_access/visitor.tsx";
import type { SiteFormat } from "#app/_format/site-format.ts";
import { apiPath } from "#app/_query/fetch-json.ts";
import { useDeed } from "#app/_query/use-deed.ts";
import type { AlarmView } from "#lib/projections/bed-view.ts";
import type { SubjectView } from "#lib/projections/subject-view.ts";
import { byUrgency, standingOf } from "./alarm-order.ts";
import { InfusionProblem } from "./infusion-problem.tsx";
import { PriorityStars } from "./priority-stars.tsx";
import { useAlarmWords } from "./use-alarm-words.ts";

interface SubjectAlarmsProps {
  readonly view: SubjectView;
  readonly format: SiteFormat;
  /** Leads to the candidate that an alarm has opened. */
  readonly onCandidate: (candidate: string) => void;
}

/** One subject's alarms that are not over, with who has seen them and where they lead. */
export function SubjectAlarms({ view, format, onCandidate }: SubjectAlarmsProps) {
  const t = useTranslations("infusion.alarms");
  if (view.bed === null) return null;
  return (
    <section className="panel subject-alarms" aria-label={t("title")}>
      <h2>{t("title")}</h2>
      {view.alarms.length === 0 ? (
        <p className="count">{t("none")}</p>
      ) : (
        <ul>
          {byUrgency(view.alarms).map((alarm) => (
            <AlarmLine key={alarm.id} view={view} alarm={alarm} format={format} onCandidate={onCandidate} />
          ))}
        </ul>
      )}
      <p className="value-notes">
        <Link href={`/alarms?period=study&subject=${encodeURIComponent(view.subject)}`}>
          {t("log", { subject: view.subject })}
        </Link>
      </p>
    </section>
  );
}

function AlarmLine({ view, alarm, format, onCandidate }: SubjectAlarmsProps & { readonly alarm: AlarmView }) {
  const t = useTranslations("infusion.alarms");
  const events = useTranslations("infusion.events");
  const priorities = useTranslations("wall.alarm");
  const say = useAlarmWords();
  const mayAcknowledge = useMay("alarms:acknowledge");
  const seen = useDeed<object>(apiPath(["subjects", view.subject, "alarms", "acknowledge"]), () => {});
  const candidate = candidateOf(alarm, view);
  const { acknowledged_by: by, acknowledged_at: at } = alarm;
  return (
    <li>
      <span className={`alarm-stars is-${alarm.priority} is-${standingOf(alarm)}`}>
        <PriorityStars priority={alarm.priority} />
        <span className="visually-hidden">{priorities(alarm.priority)}</span>
      </span>
      <div>
        <b>{say(alarm)}</b>
        <p className="value-notes">
          {t("since", { condition: alarm.condition, time: format.dateClock(alarm.since) })}{" "}
          {by !== undefined && at !== undefined
            ? t("acknowledged", { name: by, time: format.clock(at) })
            : alarm.latched
              ? t("latches", { time: format.clock(alarm.ended_at ?? alarm.since) })
              : t("notAcknowledged")}
        </p>
        <div className="form-end">
          {by === undefined && mayAcknowledge && (
            <button
              type="button"
              className="button strong"
              disabled={seen.isPending}
              onClick={() => seen.mutate({ alarm: alarm.id })}
            >
              {t("acknowledge")}
            </button>
          )}
          {candidate !== null && (
            <button type="button" className="button" onClick={() => onCandidate(candidate)}>
              {events("openCandidate")}
            </button>
          )}
        </div>
        <InfusionProblem error={seen.error} />
      </div>
    </li>
  );
}

/** What an alarm is about among the window's events: opened with it, or entered and so raised. `null`: nothing. */
function candidateOf({ id, condition, figures }: AlarmView, view: SubjectView): string | null {
  const standing = view.infusion_record.candidates.filter(({ superseded }) => superseded === null);
  const found =
    standing.find(({ alarm }) => alarm === id) ??
    standing.find(
      ({ origin, onset }) =>
        condition.startsWith("IAE-") && origin === "person" && Date.parse(onset) === figures.onset,
    ) ??
    standing.find(({ origin, event }) => origin === "data" && event !== null && condition === `IAE-${event}`);
  return found?.candidate ?? null;
}
