"use client";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { FormProblem } from "#app/_forms/form-problem.tsx";
import { RequestRefused } from "#app/_query/fetch-json.ts";

/** The server's codes about records that have words of ours, under `record.problem`. */
const CODES = [
  "in_the_future",
  "bad_time",
  "overlap",
  "after_death",
  "bad_result",
  "reason_missing",
  "unknown_record",
  "wrong_record",
  "bed_occupied",
  "already_enrolled",
  "malformed",
  "out_of_range",
  "conflict",
  "before_admission",
] as const;

/** Why something was not entered; what was typed is still there, also when the server is away. */
export function RecordProblem({ error }: { readonly error: Error | null }) {
  const t = useTranslations("record.problem");
  const place = useRef<HTMLDivElement>(null);
  const code = error instanceof RequestRefused ? CODES.find((known) => known === error.code) : undefined;
  useEffect(() => {
    if (error !== null) place.current?.focus();
  }, [error]);
  if (error === null) return null;
  if (code === undefined) return <FormProblem error={error} />;
  return (
    <div ref={place} className="form-problem" role="alert" tabIndex={-1}>
      <p>{t(code, { detail: error.message })}</p>
    </div>
  );
}
