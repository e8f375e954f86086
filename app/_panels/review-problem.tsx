"use client";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { FormProblem } from "#app/_forms/form-problem.tsx";
import { RequestRefused } from "#app/_query/fetch-json.ts";

/** The server's codes about the review that have words of ours, under `review.problem`. */
const CODES = [
  "stale_figure",
  "figure_running",
  "figure_queried",
  "nothing_to_review",
  "already_verified",
  "not_verified",
  "already_signed",
  "reason_missing",
  "wrong_credentials",
  "sign_in_again",
] as const;

/** The words for a refusal of the review; `null`: the server's own, or another form's. */
export function useReviewProblem(error: Error | null): string | null {
  const t = useTranslations("review.problem");
  const code = error instanceof RequestRefused ? CODES.find((known) => known === error.code) : undefined;
  return code === undefined ? null : t(code);
}

/** Why figures were not verified or signed: none of them was. */
export function ReviewProblem({ error }: { readonly error: Error | null }) {
  const words = useReviewProblem(error);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (error !== null) place.current?.focus();
  }, [error]);
  if (error === null || words === null) return <FormProblem error={error} />;
  return (
    <div ref={place} className="form-problem" role="alert" tabIndex={-1}>
      <p>{words}</p>
      <p className="note">{error.message}</p>
    </div>
  );
}
