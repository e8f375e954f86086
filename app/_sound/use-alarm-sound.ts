"use client";
import { useEffect, useState } from "react";
import { useWard } from "#app/_live/wall-provider.tsx";
import { type Sounding, soundingOf } from "./alarm-burst.ts";
import { AlarmSpeaker, type SpeakerState } from "./alarm-speaker.ts";

/** The page's speaker. `state` is `null` until the page is alive. */
export interface AlarmSound {
  readonly state: SpeakerState | null;
  readonly arm: () => void;
  readonly test: () => void;
}

/** Sounds what the ward asks for, as soon as the browser lets it: `anyTouch` arms it by a touch anywhere. */
export function useAlarmSound(anyTouch: boolean): AlarmSound {
  const [speaker, setSpeaker] = useState<AlarmSpeaker | null>(null);
  const [state, setState] = useState<SpeakerState | null>(null);
  // As text, so that what is the same does not wake anybody.
  const wanted = useWard((views) => JSON.stringify(soundingOf(views.flatMap(({ alarms }) => alarms))));
  useEffect(() => {
    const made: AlarmSpeaker = new AlarmSpeaker(() => setState(made.state));
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
    window.addEventListener("pointerdown", arm);
    window.addEventListener("keydown", arm);
    return () => {
      window.removeEventListener("pointerdown", arm);
      window.removeEventListener("keydown", arm);
    };
  }, [anyTouch, speaker, state]);
  return { state, arm: () => speaker?.arm(), test: () => speaker?.test() };
}
