"use client";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { type ProblemCode, problemKey } from "./problem-words.ts";
import { useRetryWords } from "./use-retry-words.ts";

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
  const words = useRetryWords(error);
  // Read out once, not anew every second.
  return words === null ? null : <p aria-live="off">{words}</p>;
}
