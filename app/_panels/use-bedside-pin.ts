"use client";
import { useRef, useState } from "react";
import { apiPath } from "#app/_query/fetch-json.ts";
import { sendJson } from "#app/_query/send-json.ts";
import type { BedsideAnswer } from "#lib/contract/access.ts";

export const PIN_DIGITS = 6;

/** The digits while they are pressed: kept out of what is drawn, sent when they are six, then forgotten. */
export function useBedsidePin(username: string, onIdentified: (answer: BedsideAnswer) => void) {
  const digits = useRef("");
  const [count, setCount] = useState(0);
  const [isChecking, setIsChecking] = useState(false);
  const [error, setError] = useState<Error | null>(null);

  const become = (next: string): void => {
    digits.current = next;
    setCount(next.length);
  };
  const send = async (pin: string): Promise<void> => {
    setIsChecking(true);
    try {
      onIdentified(await sendJson<BedsideAnswer>("POST", apiPath(["auth", "bedside"]), { username, pin }));
    } catch (failure) {
      setError(failure instanceof Error ? failure : new Error(String(failure)));
    } finally {
      become("");
      setIsChecking(false);
    }
  };
  return {
    count,
    isChecking,
    error,
    press: (digit: string): void => {
      if (isChecking || digits.current.length >= PIN_DIGITS) return;
      setError(null);
      become(digits.current + digit);
      if (digits.current.length === PIN_DIGITS) void send(digits.current);
    },
    erase: (): void => {
      if (!isChecking) become(digits.current.slice(0, -1));
    },
  };
}
