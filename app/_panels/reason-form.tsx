"use client";
import { useTranslations } from "next-intl";
import { Field } from "#app/_forms/field.tsx";
import { filled } from "#app/_forms/rules.ts";
import { SubmitButton } from "#app/_forms/submit-button.tsx";
import { useForm } from "#app/_forms/use-form.ts";
import { useDeed } from "#app/_query/use-deed.ts";
import { InfusionProblem } from "./infusion-problem.tsx";

interface ReasonFormProps {
  readonly label: string;
  readonly action: string;
  readonly path: string;
  readonly onClose: () => void;
}

const EMPTY = { reason: "" };
const RULES = { reason: filled };

/** A deed that wants nothing but its reason. */
export function ReasonForm({ label, action, path, onClose }: ReasonFormProps) {
  const t = useTranslations("infusion.form");
  const form = useForm<typeof EMPTY>(EMPTY, RULES);
  const deed = useDeed<object>(path, onClose);
  return (
    <form
      className="form asked"
      method="post"
      noValidate
      aria-label={action}
      onSubmit={form.submit(({ reason }) => deed.mutate({ reason: reason.trim() }))}
    >
      <Field label={label} of={form.field("reason")} autoComplete="off" maxLength={500} autoFocus />
      <InfusionProblem error={deed.error} />
      <div className="form-end">
        <SubmitButton className="button strong" isPending={deed.isPending}>
          {action}
        </SubmitButton>
        <button type="button" className="button quiet" onClick={onClose}>
          {t("cancel")}
        </button>
      </div>
    </form>
  );
}
