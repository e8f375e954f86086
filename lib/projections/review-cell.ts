import type { FigureState } from "../log/figure-state.ts";
import type { SignatureMeaning } from "../log/review-event.ts";
import type { Completeness } from "../study/completeness.ts";

/** One figure of one day in the review. */
export interface ReviewCell {
  /** Unrounded, in the figure's own unit; `null`: nothing counts. */
  readonly value: number | null;
  readonly n: number;
  /** `null`: nothing is expected of it. */
  readonly expected: number | null;
  readonly completeness: Completeness | null;
  /** `null`: nothing to review. */
  readonly state: FigureState | null;
  /** The signatures that stand. */
  readonly meanings: readonly SignatureMeaning[];
  /** Names the data, for whoever says yes to it; empty where that cannot be said. */
  readonly seen: string;
}

/**
 * The same on the wire, as short as can be: forty thousand of them are one answer. `standing` is a letter for the
 * completeness (running, complete, partial, insufficient, short) and one for the state beyond it: queried, opened
 * again, verified, signed by a nurse (G), by an investigator (A), by both (B).
 */
export type ReviewCellJson = readonly [
  value: number | null,
  n: number,
  expected: number | null,
  standing: string,
  seen: string,
];

const COMPLETENESS_LETTERS: readonly (readonly [Completeness | null, string])[] = [
  ["RUNNING", "R"],
  ["COMPLETE", "C"],
  ["PARTIAL", "P"],
  ["INSUFFICIENT", "I"],
  ["SHORT", "S"],
  [null, "-"],
];

type Standing = Pick<ReviewCell, "state" | "meanings">;

/** `null`: as complete as it is, and no more than that. */
const STATE_LETTERS: readonly (readonly [Standing | null, string])[] = [
  [null, "-"],
  [{ state: "QUERIED", meanings: [] }, "Q"],
  [{ state: "REOPENED", meanings: [] }, "O"],
  [{ state: "VERIFIED", meanings: [] }, "V"],
  [{ state: "SIGNED", meanings: ["reviewed"] }, "G"],
  [{ state: "SIGNED", meanings: ["approved"] }, "A"],
  [{ state: "SIGNED", meanings: ["reviewed", "approved"] }, "B"],
];

export function encodeReviewCell(cell: ReviewCell): ReviewCellJson {
  const { value, n, expected, completeness, state, meanings, seen } = cell;
  const first = COMPLETENESS_LETTERS.find(([one]) => one === completeness)?.[1] ?? "-";
  const second = STATE_LETTERS.find(([one]) => {
    if (one === null || one.state !== state) return false;
    return state !== "SIGNED" || sameMeanings(one.meanings, meanings);
  });
  return [value, n, expected, first + (second?.[1] ?? "-"), seen];
}

export function decodeReviewCell([value, n, expected, standing, seen]: ReviewCellJson): ReviewCell {
  const completeness = COMPLETENESS_LETTERS.find(([, letter]) => letter === standing[0])?.[0] ?? null;
  const beyond = STATE_LETTERS.find(([, letter]) => letter === standing[1])?.[0] ?? null;
  const { state, meanings } = beyond ?? { state: completeness, meanings: NONE };
  return { value, n, expected, completeness, state, meanings, seen };
}

const NONE: readonly SignatureMeaning[] = [];

function sameMeanings(a: readonly SignatureMeaning[], b: readonly SignatureMeaning[]): boolean {
  return a.length === b.length && a.every((meaning) => b.includes(meaning));
}
