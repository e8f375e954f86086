import type { FigureState } from "../log/figure-state.ts";
import type { VersionChange } from "../log/reading-history.ts";
import type { DailyFigureKey } from "../study/daily-figure.ts";
import type { ConsultantOpinion, InvestigatorVerdict } from "../ventilation/adjudication-choice.ts";
import type { CorrectionReason } from "../ventilation/correction-reason.ts";
import type { Parameter } from "../ventilation/parameter.ts";
import type { SourceReading } from "./day-view.ts";
import type { MissingReason } from "./quantity-view.ts";
import type { SubjectView } from "./subject-view.ts";

/** A day's figure on the sheet. */
export interface SheetFigure {
  readonly value: number | null;
  readonly n: number;
  readonly expected: number | null;
  readonly state: FigureState | null;
}

export interface SheetDay {
  readonly study_day: number;
  readonly local_date: string;
  readonly figures: Readonly<Record<DailyFigureKey, SheetFigure>>;
}

/** What is not in a mean: a slot in which nothing counts, or readings that do not; alike ones in a row are one line. */
export interface SheetExclusion {
  readonly study_day: number;
  readonly from: string;
  readonly to: string;
  readonly parameter: Parameter;
  /** How many slots or readings. */
  readonly count: number;
  /** Of a single reading; `null`: of slots, or of several. */
  readonly value: number | null;
  readonly reason: MissingReason | NonNullable<SourceReading["excluded"]>;
}

/** A change that a person made to a reading. */
export interface SheetCorrection {
  readonly parameter: Parameter;
  readonly study_day: number;
  readonly observed_at: string;
  readonly change: VersionChange;
  readonly from: number;
  readonly to: number;
  readonly reason: CorrectionReason;
  readonly by: string;
  readonly at: string;
}

/** What became of an event of an infusion's window. */
export interface SheetVerdict {
  readonly candidate: string;
  readonly investigator: InvestigatorVerdict;
  readonly consultant: ConsultantOpinion | null;
}

/** `GET /subjects/{subject}/summary`: study days −1 to 7 of a subject for one sheet of paper, all of one moment. */
export interface DaySheetView {
  readonly trial: string;
  readonly view: SubjectView;
  readonly days: readonly SheetDay[];
  /** In order of time. */
  readonly exclusions: readonly SheetExclusion[];
  readonly corrections: readonly SheetCorrection[];
  /** The last of each candidate that anything was said of. */
  readonly verdicts: readonly SheetVerdict[];
}

/** The same as printed: when, for whom, of which state of the log, and the hash of what stands on it. */
export interface PrintedSheet extends DaySheetView {
  readonly printed_at: string;
  readonly printed_by: string;
  readonly program_version: string;
  readonly log_seq: number;
  /** SHA-256 of the days, exclusions, corrections and verdicts, as hex. */
  readonly sheet_hash: string;
}
