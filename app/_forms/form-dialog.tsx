"use client";
import { useTranslations } from "next-intl";
import type { ComponentProps, ReactNode } from "react";
import { DialogFrame } from "./dialog-frame.tsx";
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
  return (
    <DialogFrame title={props.title} isWide={props.isWide === true} onClose={props.onCancel}>
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
    </DialogFrame>
  );
}
