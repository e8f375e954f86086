import { z } from "zod";
import { plainText } from "./plain-text.ts";

/** At most this many readings in one submission. */
export const MAX_READINGS = 10_000;

/** Why a reading was not taken, or (`conflict`) taken but not counted. */
export const READING_CODES = [
  "unknown_subject",
  "unknown_bed",
  "unknown_parameter",
  "unknown_unit",
  "not_a_number",
  "out_of_range",
  "in_the_future",
  "before_admission",
  "bad_time",
  "conflict",
  "malformed",
  "forbidden",
] as const;

export type ReadingCode = (typeof READING_CODES)[number];

/** The shape of a reading on the wire; its meaning (parameter, unit, limits, time) is checked behind it, each with a code. */
export const wireReadingSchema = z.object({
  id: plainText(128)
    .optional()
    .meta({ description: "The sender's own identifier: sending it again changes nothing" }),
  subject: plainText(64).optional(),
  bed: plainText(32).optional().meta({
    description: "Instead of `subject`: the reading belongs to whoever lies there at `observed_at`",
  }),
  parameter: z.string().max(64),
  value: z.unknown().meta({ description: "A finite number" }),
  unit: z.string().max(32),
  observed_at: z.string().max(64).meta({ description: "ISO 8601 with an offset" }),
  late: plainText(500).optional().meta({
    description: "By a person who enters it after its time: where it comes from",
  }),
  source: plainText(64).optional().meta({ description: "The device or feed; by default the token's name" }),
});

export type WireReading = z.infer<typeof wireReadingSchema>;

/** Only the envelope is all or nothing: one bad reading never stops its neighbours. */
export const submitSchema = z.object({
  // Too many is another failure than not understood, so the most is checked behind the schema.
  readings: z.array(z.unknown()).min(1).meta({ maxItems: MAX_READINGS }),
});

export interface ReadingResult {
  readonly index: number;
  readonly status: "accepted" | "duplicate" | "rejected";
  /** The number in the log of the reading: of the one that was there first, for a duplicate. */
  readonly seq?: number;
  readonly code?: ReadingCode;
  readonly detail?: string;
}

/** Sent only after everything accepted is durable. */
export interface SubmitResult {
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: number;
  readonly results: readonly ReadingResult[];
}
