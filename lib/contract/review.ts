import { z } from "zod";
import { REVIEW_FIGURES } from "../projections/review-view.ts";
import { plainText } from "./plain-text.ts";

/** So many figures are verified or signed in one go at the most. */
export const FIGURES_AT_ONCE = 1_000;

/** One figure of one day, with what whoever says yes to it has seen of its data. */
const figureSeenSchema = z.strictObject({
  subject: z.string().min(1).max(64),
  local_date: z.iso.date(),
  figure: z.enum(REVIEW_FIGURES),
  seen: z.string().min(8).max(64).meta({
    description: "`seen` of the figure as it was shown; 409 `stale_figure` if its data has changed since",
  }),
});

const figures = z.array(figureSeenSchema).min(1).max(FIGURES_AT_ONCE);

export const verifySchema = z.strictObject({
  figures,
  because: plainText(500)
    .optional()
    .meta({ description: "Why those that are not complete are good enough; needed where there are such" }),
});

export const signSchema = z.strictObject({
  figures,
  password: z.string().min(1).max(256).optional().meta({
    description:
      "The signer's own, again. Whoever signs in at the hospital gives none and has signed in just now",
  }),
});

export type FigureSeen = z.infer<typeof figureSeenSchema>;
export type VerifyRequest = z.infer<typeof verifySchema>;
export type SignRequest = z.infer<typeof signSchema>;

/** How many figures were verified or signed: all that were asked for. */
export interface ReviewedJson {
  readonly figures: number;
}
