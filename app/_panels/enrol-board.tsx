"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { fromSiteInput } from "#app/_format/site-time-input.ts";
import { Field } from "#app/_forms/field.tsx";
import { type FieldProblem, filled, numberOf, siteTimeOrNone } from "#app/_forms/rules.ts";
import { SubmitButton } from "#app/_forms/submit-button.tsx";
import { useKeptForm } from "#app/_forms/use-kept-form.ts";
import { useWardFacts } from "#app/_live/use-connection.ts";
import { apiPath } from "#app/_query/fetch-json.ts";
import { sendJson } from "#app/_query/send-json.ts";
import { subjectsQuery } from "#app/_query/subject-queries.ts";
import { subjectIdSchema } from "#lib/contract/subjects.ts";
import { ClockFields, PersonFields } from "./detail-fields.tsx";
import { DETAIL_RULES } from "./details-form.tsx";
import { Loading } from "./page-state.tsx";
import { RecordProblem } from "./record-problem.tsx";

const EMPTY = {
  subject: "",
  bed: "",
  sex: "",
  group: "",
  age_years: "",
  height_cm: "",
  weight_kg: "",
  admitted_at: "",
  insult_at: "",
  diagnosed_at: "",
  consented_at: "",
  enrolled_at: "",
  ventilation_started_at: "",
};

const CLOCKS = [
  "admitted_at",
  "insult_at",
  "diagnosed_at",
  "consented_at",
  "enrolled_at",
  "ventilation_started_at",
] as const;

function subjectNumber(value: string): FieldProblem | null {
  return filled(value) ?? (subjectIdSchema.safeParse(value.trim()).success ? null : "subject");
}

/** A new subject: what is known now; the checklist follows, with what data suggest. */
export function EnrolBoard() {
  const t = useTranslations("record");
  const router = useRouter();
  const client = useQueryClient();
  const zone = useWardFacts()?.time_zone ?? null;
  const form = useKeptForm("new subject", EMPTY, {
    subject: subjectNumber,
    ...DETAIL_RULES,
    ventilation_started_at: siteTimeOrNone,
  });
  const enrol = useMutation({
    // A browser that thinks it is offline would wait in silence; the failure is to be said at once.
    networkMode: "always",
    mutationFn: (body: { readonly subject: string }) => sendJson("POST", apiPath(["subjects"]), body),
    onSuccess: (_, { subject }) => {
      form.forget();
      void client.invalidateQueries({ queryKey: subjectsQuery.queryKey });
      router.push(`/subjects/${encodeURIComponent(subject)}/record#checklist`);
    },
  });
  if (zone === null) return <Loading />;
  return (
    <div className="page record">
      <h1>{t("enrol.title")}</h1>
      <form
        className="panel form"
        method="post"
        noValidate
        aria-label={t("enrol.title")}
        onSubmit={form.submit((values) => {
          const clocks = CLOCKS.map((clock) => [clock, fromSiteInput(values[clock] ?? "", zone)] as const);
          enrol.mutate({
            subject: (values.subject ?? "").trim(),
            ...known({
              bed: (values.bed ?? "").trim() || null,
              sex: values.sex ?? null,
              group: values.group ?? null,
              age_years: numberOf(values.age_years ?? ""),
              height_cm: numberOf(values.height_cm ?? ""),
              weight_kg: numberOf(values.weight_kg ?? ""),
              ...Object.fromEntries(clocks),
            }),
          });
        })}
      >
        <p>{t("enrol.next")}</p>
        <div className="form-row">
          <Field
            label={t("field.subject")}
            hint={t("field.subjectHint")}
            of={form.field("subject")}
            autoComplete="off"
            maxLength={64}
            autoFocus
          />
          <Field
            label={t("field.bed")}
            hint={t("field.bedHint")}
            of={form.field("bed")}
            autoComplete="off"
            maxLength={32}
          />
        </div>
        <h2>{t("enrol.person")}</h2>
        <PersonFields field={form.field} />
        <h2>{t("enrol.clocks")}</h2>
        <ClockFields field={form.field} zone={zone} />
        <div className="form-row">
          <Field
            label={t("field.ventilation_started_at")}
            of={form.field("ventilation_started_at")}
            type="datetime-local"
          />
        </div>
        <RecordProblem error={enrol.error} />
        <div className="form-end">
          <SubmitButton className="button strong" isPending={enrol.isPending}>
            {t("enrol.submit")}
          </SubmitButton>
        </div>
      </form>
    </div>
  );
}

/** What is not known is not sent. */
function known(fields: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}
