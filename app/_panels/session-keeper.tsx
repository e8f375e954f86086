"use client";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { sessionDoors } from "#app/_access/session-doors.ts";
import { type SessionEnding, SessionWatch } from "#app/_access/session-watch.ts";
import { useVisitor } from "#app/_access/visitor.tsx";
import { formatStopwatch } from "#app/_format/age.ts";
import { leaveIfUnknown } from "#app/_live/leave-if-unknown.ts";
import { browserTimers } from "#app/_live/timers.ts";

const SIGNS_OF_WORK = ["pointermove", "pointerdown", "keydown", "wheel", "touchstart"] as const;

/** Keeps a person's session while they work, and says when it is about to end. A wall's needs none of this. */
export function SessionKeeper() {
  const visitor = useVisitor();
  return visitor?.kind === "person" ? <Keeper /> : null;
}

function Keeper() {
  const [ending, setEnding] = useState<SessionEnding | null>(null);
  useEffect(() => {
    // One session's end may be another's beginning, as when a password is changed meanwhile.
    const watch = new SessionWatch(sessionDoors, browserTimers, () => void leaveIfUnknown());
    const touch = (): void => watch.touch();
    for (const sign of SIGNS_OF_WORK) window.addEventListener(sign, touch, { passive: true, capture: true });
    const look = (): void => setEnding((before) => unlessSame(before, watch.ending));
    const tick = (): void => void watch.tick().then(look);
    tick();
    const stop = browserTimers.every(1_000, () => {
      look();
      tick();
    });
    return () => {
      stop();
      for (const sign of SIGNS_OF_WORK) window.removeEventListener(sign, touch, { capture: true });
    };
  }, []);
  return ending === null ? null : <Ending ending={ending} />;
}

function Ending({ ending }: { readonly ending: SessionEnding }) {
  const t = useTranslations("access.session");
  const words = ending.isFinal ? "endingAnyway" : "ending";
  const time = formatStopwatch(ending.seconds * 1000);
  const [firstTime] = useState(time);
  return (
    <div className="session-ending">
      <p aria-hidden="true">{t(words, { time })}</p>
      {/* Said once, not anew every second. */}
      <p className="session-said" role="status">
        {t(words, { time: firstTime })}
      </p>
    </div>
  );
}

function unlessSame(before: SessionEnding | null, after: SessionEnding | null): SessionEnding | null {
  const isSame = before?.seconds === after?.seconds && before?.isFinal === after?.isFinal;
  return isSame ? before : after;
}
