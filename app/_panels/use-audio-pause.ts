"use client";
import { useState } from "react";
import { useMay } from "#app/_access/visitor.tsx";
import { useLive } from "#app/_live/live-provider.tsx";
import { useWardNow } from "#app/_live/wall-provider.tsx";
import { RequestRefused } from "#app/_query/fetch-json.ts";
import { sendJson } from "#app/_query/send-json.ts";
import { isHeard } from "#app/_sound/alarm-burst.ts";

/** What is quiet on the ward, what is not, and how to change it. */
export interface AudioPauseState {
  /** Alarms that sound, and seconds until the first that is paused sounds again; `null`: none is paused. */
  readonly heard: number;
  readonly secondsLeft: number | null;
  /** `null` for whoever may not. */
  readonly send: ((pause: boolean) => void) | null;
  /** The code of the last refusal; `null`: it was done, or not asked for. */
  readonly problem: string | null;
}

/** The audio pause by the server's clock, so that every screen counts the same, a lost one too. */
export function useAudioPause(): AudioPauseState {
  const { link } = useLive();
  const text = useWardNow((views, now) => {
    const alarms = views.flatMap((view) => view.alarms).filter((one) => one.acknowledged_by === undefined);
    const heard = alarms.filter((alarm) => isHeard(alarm, now)).length;
    const ends = alarms
      .filter((alarm) => !isHeard(alarm, now))
      .map((alarm) => Date.parse(alarm.audio_paused_until ?? ""));
    if (ends.length === 0 || now === null) return `${heard} `;
    // Never more than one number a real second, however fast a demo's clock runs.
    const step = Math.max(1, link.clock.rate);
    return `${heard} ${Math.round(Math.ceil((Math.min(...ends) - now) / 1000 / step) * step)}`;
  });
  const [heard = "0", left = ""] = text.split(" ");
  const isOwn = useMay("alarms:acknowledge");
  const isAtWall = useMay("bedside:identify");
  const [problem, setProblem] = useState<string | null>(null);
  const send = (pause: boolean): void => {
    setProblem(null);
    sendJson("POST", isOwn ? "/api/v1/alarms/pause" : "/api/v1/wall/pause", { pause }).catch(
      (error: unknown) => setProblem(error instanceof RequestRefused ? error.code : "away"),
    );
  };
  return {
    heard: Number(heard),
    secondsLeft: left === "" ? null : Number(left),
    send: isOwn || isAtWall ? send : null,
    problem,
  };
}
