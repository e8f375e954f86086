"use client";
import { useTranslations } from "next-intl";
import { Field } from "#app/_forms/field.tsx";
import { SubmitButton } from "#app/_forms/submit-button.tsx";
import { useForm } from "#app/_forms/use-form.ts";
import { apiPath } from "#app/_query/fetch-json.ts";
import { useDataDeed } from "#app/_query/use-data-deed.ts";
import type { ReadingHistoryJson } from "#lib/contract/corrections.ts";
import { DataProblem } from "./data-problem.tsx";
import { NO_REASON, REASON_RULES, ReasonFields, reasonBody } from "./reason-fields.tsx";

export type StandingDeed = "void" | "restore" | "choose";

interface StandingFormProps {
  readonly of: ReadingHistoryJson;
  readonly deed: StandingDeed;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

const EMPTY = { ...NO_REASON, belongsTo: "" };

/** Changes whether a reading counts, never what it says; always with a reason. */
export function StandingForm({ of, deed, onDone, onCancel }: StandingFormProps) {
  const t = useTranslations("corrections");
  const cancel = useTranslations("access.form");
  const form = useForm<Readonly<Record<string, string>>>(EMPTY, REASON_RULES);
  const { subject, standing, claims } = of;
  const path = apiPath(["subjects", subject, "readings", String(standing.seq), deed]);
  const change = useDataDeed<object>(path, onDone);
  const namesOwner = deed === "void" && form.values.reasonCode === "WRONG_PATIENT";
  return (
    <form
      className="form asked"
      method="post"
      noValidate
      aria-label={t(`deed.${deed}`)}
      onSubmit={form.submit((values) => {
        const belongsTo = values.belongsTo?.trim() ?? "";
        change.mutate({
          expected_version: standing.version,
          ...reasonBody(values),
          ...(namesOwner && belongsTo !== "" ? { belongs_to: belongsTo } : {}),
          ...(deed === "choose" ? { over: claims.map(({ seq }) => seq) } : {}),
        });
      })}
    >
      <p className="note">{t(`form.${deed}Hint`)}</p>
      <ReasonFields code={form.field("reasonCode")} text={form.field("reasonText")} />
      {namesOwner && (
        <Field label={t("form.belongsTo")} of={form.field("belongsTo")} maxLength={64} autoComplete="off" />
      )}
      <DataProblem error={change.error} />
      <div className="form-end">
        <SubmitButton className="button strong" isPending={change.isPending}>
          {t(`deed.${deed}`)}
        </SubmitButton>
        <button type="button" className="button quiet" onClick={onCancel}>
          {cancel("cancel")}
        </button>
      </div>
    </form>
  );
}
