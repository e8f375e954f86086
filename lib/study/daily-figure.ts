/** The daily figures, in the order that screens and exports give them. */
export const DAILY_FIGURES = [
  "peep",
  "plateau_pressure",
  "driving_pressure",
  "static_compliance",
  "pf_ratio",
] as const;

/** The name of a daily figure. */
export type DailyFigureKey = (typeof DAILY_FIGURES)[number];

/** One figure of one local day of a subject: what is verified and signed. */
export interface FigureName {
  /** In the site's time zone, `2026-03-02`. */
  readonly localDate: string;
  readonly figure: DailyFigureKey;
}
