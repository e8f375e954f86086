import { useMutation, useQueryClient } from "@tanstack/react-query";
import { sendJson } from "./send-json.ts";

/** A deed on a subject's data: afterwards, and when it is refused, everything shown of it is asked for anew. */
export function useDataDeed<Body extends object>(path: string, onDone: () => void) {
  const queries = useQueryClient();
  const refresh = () =>
    queries.invalidateQueries({
      predicate: ({ queryKey: [first] }) => first === "subject" || first === "queries" || first === "review",
    });
  return useMutation({
    // A browser that thinks it is offline would wait in silence; the failure is to be said at once.
    networkMode: "always",
    mutationFn: (body: Body) => sendJson<unknown>("POST", path, body),
    onSuccess: () => {
      void refresh();
      onDone();
    },
    onError: () => void refresh(),
  });
}
