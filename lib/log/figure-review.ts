import type { FigureName } from "../study/daily-figure.ts";
import { assertNever } from "../units/assert-never.ts";
import type { Origin } from "./envelope.ts";
import type { ReviewEvent } from "./review-event.ts";

type Of<Type extends ReviewEvent["type"]> = Omit<Extract<ReviewEvent, { type: Type }>, "type">;

/** Whose doing something was, and when it became durable. */
export interface Doing {
  readonly by: string;
  readonly at: Origin["recordedAt"];
}

export type Verification = Of<"figureVerified"> & Doing;
export type Signature = Of<"figureSigned"> & Doing;

/** A change that took a verification, and the signatures on it, away. */
export interface Reopening extends Of<"figureReopened"> {
  readonly at: Doing["at"];
  /** What stood until then. */
  readonly verified: Verification;
  readonly signatures: readonly Signature[];
}

/** What people did with one figure of one day, and what changed it after its day was over. */
export interface FigureReview extends FigureName {
  /** `null`: nobody has verified it as it is. */
  readonly verified: Verification | null;
  /** Those that stand, in the order in which they were given. */
  readonly signatures: readonly Signature[];
  /** The last change that took a verification away; `null`: none, or it was verified again since. */
  readonly reopened: Reopening | null;
  /** Everything, in order. */
  readonly history: readonly (ReviewEvent & Doing)[];
}

/** The reviewed figures of a subject, by `reviewKey`. */
export type FigureReviews = ReadonlyMap<string, FigureReview>;

export const NO_REVIEWS: FigureReviews = new Map();

/** Names a figure of a day among a subject's. */
export function reviewKey({ localDate, figure }: FigureName): string {
  return `${localDate} ${figure}`;
}

/** The next state of a subject's reviews. */
export function evolveReviews(
  reviews: FigureReviews,
  event: ReviewEvent,
  { recordedAt: at, actor: by }: Origin,
): FigureReviews {
  const key = reviewKey(event);
  const before = reviews.get(key) ?? notReviewed(event);
  const after = evolveReview(before, event, { by, at });
  return new Map(reviews).set(key, { ...after, history: [...before.history, { ...event, by, at }] });
}

function notReviewed({ localDate, figure }: FigureName): FigureReview {
  return { localDate, figure, verified: null, signatures: [], reopened: null, history: [] };
}

function evolveReview(review: FigureReview, event: ReviewEvent, doing: Doing): FigureReview {
  const { type: _, ...facts } = event;
  switch (event.type) {
    case "figureVerified":
      return {
        ...review,
        verified: { ...(facts as Of<"figureVerified">), ...doing },
        // Signatures on other data, or under other rules, say nothing about this.
        signatures: [],
        reopened: null,
      };
    case "figureSigned":
      return {
        ...review,
        signatures: [...review.signatures, { ...(facts as Of<"figureSigned">), ...doing }],
      };
    case "figureReopened": {
      const { verified, signatures } = review;
      if (verified === null) return review;
      const reopened = { ...(facts as Of<"figureReopened">), at: doing.at, verified, signatures };
      return { ...review, verified: null, signatures: [], reopened };
    }
    // What it is now is worked out from the readings: this only says that it was something else.
    case "figureRecomputed":
      return review;
    default:
      return assertNever(event);
  }
}
