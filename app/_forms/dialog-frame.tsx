"use client";
import { type ReactNode, useEffect, useId, useRef } from "react";

interface DialogFrameProps {
  readonly title: string;
  readonly isWide: boolean;
  readonly children: ReactNode;
  readonly onClose: () => void;
}

/** What stands in front of the page that it belongs to, until it is closed. */
export function DialogFrame({ title, isWide, children, onClose }: DialogFrameProps) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    element?.querySelector<HTMLElement>("[data-begin]")?.focus();
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={isWide ? "dialog is-wide" : "dialog"}
      aria-labelledby={id}
      // The page behind has keys of its own.
      onKeyDown={(event) => event.stopPropagation()}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <h2 id={id}>{title}</h2>
      {children}
    </dialog>
  );
}
