import type { FigureState } from "../log/figure-state.ts";
import type { FigureMark, SignatureMeaning } from "../log/review-event.ts";
import type { Completeness } from "../study/completeness.ts";
import type { DailyFigureKey } from "../study/daily-figure.ts";

/** A figure as it was when somebody looked. */
export type FigureMarkView = Pick<FigureMark, "value" | "n" | "expected">;

export interface SignatureView {
  readonly meaning: SignatureMeaning;
  /** As the signer was called then. */
  readonly name: string;
  readonly by: string;
  readonly at: string;
}

export interface VerifierView {
  /** As whoever verified was called then; `null`: only the user's name is known. */
  readonly name: string | null;
  readonly by: string;
  readonly at: string;
}

/** Something that somebody did, or that happened, to a figure's review. */
export interface ReviewStepView {
  readonly step: "verified" | "signed" | "reopened" | "recomputed";
  readonly by: string;
  readonly at: string;
  readonly figure: FigureMarkView;
  /** Verified although not complete: why. */
  readonly because?: string | null;
  /** Signed. */
  readonly meaning?: SignatureMeaning;
  /** Verified or signed: as whoever did was called then. */
  readonly name?: string;
  /** Verified or signed: by which protocol. */
  readonly protocol?: { readonly version: string; readonly hash: string };
  /** Reopened or recomputed: what it was before, and how many events changed it. */
  readonly before?: FigureMarkView;
  readonly changes?: number;
}

/** Where one figure of a day stands in the review. */
export interface FigureReviewView {
  readonly state: FigureState | null;
  readonly completeness: Completeness | null;
  /** Names the data, for whoever says yes to it. */
  readonly seen: string;
  /** Stands; `null`: nobody has verified the figure as it is. */
  readonly verified: (VerifierView & { readonly because: string | null }) | null;
  readonly signatures: readonly SignatureView[];
  /** What took a verification away; `null` where none was, or it was verified again since. */
  readonly reopened: {
    /** `protocol`: the rules are others than those by which it was verified. */
    readonly because: "data" | "protocol";
    /** `null`: with a new protocol nothing happened to the data. */
    readonly at: string | null;
    readonly before: FigureMarkView;
    readonly verified: VerifierView;
    readonly signatures: readonly SignatureView[];
    readonly changes: number;
  } | null;
  /** Everything, in order. */
  readonly history: readonly ReviewStepView[];
}

export type DayReviewView = Readonly<Record<DailyFigureKey, FigureReviewView>>;
