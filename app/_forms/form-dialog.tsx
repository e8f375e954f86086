"use client";
import { useTranslations } from "next-intl";
import { type ComponentProps, type ReactNode, useEffect, useId, useRef } from "react";
import { FormProblem } from "./form-problem.tsx";
import { SubmitButton } from "./submit-button.tsx";

interface FormDialogProps {
  readonly title: string;
  /** What stands before the fields. */
  readonly about: ReactNode;
  readonly children: ReactNode;
  /** What will be done, as the button says it. */
  readonly action: string;
  readonly isWide?: boolean;
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly onSubmit: ComponentProps<"form">["onSubmit"];
  readonly onCancel: () => void;
}

/** A form in front of the page that it belongs to; it opens with its first field in focus. */
export function FormDialog(props: FormDialogProps) {
  const t = useTranslations("access.form");
  const title = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={props.isWide === true ? "dialog is-wide" : "dialog"}
      aria-labelledby={title}
      onCancel={(event) => {
        event.preventDefault();
        props.onCancel();
      }}
    >
      <h2 id={title}>{props.title}</h2>
      {props.about}
      <form className="form" method="post" noValidate onSubmit={props.onSubmit}>
        {props.children}
        <FormProblem error={props.error} />
        <div className="form-end">
          <SubmitButton className="button strong" isPending={props.isPending}>
            {props.action}
          </SubmitButton>
          <button type="button" className="button quiet" onClick={props.onCancel}>
            {t("cancel")}
          </button>
        </div>
      </form>
    </dialog>
  );
}
