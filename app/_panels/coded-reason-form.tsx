"use client";
import { useTranslations } from "next-intl";
import { SubmitButton } from "#app/_forms/submit-button.tsx";
import { useForm } from "#app/_forms/use-form.ts";
import { useEventDeed } from "#app/_query/use-event-deed.ts";
import { EventProblem } from "./event-problem.tsx";
import { NO_REASON, REASON_RULES, ReasonFields, reasonBody } from "./reason-fields.tsx";

interface CodedReasonFormProps {
  readonly title: string;
  readonly action: string;
  readonly path: string;
  readonly version: number;
  readonly onClose: () => void;
}

/** A deed that wants nothing but a reason by its code. */
export function CodedReasonForm({ title, action, path, version, onClose }: CodedReasonFormProps) {
  const t = useTranslations("infusion.form");
  const form = useForm<Readonly<Record<string, string>>>(NO_REASON, REASON_RULES);
  const deed = useEventDeed(path, version, onClose);
  return (
    <form
      className="panel form"
      method="post"
      noValidate
      aria-label={title}
      onSubmit={form.submit((values) => deed.mutate(reasonBody(values)))}
    >
      <h3>{title}</h3>
      <ReasonFields code={form.field("reasonCode")} text={form.field("reasonText")} />
      <EventProblem error={deed.error} />
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
