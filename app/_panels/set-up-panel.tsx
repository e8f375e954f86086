"use client";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useSecret } from "#app/_access/use-secret.ts";
import { FormProblem } from "#app/_forms/form-problem.tsx";
import { setUpLookQuery } from "#app/_query/access-queries.ts";
import { RequestRefused } from "#app/_query/fetch-json.ts";
import { SetUpForm } from "./set-up-form.tsx";

/** What a one-time link opens: the first administrator's beginning, or a person's choice of a password. */
export function SetUpPanel() {
  const secret = useSecret();
  return (
    <section className="gate-card" aria-live="polite">
      {secret === undefined ? null : secret === null ? <NoLink /> : <Opened key={secret} secret={secret} />}
    </section>
  );
}

function Opened({ secret }: { readonly secret: string }) {
  const t = useTranslations("access.setUp");
  const look = useQuery(setUpLookQuery(secret));
  if (look.data !== undefined) return <SetUpForm secret={secret} link={look.data} />;
  if (look.error === null) return <p role="status">{t("looking")}</p>;
  if (look.error instanceof RequestRefused && look.error.code === "bad_link") return <BadLink />;
  return (
    <>
      <h1>{t("titlePassword")}</h1>
      <FormProblem error={look.error} />
      <button type="button" className="button" onClick={() => void look.refetch()}>
        {t("retry")}
      </button>
    </>
  );
}

function BadLink() {
  const t = useTranslations("access");
  return (
    <>
      <h1>{t("setUp.badLink")}</h1>
      <p>{t("problem.bad_link")}</p>
      <ToSignIn />
    </>
  );
}

function NoLink() {
  const t = useTranslations("access.setUp");
  return (
    <>
      <h1>{t("noLink")}</h1>
      <p>{t("noLinkHint")}</p>
      <ToSignIn />
    </>
  );
}

function ToSignIn() {
  const t = useTranslations("access.setUp");
  return (
    <p>
      <Link className="button" href="/sign-in">
        {t("toSignIn")}
      </Link>
    </p>
  );
}
