import { z } from "zod";
import { CORRECTION_REASONS, type CorrectionReason } from "../ventilation/correction-reason.ts";
import { plainText } from "./plain-text.ts";
import { type ReadingJson, subjectIdSchema } from "./subjects.ts";

const changeSchema = z.strictObject({
  expected_version: z
    .number()
    .int()
    .min(1)
    .meta({ description: "The version that was looked at; another by now is 409 `stale_version`" }),
  reason_code: z.enum(CORRECTION_REASONS).meta({ description: "Why it is changed" }),
  text: plainText(500).optional().meta({ description: "In words; needed for OTHER" }),
});

export const correctReadingSchema = changeSchema.extend({
  value: z.number().optional().meta({ description: "Absent: as it is" }),
  unit: z.string().max(32).optional().meta({ description: "Of the value; absent: the reading's own" }),
  observed_at: z
    .string()
    .max(64)
    .optional()
    .meta({ description: "ISO 8601 with an offset; absent: as it is" }),
});

export type CorrectReadingRequest = z.infer<typeof correctReadingSchema>;

export const voidReadingSchema = changeSchema.extend({
  belongs_to: subjectIdSchema.optional().meta({
    description: "With WRONG_PATIENT: the subject whose it is. Nothing is entered there by this",
  }),
});

export type VoidReadingRequest = z.infer<typeof voidReadingSchema>;

export const restoreReadingSchema = changeSchema;

export type RestoreReadingRequest = z.infer<typeof restoreReadingSchema>;

export const chooseReadingSchema = changeSchema.extend({
  over: z
    .array(z.number().int().min(1))
    .max(100)
    .meta({ description: "The numbers of the claims against it that were looked at; other ones are 409" }),
});

export type ChooseReadingRequest = z.infer<typeof chooseReadingSchema>;

/** One version of a reading after the first. */
export interface ReadingVersionJson {
  readonly version: number;
  readonly change: "corrected" | "voided" | "restored" | "chosen" | "passed_over";
  readonly value: number;
  readonly unit: string;
  readonly observed_at: string;
  readonly reason_code: CorrectionReason;
  readonly text: string;
  readonly by: string;
  readonly at: string;
  /** The subject whose it is, where it came to the wrong one. */
  readonly belongs_to: string | null;
}

/** A reading with everything that became of it. */
export interface ReadingHistoryJson {
  readonly subject: string;
  /** As it came; its number names the reading for good. */
  readonly original: ReadingJson;
  /** As it stands now. */
  readonly standing: ReadingJson;
  /** From version 2 on. */
  readonly versions: readonly ReadingVersionJson[];
  /** Other readings that claim the same parameter, time and source, and stand. */
  readonly claims: readonly ReadingJson[];
  /** Of a plateau only. */
  readonly effort?: PlateauEffortJson;
}

/** What people say of spontaneous effort during a plateau; `POST …/record` takes another word. */
export interface PlateauEffortJson {
  /** The name of its record. */
  readonly record: string;
  /** 0: nobody ever said anything. */
  readonly version: number;
  /** `null`: no effort is on record; `false`: it counts in no figure. */
  readonly confirmed_valid: boolean | null;
  readonly by: string | null;
  readonly at: string | null;
}
