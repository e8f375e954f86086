import type { QueryStep } from "../log/query-talk.ts";
import type { DailyFigureKey } from "../study/daily-figure.ts";
import type { Instant } from "../units/instant.ts";
import type { Parameter } from "../ventilation/parameter.ts";
import type { QueryAddressee, QueryKind } from "../ventilation/query-kind.ts";
import type { Reading } from "../ventilation/reading.ts";

/** `answered`: somebody has said what became of it. `closed`: somebody has looked at that and is content. */
export type QueryState = "open" | "answered" | "closed";

/** One question about a subject's data, whoever asks. */
export interface SubjectQuery {
  /** Names it for good. */
  readonly id: string;
  readonly kind: QueryKind;
  readonly state: QueryState;
  /** `null`: a day's figure is asked about. */
  readonly parameter: Parameter | null;
  /** `null`: a day's figure is asked about. */
  readonly source: string | null;
  /** The readings that it is about, in order of time; none for a figure. */
  readonly readings: readonly Reading[];
  /** As it was sent, where an impossible reading came in another unit. */
  readonly sent: { readonly value: number; readonly unit: string } | null;
  /** The first and the last instant that it concerns, both inclusive. */
  readonly from: Instant;
  readonly to: Instant;
  /** The daily figures that rest on what is questioned. */
  readonly figures: readonly DailyFigureKey[];
  /** Of a rule: which way, beyond which limit, and how far at the most. */
  readonly beyond: { readonly side: "low" | "high"; readonly limit: number; readonly extreme: number } | null;
  /** Since when it is asked. */
  readonly askedAt: Instant;
  /** `null`: a rule asks. */
  readonly askedBy: string | null;
  readonly addressee: QueryAddressee;
  /** The question in words; empty where a rule asks. */
  readonly text: string;
  /** What was said to it since, in order. */
  readonly steps: readonly QueryStep[];
}

/** The daily figures that rest on readings of a parameter; a PEEP may be the one of a plateau. */
export function figuresOf(parameter: Parameter): readonly DailyFigureKey[] {
  return FIGURES_OF[parameter] ?? [];
}

const FIGURES_OF: Readonly<Partial<Record<Parameter, readonly DailyFigureKey[]>>> = {
  peep: ["peep", "driving_pressure", "static_compliance", "lis"],
  total_peep: ["driving_pressure", "static_compliance", "lis"],
  plateau_pressure: ["plateau_pressure", "driving_pressure", "static_compliance", "lis"],
  tidal_volume: ["static_compliance", "lis"],
  fio2: ["pf_ratio", "lis"],
  pao2: ["pf_ratio", "lis"],
  cxr_quadrants: ["lis"],
};

/**
 * The open questions that concern a daily figure in `[from, to)`: while there is one, the figure is `queried`. An
 * answer is enough; nobody needs to have closed it.
 */
export function openQueriesConcerning(
  queries: readonly SubjectQuery[],
  figure: DailyFigureKey,
  from: Instant,
  to: Instant,
): readonly SubjectQuery[] {
  return queries.filter(
    (query) =>
      query.state === "open" && query.figures.includes(figure) && query.from < to && query.to >= from,
  );
}
