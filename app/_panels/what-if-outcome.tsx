"use client";
import { useTranslations } from "next-intl";
import type { SiteFormat } from "#app/_format/site-format.ts";
import type { WhatIfJson } from "#lib/contract/alarms.ts";
import { forDisplay } from "#lib/units/rounding.ts";
import { useAgeWords } from "./use-age-words.ts";
import { useAlarmWords } from "./use-alarm-words.ts";

/** Lines of what would have come later; the rest is counted. */
const LINES = 12;

interface WhatIfOutcomeProps {
  readonly outcome: WhatIfJson;
  readonly format: SiteFormat;
}

/** The burden under the limits in force and under others, and what nobody would have seen in time. */
export function WhatIfOutcome({ outcome, format }: WhatIfOutcomeProps) {
  const t = useTranslations("alarms.whatIf");
  const say = useAlarmWords();
  const age = useAgeWords();
  const { as_now, what_if, later, added, replayed, high_lost } = outcome;
  const most = Math.max(as_now.alarms, what_if.alarms, 1);
  const change = as_now.alarms === 0 ? null : Math.round((what_if.alarms / as_now.alarms - 1) * 100);
  const days = Math.round((Date.parse(outcome.to) - Date.parse(outcome.from)) / 86_400_000);
  const words = ({ condition, figures, text, raised_at }: (typeof added)[number]): string =>
    t("at", { text: say({ condition, figures, text }), time: format.dateClock(raised_at) });
  return (
    <div className="what-if-outcome">
      <Bar name={t("asNow")} load={as_now} most={most} isThought={false} />
      <Bar name={t("whatIf")} load={what_if} most={most} isThought={true}>
        {change !== null && (
          <b>
            {change === 0 ? t("same") : t("share", { share: `${change > 0 ? "+" : "−"}${Math.abs(change)}` })}
          </b>
        )}
      </Bar>
      <h3>{later.length === 0 ? t("none") : t("later", { count: later.length })}</h3>
      {later.length > 0 && (
        <table>
          <tbody>
            {later.slice(0, LINES).map((alarm) => (
              <tr key={`${alarm.subject} ${alarm.condition} ${alarm.raised_at}`}>
                <th scope="row">{alarm.subject}</th>
                <td>{words(alarm)}</td>
                <td>
                  {alarm.instead === null
                    ? t("never")
                    : t("instead", {
                        text: say({ condition: alarm.condition, ...alarm.instead }),
                        delay: age(alarm.instead.delay_ms),
                      })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {later.length > LINES && <p className="count">{t("more", { count: later.length - LINES })}</p>}
      {added.length > 0 && (
        <>
          <h3>{t("added", { count: added.length })}</h3>
          <table>
            <tbody>
              {added.slice(0, LINES).map((alarm) => (
                <tr key={`${alarm.subject} ${alarm.condition} ${alarm.raised_at}`}>
                  <th scope="row">{alarm.subject}</th>
                  <td>{words(alarm)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {added.length > LINES && <p className="count">{t("more", { count: added.length - LINES })}</p>}
        </>
      )}
      <h3>{high_lost === 0 ? t("noHighLost") : t("highLost", { count: high_lost })}</h3>
      {replayed.logged !== replayed.as_now && (
        <p role="note">{t("differs", { logged: replayed.logged, replayed: replayed.as_now })}</p>
      )}
      <p>
        <small>{t("note", { days, subjects: outcome.subjects })}</small>
      </p>
    </div>
  );
}

interface BarProps {
  readonly name: string;
  readonly load: WhatIfJson["as_now"];
  readonly most: number;
  readonly isThought: boolean;
  readonly children?: React.ReactNode;
}

function Bar({ name, load, most, isThought, children }: BarProps) {
  const t = useTranslations("alarms.whatIf");
  return (
    <div className={isThought ? "load-bar is-thought" : "load-bar"}>
      <span>{name}</span>
      <meter min={0} max={most} value={load.alarms} aria-label={name} />
      <span>
        {t("loadOf", { load: forDisplay(load.per_bed_day, 1), alarms: load.alarms })} {children}
      </span>
    </div>
  );
}
