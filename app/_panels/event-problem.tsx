"use client";
import { useTranslations } from "next-intl";
import { CodedProblem } from "#app/_forms/coded-problem.tsx";

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
  return <CodedProblem error={error} codes={CODES} words={(code, detail) => t(code, { detail })} />;
}
