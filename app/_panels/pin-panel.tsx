"use client";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { FormProblem } from "#app/_forms/form-problem.tsx";
import { PasswordField } from "#app/_forms/password-field.tsx";
import { filled, newPin, sameAs } from "#app/_forms/rules.ts";
import { SubmitButton } from "#app/_forms/submit-button.tsx";
import { useForm } from "#app/_forms/use-form.ts";
import { apiPath } from "#app/_query/fetch-json.ts";
import { sendJson } from "#app/_query/send-json.ts";

const EMPTY = { current: "", pin: "", again: "" };
const RULES = { pin: newPin, again: sameAs("pin"), current: filled };
const SIX_DIGITS = { inputMode: "numeric", maxLength: 6, autoComplete: "off" } as const;

/** The six digits by which a person says at a wall who they are. */
export function PinPanel({ username }: { readonly username: string }) {
  const t = useTranslations("access");
  const title = useId();
  const form = useForm(EMPTY, RULES);
  const setPin = useMutation({
    mutationFn: ({ current, pin }: typeof EMPTY) =>
      sendJson("POST", apiPath(["auth", "pin"]), { current_password: current, pin }),
    onSuccess: form.clear,
  });
  return (
    <section className="panel" aria-labelledby={title}>
      <h2 id={title}>{t("account.pinTitle")}</h2>
      <form
        className="form"
        method="post"
        noValidate
        onSubmit={form.submit((values) => setPin.mutate(values))}
      >
        <FormProblem error={setPin.error} words={{ wrong_credentials: t("account.wrongCurrent") }} />
        <PasswordField
          label={t("account.pin")}
          of={form.field("pin")}
          hint={t("account.pinHint")}
          {...SIX_DIGITS}
        />
        <PasswordField label={t("account.pinAgain")} of={form.field("again")} {...SIX_DIGITS} />
        <input type="hidden" name="username" autoComplete="username" value={username} readOnly />
        <PasswordField
          label={t("account.current")}
          of={form.field("current")}
          autoComplete="current-password"
        />
        <div className="form-end">
          <SubmitButton className="button" isPending={setPin.isPending}>
            {t("account.setPin")}
          </SubmitButton>
          <span className="form-done" role="status">
            {setPin.isSuccess && t("account.pinSet")}
          </span>
        </div>
      </form>
    </section>
  );
}
