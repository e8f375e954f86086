"use client";
import { useTranslations } from "next-intl";
import { Field } from "#app/_forms/field.tsx";
import { LinesField } from "#app/_forms/lines-field.tsx";
import { filled } from "#app/_forms/rules.ts";
import { useKeptForm } from "#app/_forms/use-kept-form.ts";
import { apiPath } from "#app/_query/fetch-json.ts";
import { useDeed } from "#app/_query/use-deed.ts";
import { AskedForm } from "./asked-form.tsx";

interface SummaryFormProps {
  readonly subject: string;
  readonly t0: string;
  /** It was completed before, and wants a reason. */
  readonly isAgain: boolean;
  readonly onClose: () => void;
}

const EMPTY = { text: "", reason: "" };

/** What somebody says of a window that has closed, beside the figures that they see. */
export function SummaryForm({ subject, t0, isAgain, onClose }: SummaryFormProps) {
  const t = useTranslations("infusion.summary");
  const form = useKeptForm(`summary of ${subject} from ${t0}`, EMPTY, isAgain ? { reason: filled } : {});
  const done = (): void => {
    form.forget();
    onClose();
  };
  const complete = useDeed<object>(apiPath(["subjects", subject, "infusions", "summaries"]), done);
  return (
    <AskedForm
      label={t("title")}
      action={t("submit")}
      deed={complete}
      onCancel={isAgain ? done : null}
      onSubmit={form.submit(({ text = "", reason = "" }) =>
        complete.mutate({ t0, text: text.trim(), ...(isAgain ? { reason: reason.trim() } : {}) }),
      )}
    >
      <LinesField label={t("text")} of={form.field("text")} rows={4} maxLength={10_000} />
      {isAgain && <Field label={t("reason")} of={form.field("reason")} autoComplete="off" maxLength={500} />}
    </AskedForm>
  );
}
