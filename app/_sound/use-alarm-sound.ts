"use client";
import { useEffect, useState } from "react";
import { useWardNow } from "#app/_live/wall-provider.tsx";
import { type Sounding, soundingOf } from "./alarm-burst.ts";
import { AlarmSpeaker, type SpeakerState } from "./alarm-speaker.ts";
import { keepVolume, readVolume, USUAL_VOLUME } from "./volume.ts";

/** The page's speaker. `state` is `null` until the page is alive. */
export interface AlarmSound {
  readonly state: SpeakerState | null;
  /** A share of full scale, of this browser. */
  readonly volume: number;
  readonly setVolume: (share: number) => void;
  readonly arm: () => void;
  readonly test: () => void;
}

/** Sounds what the ward asks for, as soon as the browser lets it: `anyTouch` arms it by a touch anywhere. */
export function useAlarmSound(anyTouch: boolean): AlarmSound {
  const [speaker, setSpeaker] = useState<AlarmSpeaker | null>(null);
  const [state, setState] = useState<SpeakerState | null>(null);
  const [volume, setVolume] = useState(USUAL_VOLUME);
  // As text, so that what is the same does not wake anybody.
  const wanted = useWardNow((views, now) =>
    JSON.stringify(
      soundingOf(
        views.flatMap(({ alarms }) => alarms),
        now,
      ),
    ),
  );
  useEffect(() => {
    const kept = readVolume();
    const made: AlarmSpeaker = new AlarmSpeaker(kept, () => setState(made.state));
    setVolume(kept);
    setSpeaker(made);
    setState(made.state);
    return () => made.close();
  }, []);
  useEffect(() => {
    if (state === "armed") speaker?.sound(JSON.parse(wanted) as Sounding | null);
  }, [speaker, state, wanted]);
  useEffect(() => {
    if (!anyTouch || speaker === null || state !== "blocked") return;
    const arm = (): void => speaker.arm();
    // Not when a finger comes down: armed, the bar has other words and moves, and the key that was meant would be
    // gone from under the finger before it is lifted.
    window.addEventListener("pointerup", arm);
    window.addEventListener("keydown", arm);
    return () => {
      window.removeEventListener("pointerup", arm);
      window.removeEventListener("keydown", arm);
    };
  }, [anyTouch, speaker, state]);
  return {
    state,
    volume,
    setVolume: (share) => {
      setVolume(share);
      keepVolume(share);
      if (speaker !== null) speaker.volume = share;
    },
    arm: () => speaker?.arm(),
    test: () => speaker?.test(),
  };
}
