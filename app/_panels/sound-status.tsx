"use client";
import { useTranslations } from "next-intl";
import type { AlarmSound } from "#app/_sound/use-alarm-sound.ts";
import { PriorityStars } from "./priority-stars.tsx";
import { SoundPanel } from "./sound-panel.tsx";
import { SpeakerGlyph } from "./speaker-glyph.tsx";

/**
 * Whether alarms can be heard here. A browser that wants somebody's touch first is an alarm of its own, said here
 * and counted with the others; where they can be heard, a touch opens the volume and the test.
 */
export function SoundStatus({ sound }: { readonly sound: AlarmSound }) {
  const t = useTranslations("wall.sound");
  if (sound.state === null) return null;
  if (sound.state === "armed") return <SoundPanel sound={sound} />;
  return (
    <button type="button" className="chip is-low is-active sound-off" onClick={sound.arm}>
      <PriorityStars priority="low" />
      <SpeakerGlyph isOn={false} />
      <span className="sound-long">{t("off")}</span>
      <span className="sound-short">{t("offShort")}</span>
    </button>
  );
}
