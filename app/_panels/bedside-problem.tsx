"use client";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { formatStopwatch } from "#app/_format/age.ts";
import { problemKey } from "#app/_forms/problem-words.ts";
import { useCountdown } from "#app/_forms/use-countdown.ts";
import { RequestRefused } from "#app/_query/fetch-json.ts";

interface BedsideProblemProps {
  readonly error: Error | null;
  readonly isChecking: boolean;
}

/** Why the digits did not do. Its line is always there, so that no key moves under a finger. */
export function BedsideProblem({ error, isChecking }: BedsideProblemProps) {
  const t = useTranslations("access");
  return (
    <div className="bedside-problem">
      {isChecking && <p role="status">{t("bedside.checking")}</p>}
      {!isChecking && error !== null && (
        <p role="alert">
          <Words error={error} /> <Wait error={error} />
        </p>
      )}
    </div>
  );
}

function Words({ error }: { readonly error: Error }) {
  const t = useTranslations("access");
  const key = problemKey(error);
  if (key === "wrong_credentials") return t("bedside.wrongPin");
  if (key === "away") return t("bedside.away");
  return key === null ? error.message : t(`problem.${key}`);
}

function Wait({ error }: { readonly error: Error }) {
  const t = useTranslations("access.problem");
  const wait = error instanceof RequestRefused ? error.retryAfter : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each refusal starts its own wait
  const until = useMemo(() => (wait === null ? null : performance.now() + wait * 1000), [error, wait]);
  const left = useCountdown(until);
  if (left === null) return null;
  return (
    <span aria-live="off">
      {left === 0 ? t("retryNow") : t("retryIn", { time: formatStopwatch(left * 1000) })}
    </span>
  );
}
