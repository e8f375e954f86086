import { useMutation } from "@tanstack/react-query";
import { sendJson } from "./send-json.ts";

/** Something that a person does by the API; what came of it is seen in what the page is told live. */
export function useDeed<Body extends object>(path: string, onDone: () => void) {
  return useMutation({
    // A browser that thinks it is offline would wait in silence; the failure is to be said at once.
    networkMode: "always",
    mutationFn: (body: Body) => sendJson<unknown>("POST", path, body),
    onSuccess: onDone,
  });
}
