import type { Completeness } from "../study/completeness.ts";
import type { FigureName } from "../study/daily-figure.ts";
import type { FigureReview } from "./figure-review.ts";
import type { FigureMark } from "./review-event.ts";

/** Where a day's figure stands in the review; the first five are its completeness, and ask for somebody. */
export type FigureState = Completeness | FigureStanding;

const STANDINGS = ["QUERIED", "REOPENED", "VERIFIED", "SIGNED"] as const;

/** What people made of a figure, or still have to, apart from how complete it is. */
export type FigureStanding = (typeof STANDINGS)[number];

/** Whether a state is people's doing. */
export function isStanding(state: FigureState | null): state is FigureStanding {
  return STANDINGS.some((standing) => standing === state);
}

/** A figure of a day as it is now. */
export interface PresentFigure extends FigureName, FigureMark {
  readonly completeness: Completeness | null;
  /** An open query concerns it. */
  readonly queried: boolean;
}

/**
 * The state of a figure: running while its day lasts; queried whatever else is true, since a question is open;
 * reopened when the data or the rules are no longer those that were verified; `null` where nothing was expected and
 * nothing came, so that there is nothing to review.
 */
export function figureState(
  present: Pick<PresentFigure, "completeness" | "queried" | "dataHash">,
  review: FigureReview | null,
  protocolHash: string,
): FigureState | null {
  const { completeness, queried } = present;
  if (completeness === "RUNNING") return "RUNNING";
  if (queried) return "QUERIED";
  if (standsVerified(present, review, protocolHash)) {
    return review?.signatures.length === 0 ? "VERIFIED" : "SIGNED";
  }
  // One that nobody ever verified may have been recomputed; that asks for no second look.
  const wasVerified = review !== null && (review.verified !== null || review.reopened !== null);
  return wasVerified ? "REOPENED" : completeness;
}

/** Whether a verification stands on the present data and the present rules. */
export function standsVerified(
  { dataHash }: Pick<FigureMark, "dataHash">,
  review: FigureReview | null,
  protocolHash: string,
): boolean {
  const verified = review?.verified ?? null;
  return verified !== null && verified.dataHash === dataHash && verified.protocolHash === protocolHash;
}

/** Whether a figure that is not complete needs a word of why it is good enough. */
export function needsReason(completeness: Completeness | null): boolean {
  return completeness !== "COMPLETE";
}
