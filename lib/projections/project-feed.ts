import type { FeedStanding } from "../study/feed-standing.ts";
import { toIsoOrNull } from "../units/instant.ts";
import type { FeedView } from "./bed-view.ts";

/** How a feed stands, as the wall shows it. */
export function projectFeed({ state, heardAt }: FeedStanding): FeedView {
  return { state, last_at: toIsoOrNull(heardAt) };
}
