"use client";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Field } from "#app/_forms/field.tsx";
import { FormProblem } from "#app/_forms/form-problem.tsx";
import { PasswordField } from "#app/_forms/password-field.tsx";
import { displayName, newPassword, sameAs, username } from "#app/_forms/rules.ts";
import { SubmitButton } from "#app/_forms/submit-button.tsx";
import { useForm } from "#app/_forms/use-form.ts";
import { apiPath } from "#app/_query/fetch-json.ts";
import { sendJson } from "#app/_query/send-json.ts";
import type { SetUpAnswer } from "#lib/contract/access.ts";

const EMPTY = { username: "", displayName: "", password: "", again: "" };
const PASSWORD_RULES = { password: newPassword, again: sameAs("password") };
const FIRST_RULES = { username, displayName, ...PASSWORD_RULES };

interface SetUpFormProps {
  readonly secret: string;
  readonly link: SetUpAnswer;
}

/** Chooses a password, and for the first administrator also who that is. */
export function SetUpForm({ secret, link }: SetUpFormProps) {
  const t = useTranslations("access.setUp");
  const isFirst = link.kind === "first_admin";
  const form = useForm(EMPTY, isFirst ? FIRST_RULES : PASSWORD_RULES);
  const setUp = useMutation({
    mutationFn: (values: typeof EMPTY) =>
      sendJson<{ readonly path: string }>("POST", apiPath(["auth", "set-up"]), {
        token: secret,
        password: values.password,
        ...(isFirst ? { username: values.username.trim(), display_name: values.displayName.trim() } : {}),
      }),
    // In place of this page, so that no step back leads to a link that is used up.
    onSuccess: ({ path }) => window.location.replace(path),
  });
  const isPending = setUp.isPending || setUp.isSuccess;
  return (
    <>
      <h1>{t(isFirst ? "titleFirst" : "titlePassword")}</h1>
      <p>{isFirst ? t("first") : t("for", { username: link.username ?? "" })}</p>
      <form
        className="form"
        method="post"
        noValidate
        onSubmit={form.submit((values) => setUp.mutate(values))}
      >
        <FormProblem error={setUp.error} />
        {isFirst ? (
          <WhoFields form={form} />
        ) : (
          // For password managers, which keep a password under a name.
          <input type="hidden" name="username" autoComplete="username" value={link.username ?? ""} readOnly />
        )}
        <PasswordField
          label={t("password")}
          of={form.field("password")}
          hint={t("policy")}
          autoComplete="new-password"
          maxLength={128}
        />
        <PasswordField
          label={t("again")}
          of={form.field("again")}
          autoComplete="new-password"
          maxLength={128}
        />
        <SubmitButton className="button strong wide" isPending={isPending}>
          {t("submit")}
        </SubmitButton>
      </form>
    </>
  );
}

function WhoFields({ form }: { readonly form: Pick<ReturnType<typeof useForm<typeof EMPTY>>, "field"> }) {
  const t = useTranslations("access.setUp");
  return (
    <>
      <Field
        label={t("username")}
        of={form.field("username")}
        hint={t("usernameHint")}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={30}
      />
      <Field
        label={t("displayName")}
        of={form.field("displayName")}
        hint={t("displayNameHint")}
        autoComplete="name"
        maxLength={60}
      />
    </>
  );
}
