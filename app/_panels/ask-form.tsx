"use client";
import { useTranslations } from "next-intl";
import { ChoiceField } from "#app/_forms/choice-field.tsx";
import { Field } from "#app/_forms/field.tsx";
import { filled } from "#app/_forms/rules.ts";
import { SubmitButton } from "#app/_forms/submit-button.tsx";
import { useKeptForm } from "#app/_forms/use-kept-form.ts";
import { apiPath } from "#app/_query/fetch-json.ts";
import { useDataDeed } from "#app/_query/use-data-deed.ts";
import { QUERY_ADDRESSEES } from "#lib/ventilation/query-kind.ts";
import { DataProblem } from "./data-problem.tsx";

/** What is asked about: a reading, or a day's figure. */
export type AskedAbout = { readonly seq: number } | { readonly figure: string; readonly local_date: string };

interface AskFormProps {
  readonly subject: string;
  readonly about: AskedAbout;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

const EMPTY = { to: "anyone", text: "" };

/** Asks something about a reading or a figure, in words. */
export function AskForm({ subject, about, onDone, onCancel }: AskFormProps) {
  const t = useTranslations("corrections.queries");
  const words = useTranslations("access.form");
  const form = useKeptForm(`ask ${subject} ${JSON.stringify(about)}`, EMPTY, { text: filled });
  const leave = (then: () => void) => () => {
    form.forget();
    then();
  };
  const raise = useDataDeed<object>(apiPath(["subjects", subject, "queries"]), leave(onDone));
  return (
    <form
      className="form asked"
      method="post"
      noValidate
      aria-label={t("raise")}
      onSubmit={form.submit(({ to, text = "" }) => raise.mutate({ about, to, text: text.trim() }))}
    >
      <div className="form-row">
        <Field label={t("question")} of={form.field("text")} maxLength={500} autoComplete="off" autoFocus />
        <ChoiceField label={t("to.label")} of={form.field("to")}>
          {QUERY_ADDRESSEES.map((to) => (
            <option key={to} value={to}>
              {t(`to.${to}`)}
            </option>
          ))}
        </ChoiceField>
      </div>
      <DataProblem error={raise.error} />
      <div className="form-end">
        <SubmitButton className="button strong" isPending={raise.isPending}>
          {t("raise")}
        </SubmitButton>
        <button type="button" className="button quiet" onClick={leave(onCancel)}>
          {words("cancel")}
        </button>
      </div>
    </form>
  );
}
