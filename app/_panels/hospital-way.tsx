"use client";
import { useTranslations } from "next-intl";
import { isProblemCode } from "#app/_forms/problem-words.ts";
import { apiPath } from "#app/_query/fetch-json.ts";
import type { SignInOptions } from "#lib/contract/access.ts";

/** Why the hospital's sign-in sent somebody back, as the address says; nothing for words that are not ours. */
export function HospitalProblem({ code }: { readonly code: string | null }) {
  const t = useTranslations("access.problem");
  if (!isProblemCode(code)) return null;
  return (
    <div className="form-problem" role="alert">
      <p>{t(code)}</p>
    </div>
  );
}

interface HospitalWayProps {
  readonly hospital: NonNullable<SignInOptions["hospital"]>;
  readonly to: string | null;
}

/** The way to the hospital's own sign-in. */
export function HospitalWay({ hospital, to }: HospitalWayProps) {
  const t = useTranslations("access.signIn");
  return (
    <>
      <p className="gate-or">
        <span>{t("or")}</span>
      </p>
      {/* Not a link of Next's: it leads out of the pages, and nothing may fetch it ahead. */}
      <a className="button wide" href={apiPath(["auth", "hospital"], { to })}>
        {t("hospital", { label: hospital.label })}
      </a>
    </>
  );
}
