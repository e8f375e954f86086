"use client";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { formatStopwatch } from "#app/_format/age.ts";
import { PROTOCOL } from "#lib/protocol/protocol.ts";
import { SpeakerGlyph } from "./speaker-glyph.tsx";
import { useAudioPause } from "./use-audio-pause.ts";

const LONGEST_S = PROTOCOL.alarms.audioPause.longestMs / 1000;
const SHOW_PROBLEM_MS = 8_000;

/**
 * Quiet on the ward: how much of it is left, what sounds all the same, and the keys for whoever may. Nothing while
 * no alarm is to be heard.
 */
export function AudioPause() {
  const t = useTranslations("wall.pause");
  const { heard, secondsLeft, send, problem } = useAudioPause();
  return (
    <>
      {secondsLeft !== null && <Countdown secondsLeft={secondsLeft} heard={heard} send={send} />}
      {heard > 0 && send !== null && (
        <button
          type="button"
          className="audio-key"
          aria-label={t("pause", { minutes: LONGEST_S / 60 })}
          onClick={() => send(true)}
        >
          <SpeakerGlyph isOn={false} />
          <span className="audio-key-words">{t("pause", { minutes: LONGEST_S / 60 })}</span>
        </button>
      )}
      <Problem code={problem} />
    </>
  );
}

interface CountdownProps {
  readonly secondsLeft: number;
  readonly heard: number;
  readonly send: ((pause: boolean) => void) | null;
}

function Countdown({ secondsLeft, heard, send }: CountdownProps) {
  const t = useTranslations("wall.pause");
  const words = (
    <>
      <SpeakerGlyph isOn={false} />
      <span className="audio-words">{t("paused")}</span>
      {/* Not read out anew every second. */}
      <span className="audio-left" aria-hidden="true">
        {formatStopwatch(secondsLeft * 1000)}
      </span>
      <svg className="audio-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
        <rect className="audio-whole" width="100" height="8" />
        <rect className="audio-rest" width={Math.min(100, (secondsLeft / LONGEST_S) * 100)} height="8" />
      </svg>
    </>
  );
  return (
    <>
      {send === null ? (
        <span className="audio-paused">{words}</span>
      ) : (
        <button type="button" className="audio-paused" onClick={() => send(false)}>
          {words}
          <span className="visually-hidden unseen">{t("end")}</span>
        </button>
      )}
      <span className="audio-through" role="status">
        {heard > 0 && t("sounds", { count: heard })}
      </span>
    </>
  );
}

/** Why it is not quiet, for as long as it takes to read it. */
function Problem({ code }: { readonly code: string | null }) {
  const t = useTranslations("wall.pause");
  const [shown, setShown] = useState<string | null>(null);
  useEffect(() => {
    setShown(code);
    const timer = setTimeout(() => setShown(null), SHOW_PROBLEM_MS);
    return () => clearTimeout(timer);
  }, [code]);
  if (shown === null) return null;
  const seconds = PROTOCOL.alarms.audioPause.soundsBetweenMs / 1000;
  return (
    <span className="audio-problem" role="alert">
      {shown === "paused_just_now" ? t("heardFirst", { seconds }) : t("failed")}
    </span>
  );
}
