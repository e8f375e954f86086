"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { FormProblem } from "./form-problem.tsx";

interface ConfirmDialogProps {
  readonly title: string;
  readonly children: ReactNode;
  /** What will be done, as the button says it. */
  readonly action: string;
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** Asks before something that cannot be taken back at once. It opens with the harmless answer in focus. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const t = useTranslations("access.form");
  const title = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const cancel = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    cancel.current?.focus();
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className="dialog"
      aria-labelledby={title}
      onCancel={(event) => {
        event.preventDefault();
        props.onCancel();
      }}
    >
      <h2 id={title}>{props.title}</h2>
      <div className="dialog-body">{props.children}</div>
      <FormProblem error={props.error} />
      <div className="form-end">
        <button type="button" className="button strong" disabled={props.isPending} onClick={props.onConfirm}>
          {props.action}
        </button>
        <button ref={cancel} type="button" className="button quiet" onClick={props.onCancel}>
          {t("cancel")}
        </button>
      </div>
    </dialog>
  );
}
