import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { RequestRefused } from "./fetch-json.ts";
import { sendJson } from "./send-json.ts";

/**
 * A deed at an event or its adverse event, on what its doer has seen. What was said or changed meanwhile is refused,
 * fetched and shown, with what was typed still there; sent again, it is on what stands then.
 */
export function useEventDeed(path: string, version: number, onDone: () => void) {
  const queries = useQueryClient();
  const [seen, setSeen] = useState(version);
  const [isStale, setIsStale] = useState(false);
  const fetchAnew = () => queries.invalidateQueries({ queryKey: ["events"] });
  return useMutation({
    networkMode: "always",
    mutationFn: (body: object) =>
      sendJson<unknown>("POST", path, { ...body, expected_version: isStale ? version : seen }),
    onSuccess: async () => {
      await fetchAnew();
      setSeen(version);
      onDone();
    },
    onError: async (error) => {
      if (!(error instanceof RequestRefused) || error.status !== 409) return;
      await fetchAnew();
      setIsStale(true);
    },
  });
}
