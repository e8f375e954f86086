"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Field } from "#app/_forms/field.tsx";
import { FormDialog } from "#app/_forms/form-dialog.tsx";
import { filled, numberWithin } from "#app/_forms/rules.ts";
import { useForm } from "#app/_forms/use-form.ts";
import { apiPath } from "#app/_query/fetch-json.ts";
import { putAnswer } from "#app/_query/put-answer.ts";
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
  const queries = useQueryClient();
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
    onSuccess: async (changed) => {
      await putAnswer(queries, limitsQuery(of.subject).queryKey, changed);
      onClose();
    },
  });
  return (
    <FormDialog
      title={t("changeOf", { subject: of.subject })}
      about={<p className="note">{t("hint")}</p>}
      action={t("save")}
      isWide
      isPending={change.isPending}
      error={change.error}
      onSubmit={form.submit((values) => change.mutate(values))}
      onCancel={onClose}
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
    </FormDialog>
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
