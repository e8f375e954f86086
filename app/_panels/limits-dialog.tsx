"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect, useId, useRef, useState } from "react";
import { Field } from "#app/_forms/field.tsx";
import { FormProblem } from "#app/_forms/form-problem.tsx";
import { filled, numberWithin } from "#app/_forms/rules.ts";
import { SubmitButton } from "#app/_forms/submit-button.tsx";
import { useForm } from "#app/_forms/use-form.ts";
import { apiPath } from "#app/_query/fetch-json.ts";
import { sendJson } from "#app/_query/send-json.ts";
import { limitsQuery } from "#app/_query/subject-queries.ts";
import type { LimitName, SubjectLimitsJson } from "#lib/contract/limits.ts";

type Values = Readonly<Record<LimitName | "reason", string>>;

interface LimitsDialogProps {
  readonly of: SubjectLimitsJson;
  readonly onClose: () => void;
}

/** Sets limits for one subject. An empty field is the protocol's; nothing goes without its reason. */
export function LimitsDialog({ of, onClose }: LimitsDialogProps) {
  const t = useTranslations("desk.limits");
  const cancel = useTranslations("access.form");
  const title = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const queries = useQueryClient();
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  // What somebody else sets meanwhile is theirs: only what was changed here is sent.
  const [before] = useState(() => presentOf(of));
  const form = useForm<Values>(before, {
    ...Object.fromEntries(of.limits.map(({ limit, range }) => [limit, numberWithin(...range)])),
    reason: filled,
  });
  const change = useMutation({
    mutationFn: (values: Values) =>
      sendJson<SubjectLimitsJson>(
        "PATCH",
        apiPath(["subjects", of.subject, "limits"]),
        bodyOf(values, before),
      ),
    onSuccess: (changed) => {
      queries.setQueryData(limitsQuery(of.subject).queryKey, changed);
      onClose();
    },
  });
  return (
    <dialog
      ref={dialog}
      className="dialog limits-dialog"
      aria-labelledby={title}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <h2 id={title}>{t("changeOf", { subject: of.subject })}</h2>
      <p className="note">{t("hint")}</p>
      <form
        className="form"
        method="post"
        noValidate
        onSubmit={form.submit((values) => change.mutate(values))}
      >
        <div className="limits-fields">
          {of.limits.map(({ limit, unit, protocol, range: [lowest, highest] }) => (
            <Field
              key={limit}
              label={`${t(`name.${limit}`)} (${unit})`}
              of={form.field(limit)}
              hint={t("range", { lowest, highest, protocol })}
              placeholder={String(protocol)}
              inputMode="decimal"
              autoComplete="off"
            />
          ))}
        </div>
        <Field label={t("reason")} of={form.field("reason")} maxLength={300} autoComplete="off" />
        <FormProblem error={change.error} />
        <div className="form-end">
          <SubmitButton className="button strong" isPending={change.isPending}>
            {t("save")}
          </SubmitButton>
          <button type="button" className="button quiet" onClick={onClose}>
            {cancel("cancel")}
          </button>
        </div>
      </form>
    </dialog>
  );
}

function presentOf({ limits }: SubjectLimitsJson): Values {
  const present = limits.map(({ limit, set, in_force }) => [limit, set === null ? "" : String(in_force)]);
  return { ...Object.fromEntries(present), reason: "" };
}

function bodyOf({ reason, ...limits }: Values, before: Values): object {
  const changed = Object.entries(limits).flatMap(([limit, text]) => {
    if (text.trim() === before[limit as LimitName]) return [];
    return [[limit, text.trim() === "" ? null : Number(text)] as const];
  });
  return { ...Object.fromEntries(changed), reason: reason.trim() };
}
