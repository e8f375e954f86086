"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { Field } from "#app/_forms/field.tsx";
import { FormProblem } from "#app/_forms/form-problem.tsx";
import { SubmitButton } from "#app/_forms/submit-button.tsx";
import { useForm } from "#app/_forms/use-form.ts";
import { apiPath } from "#app/_query/fetch-json.ts";
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
  const words = useTranslations("access");
  const title = useId();
  const codeId = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const queries = useQueryClient();
  const [alike, setAlike] = useState(false);
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  const form = useForm(EMPTY, RULES);
  const code = form.field("code");
  const answer = useMutation({
    mutationFn: ({ code, text }: typeof EMPTY) =>
      sendJson<SubjectQueriesJson>(
        "POST",
        apiPath(["subjects", subject, "queries", String(query.seq), "answer"]),
        { code, alike, ...(text.trim() === "" ? {} : { text: text.trim() }) },
      ),
    onSuccess: (answered) => {
      queries.setQueryData(queriesQuery(subject).queryKey, answered);
      onClose();
    },
    // Somebody else may have answered it meanwhile: the list behind says so.
    onError: () => queries.invalidateQueries({ queryKey: queriesQuery(subject).queryKey }),
  });
  return (
    <dialog
      ref={dialog}
      className="dialog"
      aria-labelledby={title}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <h2 id={title}>{t("answerTitle")}</h2>
      {children}
      <p className="note">{t("stays")}</p>
      <form
        className="form"
        method="post"
        noValidate
        onSubmit={form.submit((values) => answer.mutate(values))}
      >
        <div className="field">
          <label htmlFor={codeId}>{t("why")}</label>
          <select
            id={codeId}
            name={code.name}
            value={code.value}
            onChange={(event) => code.onValue(event.target.value)}
            aria-invalid={code.problem !== null}
            aria-describedby={code.problem === null ? undefined : `${codeId}-problem`}
          >
            <option value="">{t("choose")}</option>
            {QUERY_CODES.map((each) => (
              <option key={each} value={each}>
                {t(`code.${each}`)}
              </option>
            ))}
          </select>
          {code.problem !== null && (
            <p className="field-problem" id={`${codeId}-problem`}>
              {words(`rule.${code.problem}`)}
            </p>
          )}
        </div>
        <Field label={t("text")} of={form.field("text")} maxLength={500} autoComplete="off" />
        {query.alike > 1 && (
          <label className="check">
            <input type="checkbox" checked={alike} onChange={({ target }) => setAlike(target.checked)} />
            {t("alike", { count: query.alike - 1, source: query.source })}
          </label>
        )}
        <FormProblem error={answer.error} />
        <div className="form-end">
          <SubmitButton className="button strong" isPending={answer.isPending}>
            {t("answer")}
          </SubmitButton>
          <button type="button" className="button quiet" onClick={onClose}>
            {words("form.cancel")}
          </button>
        </div>
      </form>
    </dialog>
  );
}
