import { useMutation, useQueryClient } from "@tanstack/react-query";
import { apiPath } from "#app/_query/fetch-json.ts";
import { sendJson } from "#app/_query/send-json.ts";
import type { ReviewedJson, SignRequest, VerifyRequest } from "#lib/contract/review.ts";

/** Verifies or signs figures; done or refused, the table is looked at anew, since it may be older than the data. */
export function useReviewDeed(door: "verifications" | "signatures", onDone: (figures: number) => void) {
  const queries = useQueryClient();
  return useMutation({
    // A browser that thinks it is offline would wait in silence; the failure is to be said at once.
    networkMode: "always",
    mutationFn: (body: VerifyRequest | SignRequest) =>
      sendJson<ReviewedJson>("POST", apiPath(["review", door]), body),
    onSuccess: ({ figures }) => onDone(figures),
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ["review"] }),
        queries.invalidateQueries({ queryKey: ["subject"] }),
      ]),
  });
}
