import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { formatStopwatch } from "#app/_format/age.ts";
import { RequestRefused } from "#app/_query/fetch-json.ts";
import { useCountdown } from "./use-countdown.ts";

/** When a refused request may be made again, counting down; `null`: the refusal asked for no wait. */
export function useRetryWords(error: Error): string | null {
  const t = useTranslations("access.problem");
  const wait = error instanceof RequestRefused ? error.retryAfter : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each refusal starts its own wait
  const until = useMemo(() => (wait === null ? null : performance.now() + wait * 1000), [error, wait]);
  const left = useCountdown(until);
  if (left === null) return null;
  return left === 0 ? t("retryNow") : t("retryIn", { time: formatStopwatch(left * 1000) });
}
