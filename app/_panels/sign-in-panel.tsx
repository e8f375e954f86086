"use client";
import { useMutation, useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { safePath } from "#app/_access/safe-path.ts";
import { useLeaving } from "#app/_access/use-leaving.ts";
import { useVisitor } from "#app/_access/visitor.tsx";
import { Field } from "#app/_forms/field.tsx";
import { FormProblem } from "#app/_forms/form-problem.tsx";
import { PasswordField } from "#app/_forms/password-field.tsx";
import { filled } from "#app/_forms/rules.ts";
import { SubmitButton } from "#app/_forms/submit-button.tsx";
import { useForm } from "#app/_forms/use-form.ts";
import { signInOptionsQuery } from "#app/_query/access-queries.ts";
import { apiPath } from "#app/_query/fetch-json.ts";
import { sendJson } from "#app/_query/send-json.ts";
import { isLeavingReason } from "#lib/access/leaving.ts";
import { DemoUsers } from "./demo-users.tsx";
import { HospitalProblem, HospitalWay } from "./hospital-way.tsx";
import { SignedInAlready } from "./signed-in-already.tsx";

interface SignInPanelProps {
  /** The page that was asked for, as the address says; not to be trusted. */
  readonly to: string | null;
  /** Why the hospital's sign-in sent the visitor back. */
  readonly problem: string | null;
  /** Why whoever looks was shown out, as the address says; not to be trusted. */
  readonly why: string | null;
}

const RULES = { username: filled, password: filled };

/** Why whoever looks was shown out of the page before, if they were. */
function Left({ why }: Pick<SignInPanelProps, "why">) {
  const t = useTranslations("access.left");
  const said = useLeaving();
  const reason = said ?? (isLeavingReason(why) ? why : null);
  const isKnownAgain = useVisitor() !== null;
  if (reason === null || isKnownAgain) return null;
  return (
    <p className="gate-left" role="status">
      {t(reason)}
    </p>
  );
}

/** All the ways in: a user name, the hospital's own sign-in, in a demo a click; or a wall's pairing. */
export function SignInPanel({ to, problem, why }: SignInPanelProps) {
  const t = useTranslations("access.signIn");
  const { data: options } = useQuery(signInOptionsQuery);
  const form = useForm({ username: "", password: "" }, RULES);
  const signIn = useMutation({
    mutationFn: (wish: { readonly username: string; readonly password: string }) =>
      sendJson<{ readonly path: string }>("POST", apiPath(["auth", "sign-in"]), wish),
    // A whole new page: nothing of whoever was here before stays in memory.
    onSuccess: ({ path }) => window.location.assign(safePath(to, window.location.origin) ?? path),
  });
  const isPending = signIn.isPending || signIn.isSuccess;
  return (
    <>
      <Left why={why} />
      <SignedInAlready />
      <section className="gate-card" aria-labelledby="sign-in-title">
        <h1 id="sign-in-title">{t("title")}</h1>
        {signIn.isIdle && <HospitalProblem code={problem} />}
        <form
          className="form"
          method="post"
          noValidate
          onSubmit={form.submit(({ username, password }) =>
            signIn.mutate({ username: username.trim(), password }),
          )}
        >
          <FormProblem error={signIn.error} />
          <Field
            label={t("username")}
            of={form.field("username")}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={60}
            autoFocus
          />
          <PasswordField
            label={t("password")}
            of={form.field("password")}
            autoComplete="current-password"
            maxLength={256}
          />
          <SubmitButton className="button strong wide" isPending={isPending}>
            {isPending ? t("pending") : t("submit")}
          </SubmitButton>
        </form>
        {options?.hospital != null && <HospitalWay hospital={options.hospital} to={to} />}
        <DemoUsers
          users={options?.demo_users ?? []}
          isPending={isPending}
          onChoose={({ username, password }) => {
            form.set("username", username);
            form.set("password", password);
            signIn.mutate({ username, password });
          }}
        />
      </section>
      <Link
        className="gate-other"
        href={to?.startsWith("/wall") ? `/pair?to=${encodeURIComponent(to)}` : "/pair"}
      >
        {t("pair")}
      </Link>
    </>
  );
}
