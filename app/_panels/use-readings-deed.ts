import { useMutation, useQueryClient } from "@tanstack/react-query";
import { apiPath, RequestRefused } from "#app/_query/fetch-json.ts";
import { recordQuery } from "#app/_query/record-queries.ts";
import { sendJson } from "#app/_query/send-json.ts";
import type { SubmitResult, WireReading } from "#lib/contract/readings.ts";

interface EnteredReadings {
  readonly readings: readonly WireReading[];
  /** When the blood gas was taken that is the protocol's of its day; `null`: this is not said of it. */
  readonly protocolGasAt: string | null;
}

/** Readings that a person enters pass the gate like any other, in that person's name. */
export function useReadingsDeed(subject: string, onDone: () => void) {
  const client = useQueryClient();
  return useMutation({
    // A browser that thinks it is offline would wait in silence; the failure is to be said at once.
    networkMode: "always",
    mutationFn: async ({ readings, protocolGasAt }: EnteredReadings) => {
      const { results } = await sendJson<SubmitResult>("POST", apiPath(["readings"]), { readings });
      const refused = results.find(({ status, code }) => status === "rejected" || code === "conflict");
      if (refused !== undefined) {
        throw new RequestRefused(422, refused.code ?? "malformed", refused.detail ?? "");
      }
      if (protocolGasAt === null) return;
      const entries = [{ fact: { kind: "protocol_gas", at: protocolGasAt } }];
      await sendJson("POST", apiPath(["subjects", subject, "record"]), { entries });
    },
    onSuccess: onDone,
    onSettled: () => client.invalidateQueries({ queryKey: recordQuery(subject).queryKey }),
  });
}
