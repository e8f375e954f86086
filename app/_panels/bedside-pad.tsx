"use client";
import { useTranslations } from "next-intl";
import { useEffect, useId, useRef, useState } from "react";
import type { BedsideAnswer, BedsidePeople } from "#lib/contract/access.ts";
import { BedsideNames } from "./bedside-names.tsx";
import { BedsidePin } from "./bedside-pin.tsx";

type BedsidePerson = BedsidePeople["people"][number];

interface BedsidePadProps {
  /** Whoever stands here is known, for one deed within a minute. */
  readonly onIdentified: (answer: BedsideAnswer) => void;
  readonly onClose: () => void;
}

/** Nobody leaves a name open on a wall for the next who comes by. */
const CLOSE_AFTER_MS = 30_000;
const SIGNS_OF_LIFE = ["pointerdown", "pointermove", "keydown", "wheel"] as const;

/**
 * Asks at a wall's touch screen who stands before it: a name from a list, then six digits. It is modal, so the
 * keyboard stays inside, and it goes by itself when nobody touches it.
 */
export function BedsidePad({ onIdentified, onClose }: BedsidePadProps) {
  const t = useTranslations("access.bedside");
  const title = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [person, setPerson] = useState<BedsidePerson | null>(null);
  useIdle(dialog, onClose);
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className="bedside"
      aria-labelledby={title}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div className="bedside-head">
        <h2 id={title}>
          {person === null ? t("chooseTitle") : t("pinTitle", { name: person.display_name })}
        </h2>
        <button type="button" className="bedside-close" aria-label={t("close")} onClick={onClose}>
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <path d="M5 5l14 14M19 5L5 19" stroke="currentColor" strokeWidth="2.5" />
          </svg>
        </button>
      </div>
      {person === null ? (
        <BedsideNames onChoose={setPerson} />
      ) : (
        <BedsidePin username={person.username} onBack={() => setPerson(null)} onIdentified={onIdentified} />
      )}
    </dialog>
  );
}

function useIdle(dialog: { readonly current: HTMLDialogElement | null }, onIdle: () => void): void {
  const call = useRef(onIdle);
  call.current = onIdle;
  useEffect(() => {
    const element = dialog.current;
    if (element === null) return;
    let timer: ReturnType<typeof setTimeout>;
    const restart = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => call.current(), CLOSE_AFTER_MS);
    };
    restart();
    for (const sign of SIGNS_OF_LIFE) element.addEventListener(sign, restart, { passive: true });
    return () => {
      clearTimeout(timer);
      for (const sign of SIGNS_OF_LIFE) element.removeEventListener(sign, restart);
    };
  }, [dialog]);
}
