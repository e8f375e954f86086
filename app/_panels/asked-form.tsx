"use client";
import { useTranslations } from "next-intl";
import type { ReactNode, SubmitEventHandler } from "react";
import { SubmitButton } from "#app/_forms/submit-button.tsx";
import { InfusionProblem } from "./infusion-problem.tsx";

interface AskedFormProps {
  readonly label: string;
  readonly action: string;
  readonly deed: { readonly error: Error | null; readonly isPending: boolean };
  readonly onSubmit: SubmitEventHandler<HTMLFormElement>;
  /** Leaves it without a deed; `null`: it stays. */
  readonly onCancel: (() => void) | null;
  readonly children: ReactNode;
}

/** What is asked for before a deed at an infusion: the fields, why it was not done, and the way on or back. */
export function AskedForm({ label, action, deed, onSubmit, onCancel, children }: AskedFormProps) {
  const t = useTranslations("infusion.form");
  return (
    <form className="form asked" method="post" noValidate aria-label={label} onSubmit={onSubmit}>
      {children}
      <InfusionProblem error={deed.error} />
      <div className="form-end">
        <SubmitButton className="button strong" isPending={deed.isPending}>
          {action}
        </SubmitButton>
        {onCancel !== null && (
          <button type="button" className="button quiet" onClick={onCancel}>
            {t("cancel")}
          </button>
        )}
      </div>
    </form>
  );
}
