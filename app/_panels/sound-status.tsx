"use client";
import { useTranslations } from "next-intl";
import { useVisitor } from "#app/_access/visitor.tsx";
import { useAlarmSound } from "#app/_sound/use-alarm-sound.ts";
import { PriorityStars } from "./priority-stars.tsx";

/**
 * Whether alarms can be heard here. A browser that wants somebody's touch first is an alarm of its own, said and
 * counted as one; where they can be heard, a touch sounds a test.
 */
export function SoundStatus() {
  const t = useTranslations("wall.sound");
  // A wall is armed by whoever touches it; at a desk nobody is startled unasked.
  const sound = useAlarmSound(useVisitor()?.kind === "display");
  if (sound.state === null) return null;
  if (sound.state === "blocked") {
    return (
      <button type="button" className="chip is-low is-active sound-off" onClick={sound.arm}>
        <PriorityStars priority="low" />
        <Speaker isOn={false} />
        <span className="sound-long">{t("off")}</span>
        <span className="sound-short">{t("offShort")}</span>
      </button>
    );
  }
  return (
    <button type="button" className="sound-on" onClick={sound.test}>
      <Speaker isOn />
      {t("on")}
      <span className="unseen">{t("test")}</span>
    </button>
  );
}

function Speaker({ isOn }: { readonly isOn: boolean }) {
  return (
    <svg viewBox="0 0 24 20" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="2">
      <path d="M2 7h4l5-4v14l-5-4H2z" fill="currentColor" />
      <path d={isOn ? "M15 6a6 6 0 0 1 0 8M18 3a10 10 0 0 1 0 14" : "M15 7l6 6M21 7l-6 6"} />
    </svg>
  );
}
