"use client";

import { useTranslations } from "next-intl";
import { formatFigure } from "#app/_format/figure.ts";
import { signedDay } from "#app/_format/signed-day.ts";
import type { FigureState } from "#lib/log/figure-state.ts";
import type { SheetDay, SheetFigure } from "#lib/projections/day-sheet-view.ts";
import { DAILY_FIGURES, type DailyFigureKey } from "#lib/study/daily-figure.ts";
import { StateGlyph } from "./state-glyph.tsx";

/** Days −1 to 7: the columns of the chart above. */
const COLUMNS = [-1, 0, 1, 2, 3, 4, 5, 6, 7] as const;

/** The figures under the chart's own days, each with how much it stands on and where it stands in the review. */
export function SheetDays({ days }: { readonly days: readonly SheetDay[] }) {
  const t = useTranslations("desk");
  const review = useTranslations("review");
  const columns = COLUMNS.map((column) => days.find(({ study_day }) => study_day === column) ?? null);
  const used = statesIn(days);
  return (
    <section>
      <table className="sheet-days">
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{review("quantity")}</span>
            </th>
            {COLUMNS.map((day) => (
              <th scope="col" key={day}>
                {t("day.short", { day: signedDay(day) })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {DAILY_FIGURES.map((figure) => (
            <tr key={figure} className={figure === "driving_pressure" ? "strong" : undefined}>
              <th scope="row">{t(`figure.${figure}`)}</th>
              {columns.map((day, index) => (
                <td key={COLUMNS[index]}>
                  {day !== null && <Figure of={day.figures[figure]} figure={figure} />}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="sheet-states">
        {used.map((state) => (
          <span key={state}>
            <StateGlyph state={state} /> {review(`state.${state}`)}
          </span>
        ))}
      </p>
    </section>
  );
}

function Figure({ of, figure }: { readonly of: SheetFigure; readonly figure: DailyFigureKey }) {
  const review = useTranslations("review");
  const desk = useTranslations("desk");
  const { value, n, expected, state } = of;
  if (state === null && value === null) return "—";
  return (
    <>
      {formatFigure(figure, value)}{" "}
      <small>
        {figure === "lis" ? desk("days.parts", { n }) : expected === null ? "" : `${n}/${expected}`}
      </small>
      {state !== null && (
        <>
          <StateGlyph state={state} />
          <span className="visually-hidden">{review(`state.${state}`)}</span>
        </>
      )}
    </>
  );
}

/** Only the shapes that are on the sheet are explained on it. */
function statesIn(days: readonly SheetDay[]): readonly FigureState[] {
  const found = new Set<FigureState>();
  for (const { figures } of days) {
    for (const figure of DAILY_FIGURES) {
      const { state } = figures[figure];
      if (state !== null) found.add(state);
    }
  }
  return [...found];
}
