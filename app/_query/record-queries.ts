import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { SubjectRecordView } from "#lib/projections/record-view.ts";
import { apiPath, fetchJson } from "./fetch-json.ts";
import { putAnswer } from "./put-answer.ts";
import { retry } from "./retry.ts";
import { sendJson } from "./send-json.ts";

/** Asked again this often: somebody else may enter something at another desk. */
const POLL_MS = 30_000;

/** What people entered about a subject, with every version. */
export const recordQuery = (subject: string) =>
  queryOptions({
    queryKey: ["subject", subject, "record"],
    queryFn: ({ signal }) => fetchJson<SubjectRecordView>(apiPath(["subjects", subject, "record"]), signal),
    refetchInterval: POLL_MS,
    retry,
  });

/** The doors of a record, by what is done there. */
export type RecordDoor = "enter" | "void" | "details";

/** Enters, corrects or voids something of a record; the answer is the whole of it. */
export function useRecordDeed(subject: string, door: RecordDoor, onDone: () => void) {
  const client = useQueryClient();
  const path = apiPath(["subjects", subject, "record", ...(door === "enter" ? [] : [door])]);
  return useMutation({
    // A browser that thinks it is offline would wait in silence; the failure is to be said at once.
    networkMode: "always",
    mutationFn: (body: object) => sendJson<SubjectRecordView>("POST", path, body),
    onSuccess: async (record) => {
      await putAnswer(client, recordQuery(subject).queryKey, record);
      onDone();
    },
    // Somebody else may have been faster: what stands now is wanted beside what was typed.
    onError: () => client.invalidateQueries({ queryKey: recordQuery(subject).queryKey }),
  });
}
