import { queryOptions } from "@tanstack/react-query";
import type { ReviewRowView, ReviewView } from "#lib/projections/review-view.ts";
import { apiPath, fetchJson } from "./fetch-json.ts";
import { retry } from "./retry.ts";

/** What others verify and sign is seen within this; as long as nothing changes, an answer is a hundred bytes. */
const POLL_MS = 3_000;
/** Just after a start rows may still be made: what is ready is shown at once, and the rest asked for soon. */
const PATIENCE_MS = 400;
const POLL_FOR_MORE_MS = 300;
/** What the first look asks for. */
export const FIRST_REVIEW = apiPath(["review"], { wait_ms: PATIENCE_MS });
/** S-9 before S-10, as the server orders them. */
const byNumber = new Intl.Collator("en", { numeric: true });

/** The review's table. After the first look only what changed is sent, and laid over what is known. */
export const reviewQuery = queryOptions({
  queryKey: ["review"],
  queryFn: async ({ signal, client }): Promise<ReviewView> => {
    const known = client.getQueryData<ReviewView>(["review"]);
    const answer = await fetchJson<ReviewView>(
      known === undefined ? FIRST_REVIEW : apiPath(["review"], { since: known.cursor, wait_ms: PATIENCE_MS }),
      signal,
    );
    return known === undefined || answer.whole ? answer : laidOver(known, answer);
  },
  refetchInterval: ({ state: { data } }) => ((data?.coming ?? 0) > 0 ? POLL_FOR_MORE_MS : POLL_MS),
  // Rows that did not change are the same objects already: there is nothing to be compared.
  structuralSharing: false,
  retry,
});

/** A table with the rows that changed since; the same table where none did. */
export function laidOver(known: ReviewView, changes: ReviewView): ReviewView {
  if (changes.subjects.length === 0 && changes.cursor === known.cursor && changes.coming === known.coming) {
    return known;
  }
  const changed = new Map(changes.subjects.map((row) => [row.subject, row]));
  const kept: ReviewRowView[] = known.subjects.map((row) => changed.get(row.subject) ?? row);
  for (const { subject } of known.subjects) changed.delete(subject);
  const subjects =
    changed.size === 0
      ? kept
      : [...kept, ...changed.values()].sort((a, b) => byNumber.compare(a.subject, b.subject));
  return { ...changes, whole: true, subjects };
}
