import type { CovariateBalance } from "../study/covariate-balance.ts";
import type { StudyQuantity } from "./cohort-subject.ts";
import type { QuantityDay, StudyBiomarker, StudyFreeDays, StudySurvival } from "./study-view.ts";

/** An import, as it is listed. */
export interface MatchImport {
  readonly set: number;
  readonly file_name: string;
  readonly sha256: string;
  readonly by: string;
  readonly at: string;
  readonly subjects: number;
}

/** The matched subjects of one arm. */
export interface MatchedArm {
  readonly n: number;
  /** In the file, matched or not. */
  readonly of: number;
  readonly quantities: Readonly<Record<StudyQuantity, readonly QuantityDay[]>>;
  readonly survival: StudySurvival;
  readonly free_days: StudyFreeDays;
  readonly biomarkers: readonly StudyBiomarker[];
}

/** How alike the arms are in one covariate. */
export interface MatchedBalance extends CovariateBalance {
  /** A column of the file, `ps_logit`, or what the record says: `record_age`, `record_male`. */
  readonly covariate: string;
  /** Subjects of the file of whom it is not known. */
  readonly missing: number;
}

/** The treated and their matched controls: exploratory, as nobody was assigned by chance. */
export interface MatchedComparison {
  readonly set: number;
  readonly pairs: number;
  /** Some weights are neither 0 nor 1: they count in the balance alone. */
  readonly weighted: boolean;
  /** |difference| below this is balanced. */
  readonly balanced_below: number;
  readonly balance: readonly MatchedBalance[];
  readonly study_days: readonly number[];
  readonly treated: MatchedArm;
  readonly control: MatchedArm;
  /** Observed and expected deaths of the treated, and chi squared; no p-value. */
  readonly log_rank: {
    readonly observed: number;
    readonly expected: number;
    readonly chi_squared: number | null;
  };
}

/** `GET /study/matched`. */
export interface MatchedView {
  readonly server_time: string;
  readonly time_zone: string;
  readonly trial: string;
  readonly protocol: { readonly version: string; readonly hash: string };
  readonly simulated: boolean;
  /** The latest first; it is the one in force. */
  readonly imports: readonly MatchImport[];
  /** `null`: nothing was imported yet. */
  readonly comparison: MatchedComparison | null;
}
