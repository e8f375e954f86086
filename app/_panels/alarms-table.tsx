"use client";
import { useTranslations } from "next-intl";
import { Fragment } from "react";
import type { SiteFormat } from "#app/_format/site-format.ts";
import { useNow } from "#app/_live/use-now.ts";
import type { AlarmRecordJson } from "#lib/contract/alarms.ts";
import { HOUR } from "#lib/units/instant.ts";
import { AlarmLifeline } from "./alarm-lifeline.tsx";
import { AlarmSteps } from "./alarm-steps.tsx";
import { PriorityTag } from "./priority-tag.tsx";
import { useAgeWords } from "./use-age-words.ts";
import { useAlarmWords } from "./use-alarm-words.ts";
import type { AlarmsAddress } from "./use-alarms-address.ts";

interface AlarmsTableProps {
  readonly alarms: readonly AlarmRecordJson[];
  readonly format: SiteFormat;
  readonly address: AlarmsAddress;
  /** There was no alarm of any sort. */
  readonly isAll: boolean;
  readonly onGo: (next: Partial<AlarmsAddress>) => void;
}

/** A single alarm of days must not draw all others as dots. */
const LONGEST_DRAWN_MS = 8 * HOUR;
const COLUMNS = ["raised", "bed", "subject", "priority", "text", "state", "acknowledged", "life"] as const;

/** One alarm a line, the latest first; a line opens to everything that happened to it. */
export function AlarmsTable({ alarms, format, address, isAll, onGo }: AlarmsTableProps) {
  const t = useTranslations("alarms");
  const now = useNow((at) => Math.floor(at / 1_000) * 1_000);
  if (alarms.length === 0) return <p className="page-state">{isAll ? t("none") : t("noneSuch")}</p>;
  const longest = Math.min(LONGEST_DRAWN_MS, Math.max(...alarms.map((alarm) => lastedMs(alarm, now)), 1));
  return (
    <section className="scroll" aria-label={t("title")}>
      <table className="alarm-log">
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {t(`columns.${column}`)}
              </th>
            ))}
            <th scope="col" className="number">
              {t("columns.lasted")}
            </th>
          </tr>
        </thead>
        <tbody>
          {alarms.map((alarm) => (
            <Fragment key={alarm.id}>
              <AlarmLine
                alarm={alarm}
                format={format}
                isDayOnly={address.period === "day"}
                isOpened={address.opened === alarm.id}
                now={now}
                longest={longest}
                onGo={onGo}
              />
              {address.opened === alarm.id && (
                <tr className="alarm-steps">
                  <td colSpan={COLUMNS.length + 1}>
                    <AlarmSteps alarm={alarm} format={format} />
                  </td>
                </tr>
              )}
            </Fragment>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface AlarmLineProps {
  readonly alarm: AlarmRecordJson;
  readonly format: SiteFormat;
  readonly isDayOnly: boolean;
  readonly isOpened: boolean;
  readonly now: number | null;
  readonly longest: number;
  readonly onGo: AlarmsTableProps["onGo"];
}

function AlarmLine({ alarm, format, isDayOnly, isOpened, now, longest, onGo }: AlarmLineProps) {
  const t = useTranslations("alarms");
  const say = useAlarmWords();
  const age = useAgeWords();
  const time = isDayOnly ? format.clock : format.dateClock;
  const words = say({ ...alarm, ...alarm.now });
  const isOpen = alarm.state !== "ended";
  return (
    <tr className={isOpen ? "is-open" : undefined} data-alarm={alarm.id} data-state={alarm.state}>
      <td className="when">
        <b>
          <time dateTime={alarm.raised_at}>{time(alarm.raised_at)}</time>
        </b>
      </td>
      <td>
        <button
          type="button"
          className="text-button"
          disabled={alarm.bed === null}
          onClick={() => onGo({ bed: alarm.bed })}
        >
          <b>{alarm.bed ?? "—"}</b>
        </button>
      </td>
      <td>
        <button type="button" className="text-button" onClick={() => onGo({ subject: alarm.subject })}>
          {alarm.subject}
        </button>
      </td>
      <td>
        <PriorityTag priority={alarm.priority} />
      </td>
      <td className="says">
        <button
          type="button"
          className="text-button"
          aria-expanded={isOpened}
          aria-label={t(isOpened ? "close" : "open", { name: words })}
          onClick={() => onGo({ opened: isOpened ? null : alarm.id })}
        >
          {words}
        </button>{" "}
        <small>{alarm.condition}</small>
      </td>
      <td>
        <StateWords alarm={alarm} time={time} />
      </td>
      <td>
        {alarm.acknowledged_at === null ? (
          <small>{isOpen ? t("notYet") : alarm.kind === "technical" ? "" : t("nobody")}</small>
        ) : (
          t("by", { name: alarm.acknowledged_by ?? "—", time: time(alarm.acknowledged_at) })
        )}
      </td>
      <td>
        <AlarmLifeline alarm={alarm} now={now} longest={longest} />
      </td>
      <td className="number">
        <b>{age(lastedMs(alarm, now))}</b>
      </td>
    </tr>
  );
}

function StateWords({
  alarm,
  time,
}: {
  readonly alarm: AlarmRecordJson;
  readonly time: SiteFormat["clock"];
}) {
  const t = useTranslations("alarms");
  switch (alarm.state) {
    case "active":
    case "acknowledged":
      return <b>{t(`state.${alarm.state}`)}</b>;
    case "latched":
      return <b>{t("state.latched", { time: time(alarm.cause_ended_at ?? alarm.raised_at) })}</b>;
    case "ended":
      return (
        <>
          {t("state.ended", { time: time(alarm.ended_at ?? alarm.raised_at) })}
          {alarm.unanswered && (
            <>
              {" "}
              <b className="unanswered">{t("state.unanswered")}</b>
            </>
          )}
        </>
      );
  }
}

/** From its raising to its end, or up to now. A latched one lasts as long as its cause did. */
function lastedMs({ raised_at, ended_at, cause_ended_at }: AlarmRecordJson, now: number | null): number {
  const end = cause_ended_at ?? ended_at;
  const until = end === null ? (now ?? Date.parse(raised_at)) : Date.parse(end);
  return Math.max(0, until - Date.parse(raised_at));
}
