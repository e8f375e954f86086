import { QueryClient } from "@tanstack/react-query";
import { expect, test } from "vitest";
import { putAnswer } from "./put-answer.ts";

test("what was asked for before a deed and comes after it does not take the screen back", async () => {
  const client = new QueryClient();
  const queryKey = ["subject", "S-031", "record"];
  const asked = Promise.withResolvers<string>();
  const polled = client.fetchQuery({
    queryKey,
    queryFn: ({ signal }) => (signal.aborted ? "" : asked.promise),
  });
  const settled = polled.catch(() => "given up");
  await putAnswer(client, queryKey, "after the deed");
  asked.resolve("before the deed");
  await settled;
  expect(client.getQueryData(queryKey)).toBe("after the deed");
});
