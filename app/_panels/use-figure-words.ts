import { useTranslations } from "next-intl";
import { formatFigure } from "#app/_format/figure.ts";
import type { FigureMarkView } from "#lib/projections/figure-review-view.ts";
import type { DailyFigureKey } from "#lib/study/daily-figure.ts";

/** A figure with how much it stands on, in words: `17.3, 20/24`. */
export function useFigureWords(figure: DailyFigureKey): (mark: FigureMarkView) => string {
  const t = useTranslations("review");
  return ({ value, n, expected }) => {
    const shown = formatFigure(figure, value);
    if (figure === "lis") return t("partsOf", { value: shown, n });
    return expected === null
      ? t("gasesOf", { value: shown, n })
      : t("figureOf", { value: shown, n, expected });
  };
}

/** A person's name of an actor in the log: people's are told from programs' by an @. */
export function nameOfActor(actor: string): string {
  return actor.startsWith("@") ? actor.slice(1) : actor;
}
