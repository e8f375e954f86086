import { fail, type Result, succeed } from "../units/result.ts";
import type { FigureReview } from "./figure-review.ts";
import { figureState, needsReason, type PresentFigure, standsVerified } from "./figure-state.ts";
import type { FigureMark, ReviewEvent, RulesSeen, SignatureMeaning } from "./review-event.ts";

/** How much of a hash a page is told, to say which data it shows. */
export const SEEN_LENGTH = 12;

/** What a page saw when somebody said yes to it: the beginning of the data's hash. */
export function seenOf({ dataHash }: Pick<FigureMark, "dataHash">): string {
  return dataHash.slice(0, SEEN_LENGTH);
}

export type ReviewRefusal =
  | "stale_figure"
  | "figure_running"
  | "figure_queried"
  | "nothing_to_review"
  | "already_verified"
  | "reason_missing"
  | "not_verified"
  | "already_signed";

type Decision = Result<readonly ReviewEvent[], ReviewRefusal>;

/** Says that a figure is right as it was seen; one that is not complete needs a word of why it is good enough. */
export function decideVerification(
  present: PresentFigure,
  review: FigureReview | null,
  { seen, because, name }: { readonly seen: string; readonly because: string | null; readonly name: string },
  rules: RulesSeen,
): Decision {
  const open = checkOpen(present, review, seen, rules);
  if (!open.ok) return open;
  if (standsVerified(present, review, rules.protocolHash)) {
    return fail("already_verified", `${nameOf(present)} is verified as it is.`);
  }
  const isWeak = needsReason(present.completeness);
  const word = because?.trim() ?? "";
  if (isWeak && word === "") {
    return fail("reason_missing", `${nameOf(present)} is not complete: say why it is good enough.`);
  }
  return succeed([
    {
      type: "figureVerified",
      ...named(present),
      ...markOf(present),
      ...rules,
      because: isWeak ? word : null,
      name,
    },
  ]);
}

/** Signs a figure that was verified as it is. Each meaning is given once; that it is the signer is known by now. */
export function decideSignature(
  present: PresentFigure,
  review: FigureReview | null,
  {
    seen,
    meaning,
    name,
  }: { readonly seen: string; readonly meaning: SignatureMeaning; readonly name: string },
  rules: RulesSeen,
): Decision {
  const open = checkOpen(present, review, seen, rules);
  if (!open.ok) return open;
  if (!standsVerified(present, review, rules.protocolHash)) {
    return fail("not_verified", `${nameOf(present)} has to be verified before it is signed.`);
  }
  if (review?.signatures.some((one) => one.meaning === meaning)) {
    return fail("already_signed", `${nameOf(present)} is signed as ${meaning} already.`);
  }
  return succeed([{ type: "figureSigned", ...named(present), ...markOf(present), ...rules, meaning, name }]);
}

/** Takes a verification away whose data is no longer what was verified; nothing for any other figure. */
export function decideReopening(
  present: PresentFigure,
  review: FigureReview | null,
  because: readonly number[],
): readonly ReviewEvent[] {
  const verified = review?.verified ?? null;
  if (verified === null || verified.dataHash === present.dataHash) return [];
  return [
    {
      type: "figureReopened",
      ...named(present),
      before: markOf(verified),
      after: markOf(present),
      because: because.slice(0, NAMED_CHANGES),
      changes: because.length,
    },
  ];
}

/**
 * Says what a figure was before something changed it after its day was over. Where a verification falls with it,
 * the reopening says so.
 */
export function decideRecomputation(
  before: PresentFigure,
  present: PresentFigure,
  review: FigureReview | null,
  because: readonly number[],
): readonly ReviewEvent[] {
  const reopening = decideReopening(present, review, because);
  if (reopening.length > 0 || isSameFigure(before, present)) return reopening;
  return [
    {
      type: "figureRecomputed",
      ...named(present),
      before: markOf(before),
      after: markOf(present),
      because: because.slice(0, NAMED_CHANGES),
      changes: because.length,
    },
  ];
}

/** Other readings may come to the same figure, as one that is moved within its hour: it is not another one then. */
function isSameFigure(before: FigureMark, after: FigureMark): boolean {
  return before.value === after.value && before.n === after.n && before.expected === after.expected;
}

/** So many changes are named one by one; a replayed day has hundreds. */
const NAMED_CHANGES = 20;

function checkOpen(
  present: PresentFigure,
  review: FigureReview | null,
  seen: string,
  { protocolHash }: RulesSeen,
): Result<null, ReviewRefusal> {
  if (seen !== seenOf(present)) {
    return fail("stale_figure", `${nameOf(present)} has changed since it was looked at: look again.`);
  }
  const state = figureState(present, review, protocolHash);
  if (state === null) return fail("nothing_to_review", `${nameOf(present)} has nothing to review.`);
  if (state === "RUNNING") return fail("figure_running", `The day of ${nameOf(present)} is not over.`);
  if (state === "QUERIED") return fail("figure_queried", `A query of ${nameOf(present)} is open.`);
  return succeed(null);
}

function nameOf({ figure, localDate }: PresentFigure): string {
  return `${figure} of ${localDate}`;
}

function named({ localDate, figure }: PresentFigure) {
  return { localDate, figure };
}

function markOf({ value, n, expected, dataHash }: FigureMark): FigureMark {
  return { value, n, expected, dataHash };
}
