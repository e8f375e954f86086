"use client";
import { useEffect, useState } from "react";
import { type PairingView, pairWall } from "#app/_access/pair-wall.ts";
import { pairingDoors } from "#app/_access/pairing-doors.ts";
import { withWishes } from "#app/_access/safe-path.ts";

interface PairingShown extends PairingView {
  /** When the code runs out, by the page's monotonic clock. */
  readonly until: number | null;
  readonly isPaired: boolean;
}

const START: PairingShown = {
  code: null,
  lasts: 0,
  isLinkBad: false,
  isLost: false,
  until: null,
  isPaired: false,
};

/** Pairs this screen, by the secret of its link if it has one, and then opens what it is to show. */
export function usePairing(secret: string | null | undefined, to: string | null): PairingShown {
  const [shown, setShown] = useState(START);
  useEffect(() => {
    if (secret === undefined) return;
    const left = new AbortController();
    const show = (view: PairingView): void =>
      setShown((before) => {
        const isNew = view.code !== null && view.code !== before.code;
        return { ...view, isPaired: false, until: isNew ? performance.now() + view.lasts : before.until };
      });
    const wait = (milliseconds: number): Promise<void> => waitUnless(left.signal, milliseconds);
    // A link is good once: an effect that is undone at once, as React does in development, must not use it up.
    wait(0)
      .then(() => pairWall({ doors: pairingDoors, link: secret, show, wait }))
      .then(
        (path) => {
          if (left.signal.aborted) return;
          setShown((before) => ({ ...before, isPaired: true, isLost: false }));
          // In place of this page: a step back on a wall must not lead to a code again.
          window.location.replace(withWishes(path, to));
        },
        // Only leaving the page ends the waiting.
        () => {},
      );
    return () => left.abort();
  }, [secret, to]);
  return shown;
}

function waitUnless(signal: AbortSignal, milliseconds: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    const end = (): void => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    if (signal.aborted) end();
    else signal.addEventListener("abort", end, { once: true });
  });
}
