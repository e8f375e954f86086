"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PROTOCOL } from "#lib/protocol/protocol.ts";
import { doseFor, infusionRate } from "#lib/study/dose.ts";
import { forDisplay } from "#lib/units/rounding.ts";
import type { DoseMode } from "#lib/ventilation/infusion-choice.ts";
import { millilitres, millions } from "./infusion-words.ts";

interface DoseCalculatorProps {
  /** `null`: none was entered yet. */
  readonly weightKg: number | null;
  readonly predictedKg: number | null;
  /** `null`: none was chosen yet. */
  readonly mode: DoseMode | null;
  /** Saline has a volume and no cells. */
  readonly withCells: boolean;
}

/** The dose as worked out, by the actual weight and, for comparison, by the predicted one. For verification. */
export function DoseCalculator({ weightKg, predictedKg, mode, withCells }: DoseCalculatorProps) {
  const t = useTranslations("infusion.dose");
  const { minutes } = PROTOCOL.infusion;
  if (weightKg === null || mode === null) {
    return (
      <aside className="dose" aria-label={t("title")}>
        <h3>{t("title")}</h3>
        <p>{t("none")}</p>
      </aside>
    );
  }
  const dose = doseFor(weightKg, mode, PROTOCOL.infusion);
  const rate = (length: number): string => forDisplay(infusionRate(dose.volumeMl, length), 0);
  return (
    <aside className="dose" aria-label={t("title")}>
      <h3>{t("title")}</h3>
      <dl>
        {withCells && (
          <>
            <Line name={t("actual", { weight: forDisplay(weightKg, 1) })}>
              <b>{t("cells", { cells: millions(dose.cells) })}</b>
            </Line>
            {predictedKg === null ? (
              <Line name={t("noPredicted")}>—</Line>
            ) : (
              <Line name={t("predicted", { weight: forDisplay(predictedKg, 1) })}>
                {t("cells", { cells: millions(doseFor(predictedKg, mode, PROTOCOL.infusion).cells) })}
              </Line>
            )}
          </>
        )}
        <Line name={t("volume")}>
          <b>{t("ml", { volume: millilitres(dose.volumeMl) })}</b>
        </Line>
        {withCells && (
          <Line name={t("concentration")}>{t("perMl", { cells: forDisplay(dose.cellsPerMl / 1e6, 2) })}</Line>
        )}
        <Line name={t("bags")}>{dose.bags}</Line>
        <Line name={t("rate")}>
          {t("rates", {
            slow: rate(minutes.longest),
            long: minutes.longest,
            fast: rate(minutes.shortest),
            short: minutes.shortest,
          })}
        </Line>
      </dl>
    </aside>
  );
}

function Line({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
