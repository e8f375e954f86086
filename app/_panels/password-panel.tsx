"use client";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { FormProblem } from "#app/_forms/form-problem.tsx";
import { PasswordField } from "#app/_forms/password-field.tsx";
import { filled, newPassword, sameAs } from "#app/_forms/rules.ts";
import { SubmitButton } from "#app/_forms/submit-button.tsx";
import { useForm } from "#app/_forms/use-form.ts";
import { apiPath } from "#app/_query/fetch-json.ts";
import { sendJson } from "#app/_query/send-json.ts";

const EMPTY = { current: "", password: "", again: "" };
const RULES = { current: filled, password: newPassword, again: sameAs("password") };

/** Another password, by the one that holds now. */
export function PasswordPanel({ username }: { readonly username: string }) {
  const t = useTranslations("access");
  const title = useId();
  const form = useForm(EMPTY, RULES);
  const change = useMutation({
    mutationFn: (values: typeof EMPTY) =>
      sendJson("POST", apiPath(["auth", "password"]), {
        current_password: values.current,
        new_password: values.password,
      }),
    onSuccess: form.clear,
  });
  return (
    <section className="panel" aria-labelledby={title}>
      <h2 id={title}>{t("account.passwordTitle")}</h2>
      <form
        className="form"
        method="post"
        noValidate
        onSubmit={form.submit((values) => change.mutate(values))}
      >
        <FormProblem error={change.error} words={{ wrong_credentials: t("account.wrongCurrent") }} />
        {/* For password managers, which keep a password under a name. */}
        <input type="hidden" name="username" autoComplete="username" value={username} readOnly />
        <PasswordField
          label={t("account.current")}
          of={form.field("current")}
          autoComplete="current-password"
        />
        <PasswordField
          label={t("account.new")}
          of={form.field("password")}
          hint={t("setUp.policy")}
          autoComplete="new-password"
          maxLength={128}
        />
        <PasswordField
          label={t("account.newAgain")}
          of={form.field("again")}
          autoComplete="new-password"
          maxLength={128}
        />
        <div className="form-end">
          <SubmitButton className="button" isPending={change.isPending}>
            {t("account.changePassword")}
          </SubmitButton>
          <span className="form-done" role="status">
            {change.isSuccess && t("account.passwordChanged")}
          </span>
        </div>
      </form>
    </section>
  );
}
