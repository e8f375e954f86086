"use client";
import { useTranslations } from "next-intl";
import { CodedProblem } from "#app/_forms/coded-problem.tsx";

/** The server's codes about infusions that have words of ours, under `infusion.problem`. */
const CODES = [
  "unknown_infusion",
  "unknown_bag",
  "unknown_candidate",
  "bad_preparation",
  "no_infusion",
  "not_checked",
  "same_person",
  "expired",
  "infusion_begun",
  "infusion_over",
  "infusion_running",
  "not_running",
  "interrupted",
  "not_interrupted",
  "bag_begun",
  "before_infusion",
  "window_open",
  "reason_missing",
  "in_the_future",
  "bad_time",
  "wrong_credentials",
] as const;

/** Why a deed at an infusion was not done; what was typed is still there, also when the server is away. */
export function InfusionProblem({ error }: { readonly error: Error | null }) {
  const t = useTranslations("infusion.problem");
  return <CodedProblem error={error} codes={CODES} words={(code, detail) => t(code, { detail })} />;
}
