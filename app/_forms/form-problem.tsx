"use client";
import { useTranslations } from "next-intl";
import { useEffect, useMemo, useRef } from "react";
import { formatStopwatch } from "#app/_format/age.ts";
import { RequestRefused } from "#app/_query/fetch-json.ts";
import { type ProblemCode, problemKey } from "./problem-words.ts";
import { useCountdown } from "./use-countdown.ts";

interface FormProblemProps {
  readonly error: Error | null;
  /** Where a code means something narrower here than elsewhere. */
  readonly words?: Partial<Record<ProblemCode, string>>;
}

/** Why the server did not do what a form asked, in plain words; the focus goes there. */
export function FormProblem({ error, words = {} }: FormProblemProps) {
  const t = useTranslations("access.problem");
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (error !== null) place.current?.focus();
  }, [error]);
  if (error === null) return null;
  const key = problemKey(error);
  const own = key === null || key === "away" || key === "failed" ? undefined : words[key];
  return (
    <div ref={place} className="form-problem" role="alert" tabIndex={-1}>
      <p>{own ?? (key === null ? error.message : t(key))}</p>
      <RetryAfter error={error} />
    </div>
  );
}

function RetryAfter({ error }: { readonly error: Error }) {
  const t = useTranslations("access.problem");
  const wait = error instanceof RequestRefused ? error.retryAfter : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each refusal starts its own wait
  const until = useMemo(() => (wait === null ? null : performance.now() + wait * 1000), [error, wait]);
  const left = useCountdown(until);
  if (left === null) return null;
  return (
    // Read out once, not anew every second.
    <p aria-live="off">{left === 0 ? t("retryNow") : t("retryIn", { time: formatStopwatch(left * 1000) })}</p>
  );
}
