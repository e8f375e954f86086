/** The daily figures, in the order that screens and exports give them. */
export const DAILY_FIGURES = [
  "peep",
  "plateau_pressure",
  "driving_pressure",
  "static_compliance",
  "pf_ratio",
  "lis",
] as const;

/** The name of a daily figure. */
export type DailyFigureKey = (typeof DAILY_FIGURES)[number];

/** One figure of one local day of a subject: what is verified and signed. */
export interface FigureName {
  /** In the site's time zone, `2026-03-02`. */
  readonly localDate: string;
  readonly figure: DailyFigureKey;
}

/** Something for each daily figure. */
export function byFigure<T>(of: (figure: DailyFigureKey) => T): Readonly<Record<DailyFigureKey, T>> {
  const found: Partial<Record<DailyFigureKey, T>> = {};
  for (const figure of DAILY_FIGURES) found[figure] = of(figure);
  return found as Record<DailyFigureKey, T>;
}

export function isDailyFigure(name: unknown): name is DailyFigureKey {
  return DAILY_FIGURES.some((figure) => figure === name);
}
