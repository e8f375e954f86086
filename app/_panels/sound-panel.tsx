"use client";
import { useTranslations } from "next-intl";
import { useEffect, useId, useState } from "react";
import { SOUND_TEST } from "#app/_sound/alarm-burst.ts";
import type { AlarmSound } from "#app/_sound/use-alarm-sound.ts";
import { LEAST_VOLUME, VOLUME_STEP } from "#app/_sound/volume.ts";
import { PriorityStars } from "./priority-stars.tsx";
import { SpeakerGlyph } from "./speaker-glyph.tsx";

/** One pulse is over before its name is read. */
const READ_MS = 2_000;

/** How loud alarms are on this screen, and what they sound like here. A touch elsewhere, or Escape, closes it. */
export function SoundPanel({ sound }: { readonly sound: AlarmSound }) {
  const t = useTranslations("wall.sound");
  const panel = useId();
  const slider = useId();
  const percent = (share: number): string => t("percent", { percent: Math.round(share * 100) });
  return (
    <>
      <button type="button" className="sound-on" popoverTarget={panel} aria-label={t("on") + t("open")}>
        <SpeakerGlyph isOn />
        <span className="sound-words">{t("on")}</span>
      </button>
      <div id={panel} popover="auto" className="sound-panel" role="dialog" aria-label={t("title")}>
        <h2>{t("title")}</h2>
        <label htmlFor={slider}>
          {t("volume")} <b>{percent(sound.volume)}</b>
        </label>
        <input
          id={slider}
          type="range"
          min={LEAST_VOLUME}
          max={1}
          step={VOLUME_STEP}
          value={sound.volume}
          aria-valuetext={percent(sound.volume)}
          onChange={(event) => sound.setVolume(event.target.valueAsNumber)}
        />
        <p>{t("floor", { percent: Math.round(LEAST_VOLUME * 100) })}</p>
        <SoundTest onTest={sound.test} />
      </div>
    </>
  );
}

/** Says which priority is heard while the test sounds. */
function SoundTest({ onTest }: { readonly onTest: () => void }) {
  const t = useTranslations("wall");
  const [started, setStarted] = useState(0);
  const [heard, setHeard] = useState<number | null>(null);
  useEffect(() => {
    if (started === 0) return;
    const timers = SOUND_TEST.map(({ startMs }, index) => setTimeout(() => setHeard(index), startMs));
    timers.push(setTimeout(() => setHeard(null), (SOUND_TEST.at(-1)?.endMs ?? 0) + READ_MS));
    return () => timers.forEach(clearTimeout);
  }, [started]);
  const burst = heard === null ? undefined : SOUND_TEST[heard];
  return (
    <div className="sound-test">
      <button
        type="button"
        onClick={() => {
          onTest();
          setStarted((times) => times + 1);
        }}
      >
        {t("sound.test")}
      </button>
      <span role="status" className={burst === undefined ? undefined : `is-${burst.priority}`}>
        {burst !== undefined && (
          <>
            <PriorityStars priority={burst.priority} />
            {t(`alarm.${burst.priority}`)}
          </>
        )}
      </span>
    </div>
  );
}
