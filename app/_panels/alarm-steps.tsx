"use client";
import { useTranslations } from "next-intl";
import type { SiteFormat } from "#app/_format/site-format.ts";
import type { AlarmRecordJson } from "#lib/contract/alarms.ts";
import { PriorityTag } from "./priority-tag.tsx";
import { useAgeWords } from "./use-age-words.ts";
import { useAlarmWords } from "./use-alarm-words.ts";

type Step = AlarmRecordJson["steps"][number];

/** Everything that happened to one alarm, in order, with what it said then. */
export function AlarmSteps({
  alarm,
  format,
}: {
  readonly alarm: AlarmRecordJson;
  readonly format: SiteFormat;
}) {
  const t = useTranslations("alarms");
  const say = useAlarmWords();
  const age = useAgeWords();
  const raised = Date.parse(alarm.raised_at);
  return (
    <ol>
      {alarm.steps.map((step, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: steps are only ever added at the end
        <li key={index}>
          <time dateTime={step.at}>{format.dateClock(step.at)}</time>
          <b>{t(`what.${whatOf(step)}`)}</b>
          <PriorityTag priority={step.priority} />
          <span>{say({ condition: alarm.condition, figures: step.figures, text: step.text })}</span>
          <small>
            {[
              step.by === null ? t("system") : step.by,
              step.wall === null ? null : t("wall", { wall: step.wall }),
              step.reason === null ? null : t(`reason.${step.reason}`),
              index === 0
                ? t("since", { time: format.dateClock(alarm.since) })
                : t("lasted", { time: age(Date.parse(step.at) - raised) }),
            ]
              .filter((words) => words !== null)
              .join(" · ")}
          </small>
        </li>
      ))}
    </ol>
  );
}

/** Acknowledging what is over already puts it away: a reset. */
function whatOf(step: Step): Step["what"] | "reset" {
  return step.what === "ended" && step.reason === "acknowledged" ? "reset" : step.what;
}
