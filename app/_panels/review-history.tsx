"use client";

import { useTranslations } from "next-intl";
import type { SiteFormat } from "#app/_format/site-format.ts";
import type { ReviewStepView } from "#lib/projections/figure-review-view.ts";
import type { DailyFigureKey } from "#lib/study/daily-figure.ts";
import { nameOfActor, useFigureWords } from "./use-figure-words.ts";

interface ReviewHistoryProps {
  readonly history: readonly ReviewStepView[];
  readonly figure: DailyFigureKey;
  readonly format: SiteFormat;
}

/** Everything that was ever said yes to in a figure, and every change of it after its day; the latest first. */
export function ReviewHistory({ history, figure, format }: ReviewHistoryProps) {
  const t = useTranslations("review.history");
  if (history.length === 0) return <p>{t("none")}</p>;
  return (
    <ol className="standing-history" reversed aria-label={t("title")}>
      {history.toReversed().map((step) => (
        <li key={`${step.at} ${step.step} ${step.meaning ?? ""} ${step.by}`}>
          <time dateTime={step.at}>{format.dateClock(step.at)}</time>{" "}
          <StepWords step={step} figure={figure} />
        </li>
      ))}
    </ol>
  );
}

function StepWords({ step, figure }: { readonly step: ReviewStepView; readonly figure: DailyFigureKey }) {
  const t = useTranslations("review.history");
  const meaningWord = useTranslations("review.meaning");
  const words = useFigureWords(figure);
  const { before, because, protocol, meaning, name } = step;
  const shown = words(step.figure);
  const by = nameOfActor(step.by);
  return (
    <>
      {step.step === "verified" && t("verified", { name: name ?? by, figure: shown })}
      {step.step === "signed" &&
        t("signed", { name: name ?? by, figure: shown, meaning: meaningWord(meaning ?? "reviewed") })}
      {(step.step === "reopened" || step.step === "recomputed") &&
        before !== undefined &&
        t(step.step, { before: words(before), figure: shown, changes: step.changes ?? 0 })}
      {because !== undefined && because !== null && ` · ${t("because", { because })}`}
      {protocol !== undefined && <small> · {t("protocol", { version: protocol.version })}</small>}
    </>
  );
}
