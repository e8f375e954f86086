"use client";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { useMay } from "#app/_access/visitor.tsx";
import { wholeMinutes } from "#app/_format/age.ts";
import { useNow } from "#app/_live/use-now.ts";
import { AcknowledgeButton } from "./acknowledge-button.tsx";
import { AudioPause } from "./audio-pause.tsx";
import { PriorityStars } from "./priority-stars.tsx";
import { useAlarmWords } from "./use-alarm-words.ts";
import { useAudioPause } from "./use-audio-pause.ts";
import { bedsOf, type EscalatedAlarm, useEscalated } from "./use-escalated.ts";

/** More than these are shortened to the longest unanswered: a page is for more than what is said on every page. */
const IN_FULL = 2;

/** On every desk page: the high alarms that nobody answers, each with a way to it, and whether the wall is quiet. */
export function DeskAlarms() {
  const t = useTranslations("wall");
  const escalated = useEscalated();
  const [isOpen, setOpen] = useState(false);
  const list = useId();
  const isMany = escalated.length > IN_FULL;
  const shown = isMany && !isOpen ? escalated.slice(0, 1) : escalated;
  const { secondsLeft } = useAudioPause();
  if (escalated.length === 0 && secondsLeft === null) return null;
  return (
    <div className="desk-alarms">
      {escalated.length > 0 && (
        <>
          {/* Said once, not anew every minute. */}
          <p className="visually-hidden" role="alert">
            {escalated.map(({ bed }) => t("alarm.nobodyAnswers", { bed })).join(" ")}
          </p>
          <ul id={list}>
            {shown.map((one) => (
              <Unanswered key={one.alarm.id} escalated={one} />
            ))}
          </ul>
          {isMany && (
            <button
              type="button"
              className="button quiet desk-alarm-more"
              aria-expanded={isOpen}
              aria-controls={list}
              onClick={() => setOpen(!isOpen)}
            >
              {isOpen
                ? t("alarm.fewerUnanswered")
                : t("alarm.moreUnanswered", {
                    count: escalated.length - shown.length,
                    beds: bedsOf(escalated.slice(shown.length)).join(t("alarm.comma")),
                  })}
            </button>
          )}
        </>
      )}
      <div className="desk-audio">
        <AudioPause />
      </div>
    </div>
  );
}

function Unanswered({ escalated: { bed, subject, alarm } }: { readonly escalated: EscalatedAlarm }) {
  const t = useTranslations("wall");
  const say = useAlarmWords();
  const maySee = useMay("subjects:see");
  const minutes = useNow((now) => wholeMinutes(now - Date.parse(alarm.active_from))) ?? 0;
  return (
    <li>
      <AcknowledgeButton subject={subject} alarm={alarm} className="desk-alarm-chip" saysDeed>
        <PriorityStars priority={alarm.priority} />
        <span className="visually-hidden">{t(`alarm.${alarm.priority}`)}</span>
        {say(alarm)}
      </AcknowledgeButton>
      <Link href={maySee ? `/subjects/${encodeURIComponent(subject)}` : "/wall"}>
        {t("tile.name", { bed })} · {subject}
      </Link>
      <b>{t("alarm.unanswered", { minutes })}</b>
      {alarm.call_failed === true && <span>{t("alarm.callFailed")}</span>}
    </li>
  );
}
