import { z } from "zod";
import { subjectIdSchema } from "./subjects.ts";

const alarm = z.string().min(1).max(120).meta({ description: "The alarm's `id` in a bed's view" });

export const acknowledgeSchema = z.strictObject({ alarm });
export const acknowledgeAtWallSchema = z.strictObject({
  subject: subjectIdSchema,
  alarm,
  ticket: z.string().min(1).max(200).meta({ description: "From `POST /api/v1/auth/bedside`" }),
});
