"use client";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import type { BedsideAnswer } from "#lib/contract/access.ts";
import { BedsideProblem } from "./bedside-problem.tsx";
import { PIN_DIGITS, useBedsidePin } from "./use-bedside-pin.ts";

interface BedsidePinProps {
  readonly username: string;
  readonly onBack: () => void;
  readonly onIdentified: (answer: BedsideAnswer) => void;
}

const DIGITS = ["1", "2", "3", "4", "5", "6", "7", "8", "9"] as const;

/** Six digits by touch or by keys; how many there are is shown, never which. The sixth sends them. */
export function BedsidePin({ username, onBack, onIdentified }: BedsidePinProps) {
  const t = useTranslations("access.bedside");
  const pin = useBedsidePin(username, onIdentified);
  const pad = useRef<HTMLFieldSetElement>(null);
  useEffect(() => pad.current?.focus(), []);
  useDigitKeys(pin.press, pin.erase);
  const key = (digit: string) => (
    <button
      key={digit}
      type="button"
      className="bedside-key"
      // Not disabled: a key that lost the focus under a finger would take the keyboard with it.
      aria-disabled={pin.isChecking}
      onClick={() => pin.press(digit)}
    >
      {digit}
    </button>
  );
  return (
    <div className="bedside-pin">
      <output className="bedside-dots" aria-label={t("digits", { count: pin.count })}>
        {Array.from({ length: PIN_DIGITS }, (_, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a dot is its place
          <i key={place} className={place < pin.count ? "is-filled" : undefined} />
        ))}
      </output>
      <BedsideProblem error={pin.error} isChecking={pin.isChecking} />
      <fieldset ref={pad} className="bedside-keys" tabIndex={-1}>
        <legend className="unseen">{t("keypad")}</legend>
        {DIGITS.map(key)}
        <button type="button" className="bedside-key is-word" onClick={onBack}>
          {t("back")}
        </button>
        {key("0")}
        <button
          type="button"
          className="bedside-key"
          aria-label={t("erase")}
          aria-disabled={pin.isChecking || pin.count === 0}
          onClick={pin.erase}
        >
          <svg viewBox="0 0 32 24" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="2.2">
            <path d="M10 3h19v18H10L2 12zM15 8l8 8M23 8l-8 8" />
          </svg>
        </button>
      </fieldset>
    </div>
  );
}

/** A keyboard's digits, wherever in the dialog the focus is. */
function useDigitKeys(press: (digit: string) => void, erase: () => void): void {
  useEffect(() => {
    const take = (event: KeyboardEvent): void => {
      if (/^\d$/.test(event.key)) press(event.key);
      else if (event.key === "Backspace") erase();
      else return;
      event.preventDefault();
    };
    window.addEventListener("keydown", take);
    return () => window.removeEventListener("keydown", take);
  }, [press, erase]);
}
