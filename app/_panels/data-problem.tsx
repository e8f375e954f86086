"use client";
import { useTranslations } from "next-intl";
import { FormProblem } from "#app/_forms/form-problem.tsx";
import { RequestRefused } from "#app/_query/fetch-json.ts";

const CODES = [
  "stale_version",
  "out_of_range",
  "in_the_future",
  "bad_time",
  "before_admission",
  "nothing_changed",
  "stands_already",
  "conflict",
  "not_standing",
  "unknown_subject",
  "text_missing",
] as const;

/** Why a change of a subject's data was refused, in the reader's language. */
export function DataProblem({ error }: { readonly error: Error | null }) {
  const t = useTranslations("corrections.problem");
  const code = error instanceof RequestRefused ? CODES.find((known) => known === error.code) : undefined;
  if (error === null || code === undefined) return <FormProblem error={error} />;
  return (
    <div className="form-problem" role="alert">
      <p>{t(code)}</p>
    </div>
  );
}
