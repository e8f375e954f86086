import { z } from "zod";
import { ARMS, DOSE_MODES } from "../ventilation/infusion-choice.ts";
import { PRESCRIBED_EVENTS } from "../ventilation/infusion-event-code.ts";
import { usernameSchema } from "./access.ts";
import { plainLines, plainText } from "./plain-text.ts";

const time = z.string().max(64).meta({ format: "date-time", description: "ISO 8601 with an offset" });
const now = time
  .nullish()
  .meta({ description: "ISO 8601 with an offset; absent: now, by the server's clock" });
const name = plainText(80);
const reason = plainText(500);
const number = z.number().int().min(1).max(1_000);
const volume = z.number().min(0).max(2_000).meta({ description: "mL" });
const cells = z.number().min(1).max(1e10);

const bagSchema = z.strictObject({
  label: name.meta({ description: "What is written on it" }),
  volume_ml: z.number().gt(0).max(2_000),
  cells: cells.nullish().meta({ description: "Absent or null for saline" }),
});

const preparation = {
  arm: z.enum(ARMS),
  mode: z.enum(DOSE_MODES),
  weight_kg: z.number().min(25).max(250).meta({ description: "The weight that the dose stands on" }),
  prescribed_cells: cells.nullish(),
  product: name,
  lot: name,
  passage: z.number().int().min(0).max(100).nullish(),
  expires_at: time,
  route: name,
  line: name,
  bags: z.array(bagSchema).min(1).max(20),
};

export const prepareSchema = z.strictObject(preparation);
export type PrepareRequest = z.infer<typeof prepareSchema>;

export const correctPreparationSchema = z.strictObject({ ...preparation, reason });
export const discardSchema = z.strictObject({ reason });

/** Nothing: whoever is signed in has checked it. A name with a password or a PIN: somebody else, at the same screen. */
export const checkSchema = z.union([
  z.strictObject({}),
  z.strictObject({ username: usernameSchema, password: z.string().min(1).max(256) }),
  z.strictObject({ username: usernameSchema, pin: z.string().regex(/^\d{6}$/, "six digits") }),
]);

export const givingSchema = z.discriminatedUnion("step", [
  z.strictObject({
    step: z.literal("start_bag"),
    bag: number,
    at: now,
    expired_because: reason.nullish().meta({ description: "Why it is given although it has expired" }),
  }),
  z.strictObject({ step: z.literal("end_bag"), bag: number, at: now, given_ml: volume.nullish() }),
  z.strictObject({ step: z.literal("interrupt"), at: now, reason }),
  z.strictObject({ step: z.literal("resume"), at: now }),
  z.strictObject({ step: z.literal("end"), at: now, given_ml: volume.nullish(), reason: reason.nullish() }),
]);
export type GivingRequest = z.infer<typeof givingSchema>;

export const correctStartSchema = z.strictObject({
  was: time.meta({ description: "When the infusion is on record as begun" }),
  started_at: time,
  reason,
});

export const correctEndSchema = z.strictObject({
  ended_at: time,
  given_ml: volume.nullish().meta({ description: "mL given in all; absent or null: not known" }),
  reason,
});

const candidate = {
  event: z
    .enum(PRESCRIBED_EVENTS)
    .nullish()
    .meta({ description: "Absent or null: none of the prescribed ones" }),
  term: plainText(200).meta({ description: "In one's own words" }),
  onset: time,
  note: plainLines(2_000).nullish(),
};

export const enterEventSchema = z.strictObject(candidate);
export type EnterEventRequest = z.infer<typeof enterEventSchema>;
export const correctEventSchema = z.strictObject({ ...candidate, reason });
export const withdrawEventSchema = z.strictObject({ reason });

export const summariseSchema = z.strictObject({
  t0: time,
  text: plainLines(10_000),
  reason: reason.nullish().meta({ description: "Why it is completed again" }),
});
