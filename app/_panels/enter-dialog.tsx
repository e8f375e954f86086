"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { fromSiteInput, toSiteInput } from "#app/_format/site-time-input.ts";
import { DialogFrame } from "#app/_forms/dialog-frame.tsx";
import { Field } from "#app/_forms/field.tsx";
import { filled, numberOf } from "#app/_forms/rules.ts";
import { SubmitButton } from "#app/_forms/submit-button.tsx";
import { useKeptForm } from "#app/_forms/use-kept-form.ts";
import { useNow } from "#app/_live/use-now.ts";
import { apiPath, RequestRefused } from "#app/_query/fetch-json.ts";
import { sendJson } from "#app/_query/send-json.ts";
import type { SubmitResult } from "#lib/contract/readings.ts";
import { PROTOCOL } from "#lib/protocol/protocol.ts";
import type { Instant } from "#lib/units/instant.ts";
import { type Parameter, parameterRow } from "#lib/ventilation/parameter.ts";
import { DataProblem } from "./data-problem.tsx";
import { ValueFields, valueRules } from "./value-fields.tsx";

interface EnterDialogProps {
  readonly subject: string;
  readonly parameter: Parameter;
  /** Where the gap begins. */
  readonly from: string;
  readonly timeZone: string;
  readonly onClose: () => void;
}

/** What a value entered for a gap is kept under until it is sent. */
export function enterFormName(subject: string, parameter: Parameter, from: string): string {
  return `enter ${subject} ${parameter} ${from}`;
}

/** Enters by hand what no feed has sent: under the person's name, with where it comes from. */
export function EnterDialog({ subject, parameter, from, timeZone, onClose }: EnterDialogProps) {
  const t = useTranslations("corrections");
  const words = useTranslations("desk");
  const cancel = useTranslations("access.form");
  const queries = useQueryClient();
  // By the server's clock; before it is known, nothing is taken for punctual.
  const isLate = useNow((now) => now - Date.parse(from) > PROTOCOL.alarms.lateArrivalMs) ?? true;
  const initial = {
    value: "",
    unit: parameterRow(parameter).unit,
    time: toSiteInput(Date.parse(from) as Instant, timeZone),
    late: "",
  };
  const form = useKeptForm(enterFormName(subject, parameter, from), initial, {
    ...valueRules(parameter),
    ...(isLate ? { late: filled } : {}),
  });
  const leave = () => {
    form.forget();
    onClose();
  };
  const enter = useMutation({
    networkMode: "always",
    mutationFn: async (reading: object) => {
      const { results } = await sendJson<SubmitResult>("POST", apiPath(["readings"]), {
        readings: [reading],
      });
      const [result] = results;
      if (result?.status === "rejected") {
        throw new RequestRefused(
          422,
          result.code ?? "malformed",
          t("enter.refused", { detail: result.detail ?? "" }),
        );
      }
    },
    onSuccess: () => {
      void queries.invalidateQueries({
        predicate: ({ queryKey: [first] }) => first === "subject" || first === "review",
      });
      leave();
    },
  });
  return (
    <DialogFrame
      title={t("enter.title", { parameter: words(`parameter.${parameter}`) })}
      isWide
      onClose={leave}
    >
      <p className="note">{t("enter.about", { subject })}</p>
      <form
        className="form"
        method="post"
        noValidate
        onSubmit={form.submit(({ value = "", unit, time = "", late = "" }) => {
          const observed_at = fromSiteInput(time, timeZone);
          if (observed_at === null) return;
          enter.mutate({
            subject,
            parameter,
            value: numberOf(value),
            unit,
            observed_at,
            ...(isLate ? { late: late.trim() } : {}),
          });
        })}
      >
        <ValueFields
          parameter={parameter}
          value={form.field("value")}
          unit={form.field("unit")}
          time={form.field("time")}
        />
        {isLate && (
          <Field label={t("enter.late")} of={form.field("late")} maxLength={500} autoComplete="off" />
        )}
        <DataProblem error={enter.error} />
        <div className="form-end">
          <SubmitButton className="button strong" isPending={enter.isPending}>
            {t("enter.submit")}
          </SubmitButton>
          <button type="button" className="button quiet" onClick={leave}>
            {cancel("cancel")}
          </button>
        </div>
      </form>
    </DialogFrame>
  );
}
