"use client";
import { useTranslations } from "next-intl";
import { useVisitor } from "#app/_access/visitor.tsx";
import { Field } from "#app/_forms/field.tsx";
import { PasswordField } from "#app/_forms/password-field.tsx";
import { filled, username } from "#app/_forms/rules.ts";
import { SubmitButton } from "#app/_forms/submit-button.tsx";
import { useForm } from "#app/_forms/use-form.ts";
import { useDeed } from "#app/_query/use-deed.ts";
import type { InfusionView } from "#lib/projections/infusion-record-view.ts";
import { InfusionProblem } from "./infusion-problem.tsx";

interface CheckFormProps {
  readonly infusion: InfusionView;
  /** The door of the check. */
  readonly path: string;
}

const EMPTY = { username: "", secret: "" };
const RULES = { username, secret: filled };
const PIN = /^\d{6}$/;

/** A second person says that it is as prescribed: whoever is signed in, or somebody else at the same screen. */
export function CheckForm({ infusion, path }: CheckFormProps) {
  const t = useTranslations("infusion.check");
  const visitor = useVisitor();
  const form = useForm<typeof EMPTY>(EMPTY, RULES);
  const check = useDeed<object>(path, form.clear);
  const isPreparer = visitor?.name === infusion.prepared.by;
  return (
    <div className="step-box">
      <h4>{t("title")}</h4>
      <p className="field-hint">{t("hint")}</p>
      {!isPreparer && (
        <div className="form-end">
          <button
            type="button"
            className="button strong"
            disabled={check.isPending}
            onClick={() => check.mutate({})}
          >
            {t("own")}
          </button>
        </div>
      )}
      <form
        className="form"
        method="post"
        noValidate
        aria-label={t("otherTitle")}
        onSubmit={form.submit((values) => {
          const name = { username: values.username.trim() };
          // Six digits are a PIN: a password is longer.
          check.mutate(
            PIN.test(values.secret) ? { ...name, pin: values.secret } : { ...name, password: values.secret },
          );
        })}
      >
        <div className="form-row">
          <Field
            label={t("username")}
            of={form.field("username")}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={30}
          />
          <PasswordField label={t("secret")} of={form.field("secret")} autoComplete="off" />
        </div>
        <InfusionProblem error={check.error} />
        <div className="form-end">
          <SubmitButton className={isPreparer ? "button strong" : "button"} isPending={check.isPending}>
            {t("submit")}
          </SubmitButton>
        </div>
      </form>
    </div>
  );
}
