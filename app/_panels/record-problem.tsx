"use client";
import { useTranslations } from "next-intl";
import { CodedProblem } from "#app/_forms/coded-problem.tsx";

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
  return <CodedProblem error={error} codes={CODES} words={(code, detail) => t(code, { detail })} />;
}
