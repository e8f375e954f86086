import { z } from "zod";
import { ANALYTES, MATRICES, NOT_DONE_REASONS, QUALIFIERS } from "../ventilation/biomarker.ts";
import { CORRECTION_REASONS } from "../ventilation/correction-reason.ts";
import { CRITERION_STATES, ELIGIBILITY_ITEMS } from "../ventilation/eligibility-item.ts";
import { GROUPS, SEXES } from "../ventilation/subject.ts";
import {
  CONTACT_WAYS,
  DISCHARGED_TO,
  FOLLOW_UP_STATES,
  OXYGENATION_HOURS,
  SUPPORT_MODES,
  WITHDRAWALS,
} from "../ventilation/subject-course.ts";
import { plainLines, plainText } from "./plain-text.ts";
import { ageSchema } from "./subjects.ts";

const time = z.string().max(64).meta({ format: "date-time", description: "ISO 8601 with an offset" });
const criterion = z.enum(ELIGIBILITY_ITEMS.map(({ id }) => id));
const spell = { started_at: time, ended_at: time.nullable() };

/** A fact of a subject as it crosses the wire; what is `null` is not known. */
export const factSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("ventilation"), ...spell }),
  z.strictObject({
    kind: z.literal("criterion"),
    criterion,
    answer: z.enum(CRITERION_STATES),
    evidence: plainLines(500).meta({ description: "What the answer rests on" }),
  }),
  z.strictObject({ kind: z.literal("oxygenation_hours"), hours: z.literal(OXYGENATION_HOURS) }),
  z.strictObject({
    kind: z.literal("deviation"),
    at: time,
    criterion: criterion.nullable(),
    text: plainText(1_000),
  }),
  z.strictObject({
    kind: z.literal("biomarker"),
    analyte: z.enum(ANALYTES),
    matrix: z.enum(MATRICES),
    study_day: z.number().int().min(0).max(60),
    sampled_at: time.nullable(),
    value: z.number().min(0).nullable().meta({ description: "KL-6 in U/mL, the others in pg/mL" }),
    qualifier: z.enum(QUALIFIERS).nullable(),
    not_done: z.enum(NOT_DONE_REASONS).nullable(),
  }),
  z.strictObject({ kind: z.literal("protocol_gas"), at: time }),
  z.strictObject({ kind: z.literal("death"), at: time, cause: plainText(500).nullable() }),
  z.strictObject({
    kind: z.literal("discharge"),
    at: time,
    to: z.enum(DISCHARGED_TO),
    off_ventilator: z.boolean().nullable(),
  }),
  z.strictObject({ kind: z.literal("withdrawal"), at: time, because: z.enum(WITHDRAWALS) }),
  z.strictObject({
    kind: z.literal("follow_up"),
    at: time,
    status: z.enum(FOLLOW_UP_STATES),
    how: z.enum(CONTACT_WAYS),
  }),
  z.strictObject({ kind: z.literal("mode"), mode: z.enum(SUPPORT_MODES), ...spell }),
  z.strictObject({
    kind: z.literal("plateau_effort"),
    reading: z.number().int().min(1).meta({ description: "The plateau's number, as it first came" }),
    confirmed_valid: z.boolean().meta({ description: "It counts all the same" }),
  }),
]);

export type FactJson = z.infer<typeof factSchema>;

export const correctionSchema = z.strictObject({
  reason_code: z.enum(CORRECTION_REASONS),
  text: plainLines(500).nullish().meta({ description: "`OTHER` must have it" }),
});

export type CorrectionRequest = z.infer<typeof correctionSchema>;

const record = z
  .string()
  .min(1)
  .max(80)
  .meta({ description: "The name of its record, such as `ventilation/2` or `biomarker/il_6/plasma/3`" });
const expectedVersion = z
  .number()
  .int()
  .min(0)
  .meta({ description: "The version that was seen; 0: there was none" });

export const enterFactsSchema = z.strictObject({
  entries: z
    .array(
      z.strictObject({
        fact: factSchema,
        record: record.nullish(),
        expected_version: expectedVersion.default(0),
      }),
    )
    .min(1)
    .max(100),
  correction: correctionSchema.nullish().meta({ description: "Why what stands is replaced" }),
});

export type EnterFactsRequest = z.infer<typeof enterFactsSchema>;

export const voidFactSchema = z.strictObject({
  record,
  expected_version: expectedVersion,
  correction: correctionSchema,
});

export type VoidFactRequest = z.infer<typeof voidFactSchema>;

export const changeDetailsSchema = z.strictObject({
  expected_version: expectedVersion,
  changes: z.strictObject({
    sex: z.enum(SEXES).optional(),
    age_years: ageSchema.nullable().optional(),
    height_cm: z.number().min(120).max(220).nullable().optional(),
    weight_kg: z.number().min(25).max(250).nullable().optional(),
    group: z.enum(GROUPS).optional(),
    admitted_at: time.nullable().optional(),
    enrolled_at: time.nullable().optional(),
    insult_at: time.nullable().optional(),
    diagnosed_at: time.nullable().optional(),
    consented_at: time.nullable().optional(),
  }),
  correction: correctionSchema.nullish(),
});

export type ChangeDetailsRequest = z.infer<typeof changeDetailsSchema>;
