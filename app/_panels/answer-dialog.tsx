"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { ChoiceField } from "#app/_forms/choice-field.tsx";
import { Field } from "#app/_forms/field.tsx";
import { FormDialog } from "#app/_forms/form-dialog.tsx";
import { type FieldState, useForm } from "#app/_forms/use-form.ts";
import { apiPath } from "#app/_query/fetch-json.ts";
import { putAnswer } from "#app/_query/put-answer.ts";
import { sendJson } from "#app/_query/send-json.ts";
import { queriesQuery } from "#app/_query/subject-queries.ts";
import type { ReadingQueryJson, SubjectQueriesJson } from "#lib/contract/queries.ts";
import { QUERY_CODES } from "#lib/ventilation/query-code.ts";

const EMPTY = { code: "", text: "" };
const RULES = {
  code: (value: string) => (value === "" ? "missing" : null),
  text: (value: string, { code }: typeof EMPTY) =>
    code === "OTHER" && value.trim() === "" ? "missing" : null,
} as const;

interface AnswerDialogProps {
  readonly subject: string;
  readonly query: ReadingQueryJson;
  /** What is asked about. */
  readonly children: ReactNode;
  readonly onClose: () => void;
}

/** Says what became of a rejected reading. The reading itself stays as it is. */
export function AnswerDialog({ subject, query, children, onClose }: AnswerDialogProps) {
  const t = useTranslations("desk.queries");
  const queries = useQueryClient();
  const [alike, setAlike] = useState(false);
  const form = useForm(EMPTY, RULES);
  const path = apiPath(["subjects", subject, "queries", String(query.seq), "answer"]);
  const answer = useMutation({
    mutationFn: ({ code, text }: typeof EMPTY) =>
      sendJson<SubjectQueriesJson>("POST", path, {
        code,
        alike,
        ...(text.trim() === "" ? {} : { text: text.trim() }),
      }),
    onSuccess: async (answered) => {
      await putAnswer(queries, queriesQuery(subject).queryKey, answered);
      onClose();
    },
    // Somebody else may have answered it meanwhile: the list behind says so.
    onError: () => queries.invalidateQueries({ queryKey: queriesQuery(subject).queryKey }),
  });
  return (
    <FormDialog
      title={t("answerTitle")}
      about={
        <>
          {children}
          <p className="note">{t("stays")}</p>
        </>
      }
      action={t("answer")}
      isPending={answer.isPending}
      error={answer.error}
      onSubmit={form.submit((values) => answer.mutate(values))}
      onCancel={onClose}
    >
      <CodeChoice of={form.field("code")} />
      <Field label={t("text")} of={form.field("text")} maxLength={500} autoComplete="off" />
      {query.alike > 1 && (
        <label className="check">
          <input type="checkbox" checked={alike} onChange={({ target }) => setAlike(target.checked)} />
          {t("alike", { count: query.alike - 1, source: query.source })}
        </label>
      )}
    </FormDialog>
  );
}

function CodeChoice({ of }: { readonly of: FieldState }) {
  const t = useTranslations("desk.queries");
  return (
    <ChoiceField label={t("why")} of={of} toChoose>
      {QUERY_CODES.map((code) => (
        <option key={code} value={code}>
          {t(`code.${code}`)}
        </option>
      ))}
    </ChoiceField>
  );
}
