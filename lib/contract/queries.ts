import { z } from "zod";
import type { CorrectionReason } from "../ventilation/correction-reason.ts";
import { QUERY_CODES } from "../ventilation/query-code.ts";
import { plainText } from "./plain-text.ts";

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

/** The queries of one subject's readings, the latest first; of many the latest of each. */
export interface SubjectQueriesJson {
  readonly subject: string;
  readonly open_count: number;
  readonly open: readonly ReadingQueryJson[];
  readonly answered_count: number;
  readonly answered: readonly ReadingQueryJson[];
}
