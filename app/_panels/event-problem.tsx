"use client";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { FormProblem } from "#app/_forms/form-problem.tsx";
import { RequestRefused } from "#app/_query/fetch-json.ts";

/** The server's codes about events that have words of ours, under `events.problem`. */
const CODES = [
  "stale_version",
  "same_person",
  "already_adjudicated",
  "not_adjudicated",
  "outside_window",
  "candidate_superseded",
  "reason_missing",
  "text_missing",
  "unknown_candidate",
  "unknown_adverse_event",
  "adverse_event_voided",
  "bad_adverse_event",
  "before_enrolment",
  "nothing_to_report",
  "in_the_future",
  "bad_time",
  "unknown_subject",
] as const;

/** Why a deed at an event was not done; what was typed is still there, also when the server is away. */
export function EventProblem({ error }: { readonly error: Error | null }) {
  const t = useTranslations("events.problem");
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
