import { z } from "zod";
import { GROUPS, INFUSION_KINDS, type InfusionKind, SEXES } from "../ventilation/subject.ts";
import { plainText } from "./plain-text.ts";

const time = z.string().max(64).meta({ format: "date-time", description: "ISO 8601 with an offset" });

/** A subject's number: no name, ever. */
export const subjectIdSchema = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u, "letters, digits, dot, dash and underscore");

/** Completed years on enrolment; a date of birth is never asked for. */
export const ageSchema = z.number().int().min(0).max(120);

const bed = plainText(32).refine((text) => text.trim() === text, "no space at its ends");

export const enrolSchema = z.strictObject({
  subject: subjectIdSchema,
  bed: bed.nullish(),
  sex: z.enum(SEXES),
  height_cm: z.number().min(120).max(220).nullish(),
  weight_kg: z.number().min(25).max(250).nullish(),
  age_years: ageSchema.nullish(),
  group: z.enum(GROUPS).optional(),
  admitted_at: time.nullish(),
  enrolled_at: time.nullish(),
  insult_at: time.nullish(),
  diagnosed_at: time.nullish(),
  consented_at: time.nullish(),
  ventilation_started_at: time.nullish(),
  ventilation_ended_at: time.nullish(),
  infusion_planned_at: time.nullish(),
  infusion_started_at: time.nullish(),
});

export type EnrolRequest = z.infer<typeof enrolSchema>;

export const changeSubjectSchema = z.strictObject({
  bed: bed.nullable().optional(),
  sex: z.enum(SEXES).optional(),
  height_cm: z.number().min(120).max(220).nullable().optional(),
  weight_kg: z.number().min(25).max(250).nullable().optional(),
  age_years: ageSchema.nullable().optional(),
  group: z.enum(GROUPS).optional(),
  admitted_at: time.nullable().optional(),
  enrolled_at: time.nullable().optional(),
  insult_at: time.nullable().optional(),
  diagnosed_at: time.nullable().optional(),
  consented_at: time.nullable().optional(),
  ventilation_started_at: time.nullable().optional(),
  ventilation_ended_at: time.nullable().optional(),
  infusion_planned_at: time.nullable().optional(),
  infusion_started_at: time.nullable().optional(),
  infusion_ended_at: time.nullable().optional(),
});

export type ChangeSubjectRequest = z.infer<typeof changeSubjectSchema>;

export const infusionSchema = z.strictObject({
  started_at: time,
  ended_at: time.nullish(),
  kind: z.enum(INFUSION_KINDS).nullish().meta({
    description:
      "`bag`: another one of the infusion before, whose window it shares; `infusion`: one with a window of its own. Absent or null: a start within two hours of the last bag is a `bag`. Said of a known start it corrects this",
  }),
});

export const transportSchema = z.strictObject({
  under_way: z.boolean().meta({ description: "`true`: away from the ward; `false`: back" }),
  at: time.nullish(),
});

/** One subject as JSON. */
export interface SubjectJson {
  readonly subject: string;
  readonly bed: string | null;
  readonly sex: string;
  readonly height_cm: number | null;
  readonly weight_kg: number | null;
  /** Completed years on enrolment. */
  readonly age_years: number | null;
  readonly group: string;
  readonly admitted_at: string | null;
  readonly enrolled_at: string | null;
  /** The insult or the first symptom, and when the criteria of ARDS were first met. */
  readonly insult_at: string | null;
  readonly diagnosed_at: string | null;
  readonly consented_at: string | null;
  /** Of the latest episode. */
  readonly ventilation_started_at: string | null;
  readonly ventilation_ended_at: string | null;
  readonly ventilation: readonly { readonly started_at: string; readonly ended_at: string | null }[];
  readonly infusion_planned_at: string | null;
  /** T0: of the first infusion. */
  readonly infusion_started_at: string | null;
  readonly infusion_ended_at: string | null;
  readonly infusions: readonly {
    readonly started_at: string;
    readonly ended_at: string | null;
    /** A `bag` shares the window of the infusion before it. */
    readonly kind: InfusionKind;
  }[];
  /** Counts this subject's events; goes up with every change. */
  readonly version: number;
}

/** A subject in the list of all. */
export interface SubjectListing extends SubjectJson {
  /** `null` before an infusion is known. */
  readonly study_day: number | null;
  readonly simulated: boolean;
}

/** A kept reading as JSON. */
export interface ReadingJson {
  readonly parameter: string;
  readonly value: number;
  readonly unit: string;
  readonly observed_at: string;
  readonly recorded_at: string;
  readonly source: string;
  readonly status: string;
  /** 1 as it came; goes up with every change by a person. */
  readonly version: number;
  /** The number of the one that stands in its place; `null`: none does. */
  readonly superseded_by: number | null;
  readonly seq: number;
}
