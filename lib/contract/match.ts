import { z } from "zod";

/** A file of a match, as somebody sends it. */
export const importMatchSchema = z.strictObject({
  file_name: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .meta({ description: "what the file is called where it comes from" }),
  csv: z
    .string()
    .min(1)
    .max(2_000_000)
    .meta({ description: "its text: `match_id,pair_id,ps_logit,weight`, and numbers as further columns" }),
});

export type ImportMatchRequest = z.infer<typeof importMatchSchema>;
