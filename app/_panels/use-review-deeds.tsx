"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { useMay, useVisitor } from "#app/_access/visitor.tsx";
import type { SignatureMeaning } from "#lib/log/review-event.ts";
import { ReviewDialog } from "./review-dialog.tsx";
import { useReviewProblem } from "./review-problem.tsx";
import { canSign, canVerify, type Place, type Scope } from "./review-scope.ts";
import type { DayCell } from "./review-table.ts";
import { useReviewDeed } from "./use-review-deed.ts";

/** A place with the figure that is there. */
export interface FigurePlace extends Place {
  readonly cell: DayCell;
}

interface Asked {
  readonly deed: "verify" | "sign";
  readonly place: Place;
  readonly first: Scope;
}

/**
 * Verifying and signing from the table: a complete figure by one key, all else by a dialog. What cannot be done
 * says why. `onClosed`: a dialog has gone, and took the focus with it.
 */
export function useReviewDeeds(onClosed: () => void) {
  const t = useTranslations("review.notice");
  const visitor = useVisitor();
  const maySign = useMay("days:sign");
  const meaning: SignatureMeaning = visitor?.role === "investigator" ? "approved" : "reviewed";
  const [asked, setAsked] = useState<Asked | null>(null);
  const [notice, setNotice] = useState<string | null>(null);
  const verifyOne = useReviewDeed("verifications", (count) => setNotice(t("done", { count })));
  const problem = useReviewProblem(verifyOne.error);

  const ask = (deed: Asked["deed"], place: Place, first: Scope): void => {
    verifyOne.reset();
    setNotice(maySign ? null : t("mayNot"));
    if (maySign) setAsked({ deed, place, first });
  };
  const verify = (place: FigurePlace): void => {
    const { cell, subject, figure } = place;
    if (!canVerify(cell)) setNotice(whyNot(cell));
    else if (!maySign || cell.completeness !== "COMPLETE") ask("verify", place, "figure");
    else {
      setNotice(null);
      const seen = { subject: subject.subject, local_date: cell.localDate, figure, seen: cell.seen };
      verifyOne.mutate({ figures: [seen] });
    }
  };
  const sign = (place: FigurePlace): void => {
    const { cell } = place;
    if (canSign(meaning)(cell)) ask("sign", place, "figure");
    else if (canVerify(cell)) setNotice(t("notVerified"));
    else setNotice(cell.state === "SIGNED" ? t("signed") : whyNot(cell));
  };

  function whyNot({ state }: DayCell): string {
    return state === "RUNNING" || state === "QUERIED" || state === "VERIFIED" || state === "SIGNED"
      ? t(state)
      : t("idle");
  }

  const dialog: ReactNode = asked !== null && (
    <ReviewDialog
      key={`${asked.deed} ${asked.first}`}
      deed={asked.deed === "verify" ? "verify" : meaning}
      place={asked.place}
      may={asked.deed === "verify" ? canVerify : canSign(meaning)}
      first={asked.first}
      onDone={(count) => {
        setAsked(null);
        onClosed();
        setNotice(t(asked.deed === "verify" ? "done" : "signedDone", { count }));
      }}
      onCancel={() => {
        setAsked(null);
        onClosed();
      }}
    />
  );
  return {
    maySign,
    mayVerify: (cell: DayCell) => maySign && canVerify(cell),
    maySignIt: (cell: DayCell) => maySign && canSign(meaning)(cell),
    verify,
    sign,
    many: (deed: Asked["deed"], place: Place) => ask(deed, place, "day"),
    say: setNotice,
    notice: verifyOne.error === null ? notice : (problem ?? verifyOne.error.message),
    dialog,
  };
}
