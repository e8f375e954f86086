"use client";
import { useTranslations } from "next-intl";
import { ChoiceField } from "#app/_forms/choice-field.tsx";
import { Field } from "#app/_forms/field.tsx";
import { filled } from "#app/_forms/rules.ts";
import { SubmitButton } from "#app/_forms/submit-button.tsx";
import { useKeptForm } from "#app/_forms/use-kept-form.ts";
import { apiPath } from "#app/_query/fetch-json.ts";
import { useDataDeed } from "#app/_query/use-data-deed.ts";
import type { QueryJson } from "#lib/contract/queries.ts";
import { QUERY_CODES } from "#lib/ventilation/query-code.ts";
import { DataProblem } from "./data-problem.tsx";

export type SayDeed = "answer" | "close" | "reopen";

interface SayFormProps {
  readonly query: QueryJson;
  readonly deed: SayDeed;
  readonly onDone: () => void;
}

const RULES = {
  answer: {
    code: filled,
    text: (value: string, { code }: Readonly<Record<string, string>>) =>
      code === "OTHER" && value.trim() === "" ? ("missing" as const) : null,
  },
  close: {},
  reopen: { text: filled },
};

/** Says something to a question: what became of it, that one is content, or that one is not. */
export function SayForm({ query, deed, onDone }: SayFormProps) {
  const t = useTranslations("corrections");
  const { subject, id } = query;
  const form = useKeptForm(`${deed} ${subject} ${id}`, { code: "", text: "" }, RULES[deed]);
  const leave = () => {
    form.forget();
    onDone();
  };
  const say = useDataDeed<object>(apiPath(["subjects", subject, "queries", deed]), leave);
  return (
    <form
      className="form asked"
      method="post"
      noValidate
      aria-label={t(`queries.${deed}`)}
      onSubmit={form.submit(({ code, text = "" }) =>
        say.mutate({
          query: id,
          ...(deed === "answer" ? { code } : {}),
          ...(text.trim() === "" ? {} : { text: text.trim() }),
        }),
      )}
    >
      {deed !== "answer" && <p className="note">{t(`queries.${deed}Hint`)}</p>}
      <div className="form-row">
        {deed === "answer" && (
          <ChoiceField label={t("form.reason")} of={form.field("code")} toChoose begins>
            {QUERY_CODES.map((code) => (
              <option key={code} value={code}>
                {t(`reasonCode.${code}`)}
              </option>
            ))}
          </ChoiceField>
        )}
        <Field
          label={t("form.text")}
          of={form.field("text")}
          maxLength={500}
          autoComplete="off"
          autoFocus={deed !== "answer"}
        />
      </div>
      <DataProblem error={say.error} />
      <div className="form-end">
        <SubmitButton className="button strong" isPending={say.isPending}>
          {t(`queries.${deed}`)}
        </SubmitButton>
      </div>
    </form>
  );
}
