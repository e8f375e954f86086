"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, type SubmitEvent, useId } from "react";
import { FormProblem } from "./form-problem.tsx";
import { SubmitButton } from "./submit-button.tsx";

interface AddPanelProps {
  /** As deep as it stands on its page. */
  readonly heading: "h2" | "h3";
  readonly title: string;
  readonly submit: string;
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly onSubmit: (event: SubmitEvent<HTMLFormElement>) => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A form that adds somebody or something to the list below it, or is closed without. */
export function AddPanel({
  heading: Heading,
  title,
  submit,
  isPending,
  error,
  onSubmit,
  onClose,
  children,
}: AddPanelProps) {
  const t = useTranslations("access.form");
  const id = useId();
  return (
    <section className="panel" aria-labelledby={id}>
      <Heading id={id}>{title}</Heading>
      <form className="form" method="post" noValidate onSubmit={onSubmit}>
        {children}
        <FormProblem error={error} />
        <div className="form-end">
          <SubmitButton className="button strong" isPending={isPending}>
            {submit}
          </SubmitButton>
          <button type="button" className="button quiet" onClick={onClose}>
            {t("cancel")}
          </button>
        </div>
      </form>
    </section>
  );
}
