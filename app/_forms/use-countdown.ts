"use client";
import { useEffect, useState } from "react";

/** Whole seconds until a moment of the page's monotonic clock, counted down to 0; `null` without a moment. */
export function useCountdown(until: number | null): number | null {
  const [seconds, setSeconds] = useState(() => secondsUntil(until));
  useEffect(() => {
    setSeconds(secondsUntil(until));
    if (until === null) return;
    const timer = setInterval(() => setSeconds(secondsUntil(until)), 250);
    return () => clearInterval(timer);
  }, [until]);
  return seconds;
}

function secondsUntil(until: number | null): number | null {
  return until === null ? null : Math.max(0, Math.ceil((until - performance.now()) / 1000));
}
