import type { QueryClient, QueryKey } from "@tanstack/react-query";

/**
 * Shows what a deed's answer says. What was asked for before the deed and arrives after it would take the screen back
 * to before it: it is given up first.
 */
export async function putAnswer(client: QueryClient, queryKey: QueryKey, answer: unknown): Promise<void> {
  await client.cancelQueries({ queryKey });
  client.setQueryData(queryKey, answer);
}
