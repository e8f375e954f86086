"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { SiteFormat } from "#app/_format/site-format.ts";
import type { FigureReviewView, VerifierView } from "#lib/projections/figure-review-view.ts";
import type { DailyFigureKey } from "#lib/study/daily-figure.ts";
import { ReviewHistory } from "./review-history.tsx";
import { StateGlyph } from "./state-glyph.tsx";
import { nameOfActor, useFigureWords } from "./use-figure-words.ts";

/** What can be done with the figure that is opened. */
export interface ReviewDeeds {
  readonly canVerify: boolean;
  readonly canSign: boolean;
  /** `null`: whoever looks may not ask. */
  readonly ask: (() => void) | null;
  readonly verify: () => void;
  readonly sign: () => void;
  readonly isHistoryShown: boolean;
  readonly toggleHistory: () => void;
}

interface ReviewStandingProps {
  readonly review: FigureReviewView;
  readonly figure: DailyFigureKey;
  readonly format: SiteFormat;
  readonly isHistoryShown: boolean;
}

/** What can be done with a figure, at the drawer's foot: there it is whatever is scrolled above. */
export function ReviewDeedsBar({ deeds }: { readonly deeds: ReviewDeeds }) {
  const t = useTranslations("review.deed");
  return (
    <div className="drawer-deeds">
      <button type="button" className="button strong" disabled={!deeds.canVerify} onClick={deeds.verify}>
        {t("verify")} <kbd>V</kbd>
      </button>
      {deeds.ask !== null && (
        <button type="button" className="button" onClick={deeds.ask}>
          {t("query")} <kbd>Q</kbd>
        </button>
      )}
      <button type="button" className="button" disabled={!deeds.canSign} onClick={deeds.sign}>
        {t("sign")} <kbd>S</kbd>
      </button>
      <button
        type="button"
        className="button at-end"
        aria-expanded={deeds.isHistoryShown}
        onClick={deeds.toggleHistory}
      >
        {t("history")} <kbd>H</kbd>
      </button>
    </div>
  );
}

/** Where a figure stands in the review, and what changed since it was signed. */
export function ReviewStanding({ review, figure, format, isHistoryShown }: ReviewStandingProps) {
  const t = useTranslations("review");
  return (
    <section className="standing" aria-label={t("standing.label")}>
      <p className="standing-state" aria-live="polite">
        {review.state !== null && (
          <span className="tag">
            <StateGlyph state={review.state} /> {t(`state.${review.state}`)}
          </span>
        )}
      </p>
      <StandingWords review={review} figure={figure} format={format} />
      {isHistoryShown && <ReviewHistory history={review.history} figure={figure} format={format} />}
    </section>
  );
}

function StandingWords({ review, figure, format }: Omit<ReviewStandingProps, "isHistoryShown">) {
  const t = useTranslations("review.standing");
  const meaningWord = useTranslations("review.meaning");
  const words = useFigureWords(figure);
  const { list } = useFormatter();
  const { state, reopened, verified, signatures } = review;
  return (
    <>
      {reopened !== null && (
        <p className="standing-was">
          {reopened.signatures.length === 0
            ? t("wasVerified", {
                figure: words(reopened.before),
                name: nameOf(reopened.verified),
                at: format.dateClock(reopened.verified.at),
              })
            : t("was", {
                figure: words(reopened.before),
                signers: list(
                  reopened.signatures.map(({ name, at }) => t("signer", { name, at: format.dateClock(at) })),
                ),
              })}{" "}
          {reopened.because === "data" ? t("changed", { changes: reopened.changes }) : t("protocol")}
        </p>
      )}
      {verified !== null && (
        <p>
          {t("verified", { name: nameOf(verified), at: format.dateClock(verified.at) })}{" "}
          {verified.because !== null && t("because", { because: verified.because })}
        </p>
      )}
      {signatures.map(({ meaning, name, at }) => (
        <p key={meaning}>{t("signed", { meaning: meaningWord(meaning), name, at: format.dateClock(at) })}</p>
      ))}
      {state === "QUERIED" && <p>{t("queried")}</p>}
      {state === "RUNNING" && <p>{t("running")}</p>}
      {state === null && <p>{t("nothing")}</p>}
    </>
  );
}

function nameOf({ name, by }: VerifierView): string {
  return name ?? nameOfActor(by);
}
