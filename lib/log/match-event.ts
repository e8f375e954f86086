/** One subject of a match that was made outside, by the trial's statistician. */
export interface MatchedSubject {
  readonly subject: string;
  /** Names the pair or set that it belongs to; `null`: nobody was found for it. */
  readonly pair: string | null;
  /** The logit of its propensity score; `null`: not told. */
  readonly logit: number | null;
  /** 0: it takes no part after matching. */
  readonly weight: number;
  /** By the columns of the file; `null`: not known. */
  readonly covariates: Readonly<Record<string, number | null>>;
}

/** A match was imported. It takes the place of the one before, which stays in the log. */
export interface MatchSetImported {
  readonly type: "matchSetImported";
  /** 1, 2, 3 … */
  readonly set: number;
  readonly fileName: string;
  /** Of the file as it was sent, hex. */
  readonly sha256: string;
  /** The further columns, in the file's order. */
  readonly covariates: readonly string[];
  readonly subjects: readonly MatchedSubject[];
}

export const MATCH_EVENT_TYPES = ["matchSetImported"] as const satisfies readonly MatchSetImported["type"][];
