import type { SubmitResult } from "#lib/contract/readings.ts";

/** Whether an answer is a result for exactly this many readings; anything else acknowledges nothing. */
export function isSubmitResult(answer: unknown, sent: number): answer is SubmitResult {
  return (
    typeof answer === "object" &&
    answer !== null &&
    "accepted" in answer &&
    "duplicates" in answer &&
    "rejected" in answer &&
    "results" in answer &&
    Array.isArray(answer.results) &&
    answer.results.length === sent
  );
}
