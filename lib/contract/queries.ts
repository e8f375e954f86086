import { z } from "zod";
import type { DailyFigureKey } from "../projections/day-view.ts";
import type { CorrectionReason } from "../ventilation/correction-reason.ts";
import { QUERY_CODES } from "../ventilation/query-code.ts";
import { QUERY_ADDRESSEES, type QueryAddressee, type QueryKind } from "../ventilation/query-kind.ts";
import { plainText } from "./plain-text.ts";
import type { ReadingJson } from "./subjects.ts";

export const answerQuerySchema = z.strictObject({
  code: z.enum(QUERY_CODES).meta({ description: "Why the value is as it is" }),
  text: plainText(500).optional().meta({ description: "In words; needed for OTHER" }),
  alike: z.boolean().optional().meta({
    description: "Also for every other open one of the same parameter and source",
  }),
});

export type AnswerQueryRequest = z.infer<typeof answerQuerySchema>;

/** A rejected reading and what people found out about it. */
export interface ReadingQueryJson {
  /** Of the reading. */
  readonly seq: number;
  readonly parameter: string;
  /** As it was sent. */
  readonly value: number;
  readonly unit: string;
  /** The unit it was probably meant in, where it would be possible in another; `null`: in none. */
  readonly suspected_unit: string | null;
  readonly observed_at: string;
  readonly recorded_at: string;
  readonly source: string;
  /** How many open ones there are of this parameter and source, this one included; 0 once it is answered. */
  readonly alike: number;
  /** `null` while it is open. */
  readonly answer: {
    readonly code: CorrectionReason;
    readonly text: string;
    readonly by: string;
    readonly at: string;
  } | null;
}

/** The queries of one subject's rejected readings, the latest first, of many the latest of each; and all queries. */
export interface SubjectQueriesJson {
  readonly subject: string;
  readonly open_count: number;
  readonly open: readonly ReadingQueryJson[];
  readonly answered_count: number;
  readonly answered: readonly ReadingQueryJson[];
  /** Every question of whatever kind, the oldest first. */
  readonly queries: readonly QueryJson[];
}

const queryId = z.string().min(1).max(300).meta({ description: "The question's `id`" });

export const raiseQuerySchema = z.strictObject({
  about: z.union([
    z.strictObject({ seq: z.number().int().min(1).meta({ description: "Of a kept reading" }) }),
    z.strictObject({
      figure: z.string().max(64).meta({ description: "A daily figure by its key, such as `peep`" }),
      local_date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
    }),
  ]),
  to: z.enum(QUERY_ADDRESSEES).optional().meta({ description: "Whom it is for; by default anyone" }),
  text: plainText(500).meta({ description: "The question" }),
});

export type RaiseQueryRequest = z.infer<typeof raiseQuerySchema>;

export const sayToQuerySchema = z.strictObject({
  query: queryId,
  text: plainText(500).optional().meta({ description: "In words; needed to ask again" }),
});

export type SayToQueryRequest = z.infer<typeof sayToQuerySchema>;

export const answerAnyQuerySchema = sayToQuerySchema.extend({
  code: z.enum(QUERY_CODES).meta({ description: "Why the value is as it is; OTHER needs words" }),
});

export type AnswerAnyQueryRequest = z.infer<typeof answerAnyQuerySchema>;

/** One question about a subject's data, whoever asks. */
export interface QueryJson {
  readonly id: string;
  readonly subject: string;
  readonly kind: QueryKind;
  readonly state: "open" | "answered" | "closed";
  /** `null`: a day's figure is asked about. */
  readonly parameter: string | null;
  readonly source: string | null;
  /** The readings that it is about: how many, and the latest of them. */
  readonly count: number;
  readonly readings: readonly ReadingJson[];
  /** An impossible value as it was sent, and the unit that it was probably meant in. */
  readonly sent: {
    readonly value: number;
    readonly unit: string;
    readonly suspected_unit: string | null;
  } | null;
  readonly from: string;
  readonly to: string;
  /** The local day on which it begins. */
  readonly local_date: string;
  readonly study_day: number | null;
  /** The daily figures that rest on it. */
  readonly figures: readonly DailyFigureKey[];
  readonly beyond: { readonly side: "low" | "high"; readonly limit: number; readonly extreme: number } | null;
  readonly asked_at: string;
  /** `null`: a rule asks. */
  readonly asked_by: string | null;
  readonly addressee: QueryAddressee;
  readonly text: string;
  readonly steps: readonly {
    readonly step: "raised" | "answered" | "closed" | "reopened";
    readonly by: string;
    readonly at: string;
    readonly code: CorrectionReason | null;
    readonly text: string;
  }[];
}

/** Every question of the study that was asked for, the oldest first. */
export interface QueriesJson {
  readonly server_time: string;
  readonly time_zone: string;
  readonly counts: { readonly open: number; readonly answered: number; readonly closed: number };
  readonly queries: readonly QueryJson[];
  /** How many more there are than are listed. */
  readonly left_off: number;
}
